import { beforeEach, describe, expect, it } from 'vitest';
import { dontKnow } from '../items/item.ts';
import { listFrozen, saveAnswers } from './answers.ts';
import { listAudit } from './audit.ts';
import type { Cohort, Membership } from './cohorts.ts';
import type { BankItem } from './content/testlets.ts';
import { effectOf } from './key-effect.ts';
import { adoptKeys, changedKeys, listKeys, unexplained } from './keys.ts';
import { ownResult } from './results.ts';
import { submitSitting } from './sittings.ts';
import { closeMoment, findReports, listSnapshots, republish } from './snapshots.ts';
import { correctedContent, reason } from './test-correction.ts';
import {
	addCohort,
	days,
	enrol,
	makeWorld,
	minutes,
	momentOf,
	now,
	start,
	type World
} from './test-world.ts';

let world: World;
let cohort: Cohort;
let item: BankItem;
/** The same installation with a corrected key; and with one that says nothing of it. */
let corrected: World;
let silent: World;
beforeEach(async () => {
	world = await makeWorld();
	cohort = addCohort(world, { firstResult: 'score' });
	const content = await correctedContent();
	item = content.item;
	corrected = { ...world, content: content.told };
	silent = { ...world, content: content.silent };
	adoptKeys(world, days(-9));
});

const key = () => item.item.rule as { rule: number };
const next = () => (key().rule + 1) % item.item.choices.length;

/** Somebody who gives one answer to the item that is corrected, and "weet ik niet" to all others. */
function takeWith(answer: number | typeof dontKnow, code: 'T1' | 'T3' = 'T1', who?: Membership) {
	const member = who ?? enrol(world, cohort);
	const sitting = start(world, member, code);
	const savedAt = minutes(10, sitting.startedAt);
	const rows = listFrozen(world.db, sitting.id).map(({ itemId }, at) => ({
		sittingId: sitting.id,
		itemId,
		value: itemId === item.id ? answer : dontKnow,
		epoch: 1,
		seq: at + 1,
		savedAt
	}));
	saveAnswers(world.db, rows, 1);
	submitSitting(world.db, sitting.id, { by: 'learner', now: savedAt });
	return member;
}
const several = (n: number, answer: number | typeof dontKnow) =>
	Array.from({ length: n }, () => takeWith(answer));

describe('keys that are in force', () => {
	it('are kept at the first start, of every item, and then stay', () => {
		takeWith(key().rule);
		const kept = listKeys(world.db);
		expect([...kept.keys()].sort()).toEqual([...world.content.items.keys()].sort());
		expect(adoptKeys(world, days(2))).toEqual([]);
		expect(listKeys(world.db)).toEqual(kept);
	});

	it('change without a trace as long as nobody sat the item', () => {
		expect(changedKeys(corrected)).toEqual([]);
		expect(adoptKeys(corrected, days(2))).toEqual([]);
		expect(listKeys(world.db).get(item.id)).toMatchObject([
			{ since: days(-9), scored: corrected.content.items.get(item.id)?.scored }
		]);
		expect(listAudit(world.db, { limit: 99 }).map(({ action }) => action)).not.toContain(
			'key-corrected'
		);
	});
});

describe('a key that was corrected after somebody sat the item', () => {
	it('is taken over once, with what it was, and is in the log', () => {
		takeWith(key().rule);
		const [change] = adoptKeys(corrected, days(2));
		expect(change).toMatchObject({ bank: { id: item.id }, because: [{ reason }] });
		expect(
			listKeys(world.db)
				.get(item.id)
				?.map(({ since }) => since)
		).toEqual([days(-9), days(2)]);
		expect(adoptKeys(corrected, days(3))).toEqual([]);
		const logged = listAudit(world.db, { limit: 99 }).filter(
			({ action }) => action === 'key-corrected'
		);
		expect(logged).toMatchObject([{ at: days(2), subject: 'item', subjectId: item.id }]);
	});

	it('is refused when the content does not say why', () => {
		takeWith(key().rule);
		expect(unexplained(changedKeys(corrected))).toBeUndefined();
		expect(unexplained(changedKeys(silent))).toContain(`the key of ${item.id} changed`);
		expect(() => adoptKeys(silent, days(2))).toThrow(/say why in its corrections/);
		expect(listKeys(world.db).get(item.id)).toHaveLength(1);
	});

	it('needs a new reason when it is corrected again', () => {
		takeWith(key().rule);
		adoptKeys(corrected, days(2));
		expect(unexplained(changedKeys(world))).toContain('say why');
	});

	it('makes published figures again, and leaves those of others alone', () => {
		several(6, key().rule);
		several(6, next());
		const other = addCohort(world);
		closeMoment(world, momentOf(world, cohort, 'T1'), { by: null, now: days(1) });
		closeMoment(world, momentOf(world, other, 'T1'), { by: null, now: days(1) });
		adoptKeys(corrected, days(2));
		republish(corrected, days(2));
		republish(corrected, days(3));
		expect(listSnapshots(world.db, cohort.id).map(({ reason: why }) => why)).toEqual([
			'closed',
			'key-correction'
		]);
		expect(listSnapshots(world.db, other.id)).toHaveLength(1);
		expect(findReports(world.db, cohort.id).first?.madeAt).toEqual(days(2));
	});
});

