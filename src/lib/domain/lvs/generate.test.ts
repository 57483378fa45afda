import { readFileSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateSchool } from './generate.ts';
import { halfYearCorrelation, reliability } from './growth.ts';
import { findMoment, moments } from './moments.ts';
import { parseNorms } from './norms.ts';
import type { NormTable } from './norms.ts';
import { groupOf, parseSchool } from './school.ts';
import type { School } from './school.ts';

const subjects = ['rekenen', 'spelling', 'begrijpend-lezen', 'technisch-lezen'];
const norms = Object.fromEntries(
	subjects.map((subject): [string, NormTable] => {
		const parsed = parseNorms(subject, readFileSync(`content/norms/${subject}.csv`, 'utf8'));
		if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
		return [subject, parsed.norms];
	})
);
const names = ['school.yaml', 'pupils.csv', 'results.csv'];
const schools = readdirSync('content/schools').map((slug) => {
	const files = Object.fromEntries(
		names.map((name) => [name, readFileSync(`content/schools/${slug}/${name}`, 'utf8')])
	);
	const parsed = parseSchool(files, parse);
	if ('problems' in parsed) throw new Error(`${slug}: ${JSON.stringify(parsed.problems)}`);
	return { slug, files, school: parsed.school };
});

function correlation(pairs: readonly (readonly [number, number])[]): number {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
	const sum = (of: (x: number, y: number) => number) =>
		pairs.reduce((total, [x, y]) => total + of(x - mx, y - my), 0);
	return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

function standardised(school: School, pupil: string, subject: string, moment: string) {
	const score = school.result(pupil, subject, moment)?.score;
	const row = norms[subject]?.[moment];
	return score === undefined || !row ? undefined : (score - row.mean) / row.sd;
}

const pairsAt = (halfYears: number) =>
	schools.flatMap(({ school }) =>
		[...school.pupils.keys()].flatMap((pupil) =>
			subjects.flatMap((subject) =>
				moments.flatMap(({ id }, at) => {
					const later = moments[at + halfYears];
					const one = standardised(school, pupil, subject, id);
					const other = later && standardised(school, pupil, subject, later.id);
					return one === undefined || other === undefined ? [] : [[one, other] as const];
				})
			)
		)
	);

describe('a generated school', () => {
	it('is the same to the byte for the same seed, and another for another', () => {
		const one = generateSchool({ seed: 7, name: 'De Vlinderhaag' }, norms);
		expect(generateSchool({ seed: 7, name: 'De Vlinderhaag' }, norms)).toEqual(one);
		expect(generateSchool({ seed: 8, name: 'De Vlinderhaag' }, norms)).not.toEqual(one);
	});

	it.each(schools)('$slug in content is what its seed gives', ({ files, school }) => {
		expect(generateSchool({ seed: school.seed ?? 0, name: school.name }, norms)).toEqual(files);
	});

	it.each(schools)('$slug has results of less than 250 kB', ({ slug }) => {
		expect(statSync(`content/schools/${slug}/results.csv`).size).toBeLessThan(250_000);
	});

	it.each(schools)(
		'$slug has groups of 18 to 28 pupils, and one cohort of 8 to 12',
		({ school }) => {
			const sizes = new Map<string, Set<string>>();
			for (const { pupil, moment, year } of school.results) {
				const key = `${year} ${moment}`;
				sizes.set(key, (sizes.get(key) ?? new Set()).add(pupil));
			}
			const small = new Set<number>();
			for (const [key, pupils] of sizes) {
				const [year = '', moment = ''] = key.split(' ');
				if (pupils.size < 18) {
					expect(pupils.size).toBeGreaterThanOrEqual(8);
					expect(pupils.size).toBeLessThanOrEqual(12);
					small.add(Number(year.slice(0, 2)) - (findMoment(moment)?.group ?? 0));
				} else expect(pupils.size).toBeLessThanOrEqual(28);
			}
			expect(small.size).toBe(1);
		}
	);

	it.each(schools)('$slug has no E of the last year yet', ({ school }) => {
		expect(
			school.results.some(({ year, moment }) => year === '26/27' && moment.startsWith('E'))
		).toBe(false);
	});

	it.each(schools)('$slug has no first name twice in a group', ({ school }) => {
		const pupils = [...school.pupils.values()];
		const named = pupils.map((pupil) => `${pupil.name.split(' ')[0]} ${groupOf(pupil, '26/27')}`);
		expect(new Set(named).size).toBe(pupils.length);
	});
});

describe('the generated world', () => {
	it('looks like the norm group as a whole', () => {
		const all = pairsAt(0).map(([z]) => z);
		const mean = all.reduce((sum, z) => sum + z, 0) / all.length;
		const sd = Math.sqrt(all.reduce((sum, z) => sum + (z - mean) ** 2, 0) / all.length);
		expect(Math.abs(mean)).toBeLessThan(0.1);
		expect(sd).toBeGreaterThan(0.93);
		expect(sd).toBeLessThan(1.07);
	});

	it.each([1, 2, 3])(
		'has scores that correlate as reliability .90 and .95 a half year say, over %i half years',
		(halfYears) => {
			const expected = reliability * halfYearCorrelation ** halfYears;
			expect(Math.abs(correlation(pairsAt(halfYears)) - expected)).toBeLessThan(0.04);
		}
	);
});
