import { beforeEach, describe, expect, it } from 'vitest';
import { isHttpError } from '@sveltejs/kit';
import { viewerOf } from './access.ts';
import { bankItem, requireBank } from './bank-item.ts';
import { bankRows, choicesOf, filtered, readFilters, type Filters } from './bank.ts';
import { adoptKeys } from './keys.ts';
import { appoint } from './people.ts';
import { correctedContent, reason } from './test-correction.ts';
import { addCohort, days, enrol, makeWorld, take, type World } from './test-world.ts';

let world: World;
beforeEach(async () => {
	world = await makeWorld();
});
const by = (asked: Partial<Filters>) => readFilters(new URLSearchParams(asked));

describe('the list of the bank', () => {
	it('holds every item once, also what is drawn no more', () => {
		const ids = bankRows(world.content).map(({ id }) => id);
		expect(ids.toSorted()).toEqual([...world.content.items.keys()].sort());
	});

	it('says where an item stands: an anchor at the same place of both forms', () => {
		const anchors = bankRows(world.content).filter(({ anchor }) => anchor);
		expect(anchors.length).toBeGreaterThan(0);
		for (const { places } of anchors) {
			for (const [test, own] of Map.groupBy(places, (place) => place.test)) {
				expect([test, own.map(({ form }) => form)]).toEqual([test, ['A', 'B']]);
				expect(new Set(own.map(({ number }) => number)).size).toBe(1);
			}
		}
	});

	it('is narrowed by each filter, and by all of them at once', () => {
		const rows = bankRows(world.content);
		const [row] = rows.filter(({ anchor }) => anchor);
		const [place] = row?.places ?? [];
		if (!row || !place) throw new Error('no anchor');
		const asked = {
			omgeving: row.environment,
			domein: row.domain,
			niveau: row.level,
			type: row.kind,
			versie: `${place.test}-${place.form}`,
			anker: 'ja',
			status: row.status,
			zoek: row.stem.split(' ')[1] ?? ''
		};
		for (const [name, value] of Object.entries(asked)) {
			const found = filtered(rows, by({ [name]: value }));
			expect([name, found.includes(row)]).toEqual([name, true]);
			expect([name, filtered(rows, by({ [name]: 'zqx' }))]).toEqual([name, []]);
		}
		expect(filtered(rows, by(asked))).toContain(row);
		expect(filtered(rows, by({ anker: 'nee' }))).not.toContain(row);
		expect(filtered(rows, by({}))).toEqual(rows);
		expect(filtered(rows, by({ zoek: 'nergens te vinden' }))).toEqual([]);
	});

	it('offers in each filter only what finds something', () => {
		const rows = bankRows(world.content);
		const choices = choicesOf(world.content, rows);
		for (const [name, options] of Object.entries(choices)) {
			for (const option of options) {
				const value = typeof option === 'string' ? option : option.value;
				expect(filtered(rows, by({ [name]: value })).length).toBeGreaterThan(0);
			}
		}
	});
});

describe('an item of the bank', () => {
	it('is shown whole, whatever its type', () => {
		for (const { id } of bankRows(world.content)) {
			const item = bankItem(world, id);
			expect([id, item?.key.length]).not.toEqual([id, 0]);
			for (const { name } of item?.errors ?? []) expect(name).toMatch(/\.$/);
			expect(item?.explanation).not.toBe('');
			if (item?.unchecked === undefined) expect(item?.expectations.length).toBeGreaterThan(0);
		}
		expect(bankItem(world, 'bestaat-niet')).toBeUndefined();
	});

	it('says how often it was met, and when a correction was applied here', async () => {
		const { item, told } = await correctedContent();
		const cohort = addCohort(world);
		expect(bankItem(world, item.id)).toMatchObject({ met: [], corrections: [] });
		adoptKeys(world, days(-9));
		for (let at = 0; at < 2; at += 1) take(world, enrol(world, cohort), 'T1');
		adoptKeys({ ...world, content: told }, days(2));
		expect(bankItem({ ...world, content: told }, item.id)).toMatchObject({
			met: [{ code: 'T1', cohorts: 1, sittings: 2 }],
			corrections: [{ on: new Date('2026-09-20'), reason, appliedAt: days(2) }]
		});
	});

	it('was never otherwise where the correction came before anybody sat it', async () => {
		const { item, told } = await correctedContent();
		adoptKeys({ ...world, content: told }, days(-9));
		expect(bankItem({ ...world, content: told }, item.id)?.corrections).toMatchObject([
			{ appliedAt: undefined }
		]);
	});
});

describe('who may read the bank', () => {
	const open = (personId: string) => {
		const signedIn = { id: personId } as Parameters<typeof viewerOf>[1];
		try {
			return requireBank(world.db, viewerOf(world.db, signedIn)).id === personId;
		} catch (error) {
			if (!isHttpError(error, 404)) throw error;
			return false;
		}
	};
	const appointed = (role: 'teacher-educator' | 'researcher' | 'trainer' | 'administrator') => {
		const personId = world.person();
		const organisationId = role === 'researcher' || role === 'administrator' ? null : world.pabo.id;
		appoint(world.db, { personId, role, organisationId, by: personId, now: days(-20) });
		return personId;
	};

	it('is an educator or a researcher, and nobody else', () => {
		expect(open(appointed('teacher-educator'))).toBe(true);
		expect(open(appointed('researcher'))).toBe(true);
		for (const role of ['trainer', 'administrator'] as const)
			expect(open(appointed(role))).toBe(false);
		expect(open(world.person())).toBe(false);
	});

	it('is not an educator who takes the test herself', () => {
		const educator = appointed('teacher-educator');
		enrol(world, addCohort(world), { personId: educator });
		expect(open(educator)).toBe(false);
	});
});
