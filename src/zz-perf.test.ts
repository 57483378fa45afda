import { it } from 'vitest';
import { firstFigures } from './lib/domain/report/first.ts';
import { gainFigures } from './lib/domain/report/gain.ts';
import { computeConstants } from './lib/domain/report/constants.ts';
import { seededRandom } from './lib/domain/statistics/random.ts';
const design = { environment: 'cito', items: Array.from({length:4},(_, i)=>({core:true, anchor:i<2, maxScore:1})) };
for (const [n, classes, schools, envs] of [[40,4,4,2],[60,4,6,2],[80,4,6,2],[100,5,10,1],[100,5,10,3],[200,8,20,3],[400,12,40,3]] as const) {
it(`n ${n}`, { timeout: 200000 }, () => {
	const r = seededRandom(3);
	const learners = Array.from({length:n}, () => { const f = r.integer(0,1) ? 'A' as const : 'B' as const; const env='E'+r.integer(1,envs);
	const sit = (form: 'A'|'B') => ({ form, environment:env, submittedAt: new Date(), items: Array.from({length:4},(_, i)=>({id:'i'+i, testlet:'t'+i, domain:'D1' as const, core:true, anchor:i<2, maxScore:1, points:r.integer(0,1), state:'answered' as const, chosen:[]})) });
	const stay = r.uniform() < .85;
	return { function: 'student' as const, className: 'K'+r.integer(1,classes), schoolName: 'S'+r.integer(1,schools), left:false, last: stay ? sit(f==='A'?'B':'A') : undefined, gain: stay ? 'total' as const : undefined,
		first: sit(f) }; });
	const c = computeConstants(design, []);
	const t = performance.now();
	const src = { record: { cohortId:'c', kind:'pabo' as const, learners }, constantsOf: () => c, chanceOf: () => 0 };
	const one = firstFigures(src);
	const t2 = performance.now();
	const two = gainFigures(src, one.published, one.figures);
	console.log(n, classes, schools, envs, Math.round(t2-t), Math.round(performance.now()-t2), 'ms', one.figures.groups.map(g=>g.by+g.cells.length), two.figures.groups.map(g=>g.by+g.cells.length), two.figures.levels?.first.n,two.figures.leavers?.leavers.n, two.figures.items.first.length);
});
}