describe('what a learner is told of a corrected key', () => {
	const told = (member: Membership) =>
		ownResult(corrected, member.personId, cohort.id, days(70))?.corrections;

	it('is date, reason and points, when her points changed', () => {
		const [right, wrong, unknown] = [key().rule, next(), dontKnow].map((one) =>
			takeWith(one as number)
		) as [Membership, Membership, Membership];
		expect(told(right)).toEqual([]);
		adoptKeys(corrected, days(2));
		const entry = { moment: 'T1', at: days(2), reasons: [{ on: '2026-09-20', reason }] };
		expect(told(right)).toEqual([{ ...entry, points: -1 }]);
		expect(told(wrong)).toEqual([{ ...entry, points: 1 }]);
		expect(told(unknown)).toEqual([]);
	});

	it('is nothing when she handed in later: she never saw another score', () => {
		takeWith(next());
		adoptKeys(corrected, minutes(5, now));
		expect(told(takeWith(next()))).toEqual([]);
	});

	it.each([
		['nothing', []],
		['clusters', [undefined]],
		['score', [-1]]
	] as const)('is no more than T1 shows: %s', (firstResult, points) => {
		cohort = addCohort(world, { firstResult });
		const member = takeWith(key().rule);
		adoptKeys(corrected, days(2));
		expect(told(member)?.map((one) => one.points)).toEqual(points);
	});

	it('names nothing of the item', () => {
		const member = takeWith(key().rule);
		adoptKeys(corrected, days(2));
		const said = JSON.stringify(told(member));
		for (const word of [item.id, item.testletId, item.item.open.stem, item.explanation]) {
			expect(said).not.toContain(word);
		}
	});

	it('is of both moments once she handed in T3', () => {
		cohort = addCohort(world, { firstResult: 'nothing' });
		const member = takeWith(key().rule);
		takeWith(next(), 'T3', member);
		adoptKeys(corrected, days(63));
		expect(told(member)?.map(({ moment, points }) => [moment, points])).toEqual([
			['T1', -1],
			['T3', 1]
		]);
	});
});

describe('the effect of changed content, before the server starts with it', () => {
	it('is who would get more or fewer points, by cohort and moment, and changes nothing', () => {
		several(8, key().rule);
		several(6, next());
		several(7, dontKnow);
		closeMoment(world, momentOf(world, cohort, 'T1'), { by: null, now: days(1) });
		const before = world.db.$client.serialize();
		const effect = effectOf(corrected);
		expect(effect).toMatchObject({
			refusals: [],
			people: 21,
			reports: 1,
			whole: { n: 21, counts: { more: 6, fewer: 8 } },
			groups: [{ cohort: cohort.name, moment: 'T1', effect: { n: 21, mean: -2 / 21 } }]
		});
		expect(effect.changed.map(({ bank }) => bank.id)).toEqual([item.id]);
		expect(world.db.$client.serialize().equals(before)).toBe(true);
	});

	it('is nothing where no key changed, and after the start with it', () => {
		several(6, key().rule);
		expect(effectOf(world)).toMatchObject({ changed: [], groups: [], people: 0, reports: 0 });
		adoptKeys(corrected, days(2));
		expect(effectOf(corrected).changed).toEqual([]);
	});

	it('names the wordings and the silent changes that the server would refuse', () => {
		takeWith(key().rule);
		const items = new Map(silent.content.items);
		const bank = items.get(item.id);
		if (!bank) throw new Error('no item');
		items.set(item.id, { ...bank, shown: 'another' });
		const { refusals } = effectOf({ ...silent, content: { ...silent.content, items } });
		expect(refusals).toEqual([
			expect.stringContaining(`lacks item ${item.id} as it was shown`),
			expect.stringContaining(`the key of ${item.id} changed`)
		]);
	});
});
