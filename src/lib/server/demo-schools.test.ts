import { describe, expect, it } from 'vitest';
import { listAllCohorts, listLearners } from './cohorts.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { seedSchools } from './demo-schools.ts';
import { pooledSittings } from './pooled.ts';
import { findReports } from './snapshots.ts';
import { shippedContent } from './test-world.ts';

const now = new Date('2026-09-10T09:00:00Z');

describe('a simulated installation', () => {
	it('has as many teachers as schools ask for, who took both moments, beside the demo; once', async () => {
		const db = openDatabase(':memory:');
		migrate(db);
		const app = { db, content: await shippedContent() };
		const made = await seedSchools(app, { schools: 4, seed: 3, now });
		expect(made).toMatchObject({ schools: 4, cohorts: 1, teachers: 67 });
		expect(app.content.items.has(made?.eased ?? '')).toBe(true);

		const cohorts = listAllCohorts(db).map(({ cohort }) => cohort);
		const course = cohorts.find(({ name }) => name === 'Nascholing groep 1');
		expect(cohorts).toHaveLength(4);
		expect(listLearners(db, course?.id ?? '')).toHaveLength(67);
		const { gain } = findReports(db, course?.id ?? '');
		expect(gain?.figures.report.counts.both).toBeGreaterThan(50);
		expect(gain?.figures.report.gain?.verdict).toBe('clearly-higher');
		expect(pooledSittings(app).first.length).toBeGreaterThan(67);

		expect(await seedSchools(app, { schools: 4, seed: 3, now })).toBeUndefined();
	}, 30_000);
});
