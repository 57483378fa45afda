import { beforeEach, describe, expect, it } from 'vitest';
import { dontKnow } from '../items/item.ts';
import {
	countLate,
	lastSavedAt,
	lastSeq,
	listAnswers,
	listAnswersOf,
	listFrozen,
	saveAnswers,
	setFlag
} from './answers.ts';
import { createJournal, type Journal } from './journal.ts';
import { closeOverdue } from './snapshots.ts';
import { findSitting, submitSitting, takeOver, voidSitting, type Sitting } from './sittings.ts';
import { fieldsOf, fillIn, pageOf, progressOf } from './taking.ts';
import { addCohort, days, enrol, makeWorld, minutes, start, type World } from './test-world.ts';

let world: World;
let journal: Journal;
let sitting: Sitting;
let items: string[];

beforeEach(async () => {
	world = await makeWorld();
	journal = createJournal(world.db);
	sitting = start(world, enrol(world, addCohort(world)), 'T1');
	items = listFrozen(world.db, sitting.id).map(({ itemId }) => itemId);
});

/** The first item of a type in the form. */
function itemOf(type: string): string {
	const found = items.find((id) => world.content.items.get(id)?.item.open.type === type);
	if (!found) throw new Error(`no ${type}`);
	return found;
}
const present = () => findSitting(world.db, sitting.id) ?? sitting;
const answers = () => listAnswers(world.db, sitting.id);

/** Saves fields of some items as they are posted, `{ item: { field: value } }`. */
function fill(
	given: Record<string, Record<string, string>>,
	{
		at = minutes(5),
		epoch = present().epoch,
		...rest
	}: { at?: Date; epoch?: number; seq?: number; givenAt?: Date } = {}
) {
	const entries = Object.entries(given).flatMap(([id, fields]) =>
		Object.entries(fields).map(([name, value]) => [`${id}:${name}`, value] as const)
	);
	const sources = { db: world.db, content: world.content, journal };
	return fillIn(sources, present(), {
		items: Object.keys(given),
		entries,
		epoch,
		now: at,
		...rest
	});
}
const choose = (choice: number | string, order: Parameters<typeof fill>[1] = {}) =>
	fill({ [itemOf('single-choice')]: { choice: String(choice) } }, order);
const chosen = () => answers().get(itemOf('single-choice'));

describe('what a learner fills in', () => {
	it('is saved as it was given, and not as a score', async () => {
		const [choice, number] = [itemOf('single-choice'), itemOf('number')];
		const filled = await fill({ [choice]: { choice: '1' }, [number]: { value: '12,5' } });
		expect(filled).toEqual({ saved: true, late: false, problems: {} });
		expect([...answers()]).toEqual(
			expect.arrayContaining([
				[choice, 1],
				[number, 12.5]
			])
		);
		expect(lastSavedAt(world.db, sitting.id)).toEqual(minutes(5));
	});

	it('may be that she does not know', async () => {
		await choose(dontKnow);
		expect(chosen()).toBe(dontKnow);
	});

	it('cannot be an answer and "weet ik niet" together: that is named, and nothing is saved', async () => {
		const number = itemOf('number');
		const filled = await fill({ [number]: { value: '12', [dontKnow]: 'on' } });
		expect(filled).toMatchObject({
			problems: { [number]: expect.stringContaining('weet ik niet') }
		});
		expect(answers().size).toBe(0);
	});

	it('is named when it cannot be read, and nothing else of the page is lost', async () => {
		const [choice, number] = [itemOf('single-choice'), itemOf('number')];
		const filled = await fill({ [number]: { value: 'twaalf' }, [choice]: { choice: '2' } });
		expect(filled).toMatchObject({ saved: true, problems: { [number]: expect.any(String) } });
		expect([...answers()]).toEqual([[choice, 2]]);
	});

	it('that cannot be read leaves the answer that was there', async () => {
		const number = itemOf('number');
		await fill({ [number]: { value: '12' } });
		await fill({ [number]: { value: 'twaalf' } });
		expect(answers().get(number)).toBe(12);
	});

	it('is of her own form only', async () => {
		const strange = [...world.content.items.keys()].find((id) => !items.includes(id)) ?? '';
		await fill({ [strange]: { choice: '1' }, 'no-item': { choice: '1' } });
		expect(answers().size).toBe(0);
	});

	it('may be nothing: a blank clears what was there, and writes nothing where nothing was', async () => {
		await fill({ [itemOf('single-choice')]: {} });
		expect(world.db.$client.prepare('select count(*) as n from answer').get()).toEqual({ n: 0 });
		await choose(1);
		await fill({ [itemOf('single-choice')]: {} });
		expect(answers().size).toBe(0);
		expect(listAnswersOf(world.db, [sitting.id]).get(sitting.id)?.size).toBe(0);
	});

	it('takes its place among fields of other items by its name', () => {
		const entries = [
			['a:choice', '1'],
			['ab:choice', '2'],
			['a:choice', '3'],
			['a:value', 'x'.repeat(900)],
			['b', 'no field'],
			['a:file', new File([], 'x')]
		] as const;
		const fields = fieldsOf(entries, 'a');
		expect(fields.get('choice')).toEqual(['1', '3']);
		expect(fields.get('value')?.[0]).toHaveLength(500);
		expect([...fields.keys()]).toEqual(['choice', 'value']);
	});
});

