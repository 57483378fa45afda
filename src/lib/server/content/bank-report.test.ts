import { afterEach, describe, expect, it } from 'vitest';
import { bankReport } from './bank-report.ts';
import { readContent } from './content.ts';
import { taughtIn } from './firewall.ts';
import { base, changed, read, removeRoots } from './fixtures.ts';
import type { Files } from './fixtures.ts';

afterEach(removeRoots);

const reported = async (files: Files) => bankReport(await read(files), []);
/** A form without twins for the two orderings, which the base does not name. */
const paired = changed(
	'testlets/core/t-a-stappen.yaml',
	'    unchecked:',
	'    twin: t-b-volgorde\n    unchecked:',
	changed(
		'testlets/core/t-b-stappen.yaml',
		'    unchecked:',
		'    twin: t-a-volgorde\n    unchecked:'
	)
);

describe('the report of the bank', () => {
	it('has no broken rules for the bank that ships', { timeout: 60_000 }, async () => {
		const content = await readContent(['content']);
		expect(bankReport(content, taughtIn(['content'])).broken).toEqual([]);
	});

	it('counts items, points, anchors and keys of a pair of forms', async () => {
		const { lines, broken } = await reported(paired);
		expect(broken).toEqual([]);
		const text = lines.join('\n');
		expect(text).toContain('proef (actief): 20 minutes, 4 points');
		expect(text).toContain('items: A 3, 3 core   B 3, 2 core');
		expect(text).toContain('D5  L3 1+1/1 2p');
		expect(text).toContain('anchors, 1 at the same places: 1 t-anker-meest');
		expect(text).toContain('keys: A 1:0 2:1 of 1, longest in 0');
		expect(text).toContain('twins: A 2 of 2   B 2 of 2');
		expect(text).toContain('words in a stem: A at most 4 (t-anker-meest), mean 3');
		expect(text).toContain('misconceptions: A M01 1, M04 1, M22 1, M24 1');
		expect(text).toContain('facts not seen in their source: Niveaus zijn I tot en met V.');
	});

	it('breaks on a rule that an active form does not keep', async () => {
		const { broken } = await reported(base);
		expect(broken).toEqual([
			'proef, t-a-volgorde has no twin in form B',
			'proef, t-b-volgorde has no twin in form A'
		]);
	});

	it('tells the same of a form on trial, and does not break on it', async () => {
		const onTrial = changed('forms/proef.yaml', 'status: actief', 'status: proef');
		const { broken, lines } = await reported(onTrial);
		expect(broken).toEqual([]);
		expect(lines).toContain('  on trial, would break: proef, t-a-volgorde has no twin in form B');
	});

	it('breaks on twins that are not expected to be as hard', async () => {
		const { broken } = await reported(
			changed('testlets/proef/t-b.yaml', 'p: 0.6', 'p: 0.4', paired)
		);
		expect(broken).toContain(
			't-a-punten and t-b-punten are twins but are not expected to be as hard'
		);
	});

	it('breaks on a copy of an item in practice, whatever the status of the forms', async () => {
		const leaking = changed(
			'modules/01-lezen/exercises/oefen-groei.yaml',
			'items:',
			`stimulus:
  report: pupil-report
  school: proef
  subject: rekenen
  pupil: p02
  moments: [E5, M6]
  levels: I-V
  interval: 90
items:`,
			changed('forms/proef.yaml', 'status: actief', 'status: proef')
		);
		const { broken } = await reported(leaking);
		expect(broken).toEqual(['exercise oefen-groei shows the report of t-b']);
	});
});
