import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { exampleReports } from './example-reports.ts';
import { exampleWorld } from './example-world.ts';
import { flavourFile, inWords, withHabits, wordsOf } from './flavour.ts';
import { reportModel } from './models.ts';
import { readStimulus } from './stimulus.ts';
import type { Stimulus } from './stimulus.ts';

const report = (kind: string, label: string, verified = true) => ({
	kind,
	label,
	verified,
	source: 'Handleiding'
});
const flavourOf = (more: object) =>
	v.parse(flavourFile, { reports: [report('group-growth', 'Leergroei')], ...more });

function stimulusOf(written: object): Stimulus {
	const read = readStimulus({
		school: 'vlinderhaag',
		levels: 'I-V',
		group: 6,
		year: '26/27',
		...written
	});
	if ('problems' in read) throw new Error(read.problems.join());
	return read.stimulus;
}
const growth = reportModel(
	stimulusOf({
		report: 'group-growth',
		subject: 'rekenen',
		moments: ['E5', 'M6'],
		interval: 90,
		note: 'Let op de score en het niveau bij M6.'
	}),
	exampleWorld
);
const overview = stimulusOf({ report: 'group-overview', subjects: ['rekenen'], moment: 'M6' });

describe('a flavour', () => {
	it('gives a report the name that the system has for it', () => {
		expect(inWords(growth, flavourOf({})).title).toBe('Leergroei rekenen-wiskunde');
	});

	it('never prints a name that nobody has verified', () => {
		const flavour = flavourOf({ reports: [report('group-growth', 'Leergroei', false)] });
		expect(inWords(growth, flavour)).toEqual(growth);
		expect(wordsOf('group-growth', flavour)).toBeUndefined();
	});

	it('puts its own words in the place of ours, whole words only, with their capital', () => {
		const model = inWords(
			growth,
			flavourOf({ words: { score: 'ontwikkelscore', niveau: 'stand' } })
		);
		expect(model.foot.join(' ')).toContain('ontwikkelscore-interval van 90% om de ontwikkelscore.');
		expect(model.foot.join(' ')).toContain('Stand I is de hoogste 20%');
		expect(model.foot.join(' ')).toContain('Elk stand is 20%');
	});

	it('leaves names, numbers and what an author wrote as they are', () => {
		const model = inWords(growth, flavourOf({ words: { score: 'punten' }, moments: 'months' }));
		expect(model.note).toBe(growth.note);
		if (model.report !== 'group-growth' || growth.report !== 'group-growth') throw new Error();
		expect(model.rows).toEqual(growth.rows);
		expect(model.levels).toEqual(growth.levels);
		expect(model.axis).toEqual(growth.axis);
	});

	it.each([
		['periods', 'gr. 6 p. 1'],
		['months', 'DL 35']
	])('writes moments as %s', (moments, text) => {
		const model = inWords(growth, flavourOf({ moments }));
		expect(model.subtitle).toContain(text);
		expect(model.subtitle).not.toContain('M6');
	});

	it.each([
		['codes', 'midden schooljaar (M)'],
		['periods', 'periode 1'],
		['months', 'midden schooljaar']
	])('names the half of a year as it names moments: %s', (moments, text) => {
		const kinds = ['cross-section', 'reference-levels of groups'];
		const models = exampleReports.flatMap(([kind, model]) => (kinds.includes(kind) ? [model] : []));
		expect(models).toHaveLength(2);
		for (const model of models) {
			const { subtitle } = inWords(model, flavourOf({ moments }));
			expect(subtitle).toBe(`De Vlinderhaag · ${text} · 26/27`);
		}
	});

	it('says in the fingerprint of an item what it changes, and nothing where it changes nothing', () => {
		const same = flavourOf({ reports: [report('group-growth', 'Groepsrapport')] });
		expect(wordsOf('group-growth', same)).toBeUndefined();
		expect(wordsOf('group-growth', flavourOf({}))).toMatchObject({ label: 'Leergroei' });
		expect(wordsOf('pupil-report', flavourOf({ moments: 'months' }))).toMatchObject({
			moments: 'months'
		});
	});

	it('fills in what an author left open, and nothing else', () => {
		const flavour = flavourOf({ columns: ['percentile', 'level'], sort: 'score' });
		expect(withHabits(overview, flavour)).toEqual({
			...overview,
			columns: ['percentile', 'level'],
			sort: 'score'
		});
		const own = { ...overview, columns: ['score' as const], sort: 'name' as const };
		expect(withHabits(own as Stimulus, flavour)).toEqual(own);
	});

	it('has each kind once', () => {
		const twice = [report('dle', 'DLE'), report('dle', 'Leerrendement')];
		expect(() => flavourOf({ reports: twice })).toThrow('a kind may be here once');
	});
});
