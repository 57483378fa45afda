import { afterEach, describe, expect, it } from 'vitest';
import { leaks, taughtIn } from './firewall.ts';
import type { Taught } from './firewall.ts';
import { base, changed, read, removeRoots, rootOf } from './fixtures.ts';
import type { Files } from './fixtures.ts';

afterEach(removeRoots);

const exercise = 'modules/01-lezen/exercises/oefen-groei.yaml';
const found = async (files: Files, taught: readonly Taught[] = []) =>
	leaks(await read(files), taught);

/** An item of the test with a text long enough to be known by. */
const tested = changed(
	'testlets/core/t-anker.yaml',
	'stem: "Wie groeide het meest?"',
	'stem: "Welke leerling groeide van eind groep 5 tot midden groep 6 het meest in punten?"'
);
/** The exercise of the base with another stem, and the report of the anchor or none. */
const practised = (stem: string, files = tested) =>
	changed(exercise, 'stem: "Wat is groei?"', `stem: "${stem}"`, files);
const lesson = (text: string): Taught => ({ file: 'modules/01-lezen/01-groei.md', text });

describe('the wall between what is practised and what is tested', () => {
	it('lets through an exercise of its own on the same matter', async () => {
		const own = practised(
			'Een leerling scoort in januari hoger dan in juni. Wat lees je dan af aan het verschil?'
		);
		expect(await found(own, [lesson('Groei is een verschil tussen twee scores.')])).toEqual([]);
	});

	it('finds an exercise that is an item of the test with other figures', async () => {
		const copy = practised(
			'Welke leerling groeide van eind groep 6 tot midden groep 7 het meest in punten?'
		);
		expect(await found(copy)).toEqual(['exercise oefen-groei is a near copy of t-anker-meest']);
	});

	it('finds an exercise that is an item of the test with a word changed', async () => {
		const copy = practised(
			'Welke leerling groeide van eind groep 5 tot midden groep 6 het minst in punten?'
		);
		expect(await found(copy)).toHaveLength(1);
	});

	it('finds a lesson that holds the stem of an item', async () => {
		const text =
			'Stel je eerst deze vraag. Welke leerling groeide van eind groep 5 tot midden groep 6 het meest in punten? Reken het uit.';
		expect(await found(tested, [lesson(text)])).toEqual([
			'modules/01-lezen/01-groei.md holds the text of t-anker-meest'
		]);
	});

	it('finds a lesson that names an item, and not one that names a longer word', async () => {
		expect(await found(base, [lesson('<Exercise id="t-a-punten" />')])).toEqual([
			'modules/01-lezen/01-groei.md names t-a-punten'
		]);
		expect(await found(base, [lesson('oefen-t-a-punten-extra')])).toEqual([]);
	});

	it('finds an exercise on the report of an item, however it is drawn', async () => {
		const report = `stimulus:
  report: group-growth
  school: proef
  subject: rekenen
  group: 6
  year: 26/27
  moments: [E5, M6]
  pupils: [p01, p02, p03]
  levels: A-E
  interval: 67
  show: [growth]
items:`;
		const same = changed(exercise, 'items:', report);
		expect(await found(same)).toEqual(['exercise oefen-groei shows the report of t-anker']);
		const others = changed(exercise, 'items:', report.replace('p01, p02, p03', 'p02, p03'));
		expect(await found(others)).toEqual([]);
	});

	it('finds an example report that is that of an item', async () => {
		const specimen = `- id: leerlingrapport
  name: "Leerlingrapport"
  about: "Om te bekijken."
  stimulus:
    report: pupil-report
    school: proef
    subject: rekenen
    pupil: p01
    moments: [E5, M6]
    levels: I-V
    interval: 67
`;
		expect(await found({ ...base, 'specimens.yaml': specimen })).toEqual([
			'specimen leerlingrapport shows the report of t-a'
		]);
	});

	it('finds a correction whose reason quotes the item: learners read it', async () => {
		const withReason = (reason: string) =>
			changed(
				'testlets/core/t-anker.yaml',
				'    stem: "Welke leerling',
				`    corrections: [{ on: "2026-12-01", reason: "${reason}" }]\n    stem: "Welke leerling`,
				tested
			);
		expect(await found(withReason('De sleutel stond bij het verkeerde antwoord.'))).toEqual([]);
		expect(await found(withReason('Onduidelijk was wie het meest in punten groeide.'))).toEqual([
			'a correction of t-anker-meest, which learners read, quotes it'
		]);
	});

	it('stands also before items that stand in no form', async () => {
		const spare = changed(
			'testlets/core/t-anker.yaml',
			'id: t-anker\nstatus: actief',
			'id: t-reserve\nstatus: vervallen',
			changed('testlets/core/t-anker.yaml', 'id: t-anker-meest', 'id: t-reserve-meest', tested)
		)['testlets/core/t-anker.yaml'];
		const copy = practised(
			'Welke leerling groeide van eind groep 6 tot midden groep 7 het meest in punten?',
			{ ...base, 'testlets/core/t-reserve.yaml': spare ?? '' }
		);
		expect(await found(copy)).toEqual(['exercise oefen-groei is a near copy of t-reserve-meest']);
	});

	it('is held against lessons and modules, and not against exercises as texts', async () => {
		const files = taughtIn([rootOf(base)]).map(({ file }) => file);
		expect(files).toEqual(['modules/01-lezen/01-groei.md', 'modules/01-lezen/module.yaml']);
	});
});