describe('the order of answers', () => {
	it('is the counter of the page: an older one that arrives later replaces nothing', async () => {
		await choose(2, { seq: 5 });
		await choose(1, { seq: 4 });
		expect(chosen()).toBe(2);
		await choose(0, { seq: 6 });
		expect(chosen()).toBe(0);
	});

	it('makes the same save twice one save', async () => {
		await choose(2, { seq: 5 });
		await choose(2, { seq: 5, at: minutes(9) });
		expect(lastSavedAt(world.db, sitting.id)).toEqual(minutes(5));
		expect(world.db.$client.prepare('select count(*) as n from answer').get()).toEqual({ n: 1 });
	});

	it('is first of all the epoch: a window that was taken over replaces nothing', async () => {
		await choose(1, { seq: 90 });
		takeOver(world.db, sitting.id);
		await choose(2, { seq: 1 });
		expect(chosen()).toBe(2);
		await choose(0, { epoch: 1, seq: 99 });
		expect(chosen()).toBe(2);
	});

	it('lets a window that was taken over fill only what is still empty', async () => {
		const number = itemOf('number');
		await fill({ [number]: { value: '1' } }, { seq: 1 });
		takeOver(world.db, sitting.id);
		await fill({ [number]: {} }, { seq: 2 });
		await choose(1, { epoch: 1, seq: 7 });
		await fill({ [number]: { value: '3' } }, { epoch: 1, seq: 8 });
		expect(chosen()).toBe(1);
		expect(answers().get(number)).toBe(3);
		await choose(2, { epoch: 1, seq: 9 });
		expect(chosen()).toBe(1);
	});

	it('knows that an answer was cleared: an older one does not come back', async () => {
		await choose(1, { seq: 3 });
		await fill({ [itemOf('single-choice')]: {} }, { seq: 4 });
		await choose(1, { seq: 3 });
		expect(chosen()).toBeUndefined();
	});

	it('of a plain form without a counter goes on from the last one', async () => {
		await choose(1, { seq: 41 });
		await choose(2);
		expect(chosen()).toBe(2);
		expect(lastSeq(world.db, sitting.id)).toBe(42);
	});

	it('is kept when many are saved at once', () => {
		const [itemId = ''] = items;
		const row = { sittingId: sitting.id, itemId, epoch: 1, savedAt: minutes(1) };
		saveAnswers(
			world.db,
			[3, 1, 2].map((seq) => ({ ...row, seq, value: seq })),
			1
		);
		expect(answers().get(itemId)).toBe(3);
	});
});

