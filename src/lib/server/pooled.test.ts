import { describe, expect, it } from 'vitest';
import { pooledSittings } from './pooled.ts';
import { closeMoment } from './snapshots.ts';
import { addCohort, days, enrol, makeWorld, momentOf, take, type World } from './test-world.ts';

/** A cohort of `both` people who took T1 and T3 and `leavers` who took T1, all beginning alike. */
function cohortOf(world: World, { both, leavers }: { both: number; leavers: number }) {
	const cohort = addCohort(world);
	const members = Array.from({ length: both + leavers }, () => enrol(world, cohort));
	for (const one of members) take(world, one, 'T1');
	closeMoment(world, momentOf(world, cohort, 'T1'), { by: null, now: days(6) });
	for (const one of members.slice(0, both)) take(world, one, 'T3');
	return () => closeMoment(world, momentOf(world, cohort, 'T3'), { by: null, now: days(71) });
}

describe('sittings of the whole installation', () => {
	it('hold T3 once it is closed, of who took both, beside everybody’s first', async () => {
		const world = await makeWorld();
		const close = cohortOf(world, { both: 24, leavers: 0 });
		expect(pooledSittings(world)).toMatchObject({ last: [], pairs: [] });
		close();
		const { first, last, pairs, functions } = pooledSittings(world, 'cito');
		expect([first.length, last.length, pairs.length, functions.length]).toEqual([24, 24, 24, 24]);
		for (const [before, after] of pairs) {
			expect(first[before]?.form).not.toBe(last[after]?.form);
		}
		expect(pooledSittings(world, 'iep').first).toEqual([]);
	}, 30_000);

	it('hold no T3 where one to five people stopped: the difference would tell how they did', async () => {
		const world = await makeWorld();
		cohortOf(world, { both: 24, leavers: 6 })();
		const few = pooledSittings(world);
		expect([few.first.length, few.last.length]).toEqual([30, 0]);
	}, 30_000);

	it('hold T3 again where six people or more of a form stopped', async () => {
		const world = await makeWorld();
		cohortOf(world, { both: 24, leavers: 12 })();
		expect(pooledSittings(world).last).toHaveLength(24);
	}, 30_000);
});