describe('after the end', () => {
	it('of the time nothing is taken any more, and the sitting is handed in as of its deadline', async () => {
		await choose(1);
		const end = sitting.deadlineAt ?? minutes(0);
		expect(await choose(2, { at: new Date(end.getTime() + 20_000) })).toHaveProperty('saved');
		expect(await choose(0, { at: new Date(end.getTime() + 21_000) })).toEqual({
			refused: 'after-the-end'
		});
		expect(chosen()).toBe(2);
		expect(present()).toMatchObject({ submittedAt: end, submittedBy: 'deadline' });
	});

	it('what was given before it comes in within a day, and is marked', async () => {
		const end = sitting.deadlineAt ?? minutes(0);
		const filled = await choose(1, { at: minutes(60), givenAt: minutes(24) });
		expect(filled).toEqual({ saved: true, late: true, problems: {} });
		expect(chosen()).toBe(1);
		expect(countLate(world.db, [sitting.id]).get(sitting.id)).toBe(1);
		expect(present().submittedAt).toEqual(end);
		expect(await choose(2, { at: minutes(24 * 60, end), givenAt: minutes(24) })).toEqual({
			refused: 'too-late'
		});
	});

	it('of the moment what was given before comes in as well', async () => {
		const before = minutes(-5, days(5));
		sitting = start(world, enrol(world, addCohort(world)), 'T1', { at: before });
		closeOverdue(world, days(5));
		expect(present()).toMatchObject({ submittedAt: days(5), submittedBy: 'window' });
		expect(await choose(1, { at: days(5.1), givenAt: before })).toMatchObject({ late: true });
		expect(await choose(2, { at: days(5.1) })).toEqual({ refused: 'after-the-end' });
	});

	it('by her own hand nothing is taken', async () => {
		submitSitting(world.db, sitting.id, { by: 'learner', now: minutes(6) });
		expect(await choose(1, { at: minutes(7), givenAt: minutes(5) })).toEqual({
			refused: 'after-the-end'
		});
		expect(answers().size).toBe(0);
	});

	it('because it is void nothing is taken', async () => {
		voidSitting(world.db, {
			sittingId: sitting.id,
			reason: 'x',
			by: world.trainer,
			now: minutes(6)
		});
		expect(await choose(1, { at: minutes(7) })).toEqual({ refused: 'void' });
	});
});

describe('the pages of a form', () => {
	it('number the items through, and say what was answered and flagged', async () => {
		await choose(1);
		const id = itemOf('single-choice');
		setFlag(world.db, { sittingId: sitting.id, itemId: id, flagged: true });
		const progress = progressOf(world, sitting.id);
		expect(progress.map(({ number }) => number)).toEqual(items.map((_, at) => at + 1));
		expect(progress.filter(({ answered }) => answered).map((one) => one.id)).toEqual([id]);
		expect(progress.filter(({ flagged }) => flagged).map((one) => one.id)).toEqual([id]);
	});

	it('tell an answer of which something is still to be filled in', async () => {
		const matching = itemOf('matching');
		await fill({ [matching]: { 'match-0': '1' } });
		expect(progressOf(world, sitting.id).find(({ id }) => id === matching)).toMatchObject({
			answered: true,
			complete: false
		});
	});

	it('hold the report and the items of one testlet, and end', () => {
		const pages = progressOf(world, sitting.id).at(-1)?.page ?? 0;
		const seen = Array.from({ length: pages }, (_, at) => pageOf(world, sitting.id, at + 1));
		expect(seen.flatMap((page) => page?.items.map(({ id }) => id))).toEqual(items);
		expect(pageOf(world, sitting.id, pages + 1)).toBeUndefined();
		expect(pageOf(world, sitting.id, 0)).toBeUndefined();
	});

	it('hold no key, no explanation and no misconception', () => {
		const pages = progressOf(world, sitting.id).at(-1)?.page ?? 0;
		const shown = JSON.stringify(
			Array.from({ length: pages }, (_, at) => pageOf(world, sitting.id, at + 1)?.items)
		);
		expect(shown).not.toMatch(/"(key|correct|misconception|explanation|rule|scored|expect)"/);
		expect(shown).not.toMatch(/\bM(0[1-9]|1\d|2[0-7])\b"/);
		for (const id of items) {
			expect(shown).not.toContain(world.content.items.get(id)?.explanation);
		}
	});
});
