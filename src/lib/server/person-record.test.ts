import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { assignModule } from './assignments.ts';
import { createSessions } from './auth/sessions.ts';
import * as schema from './db/schema.ts';
import { setGoal } from './goals.ts';
import { makeLink } from './people.ts';
import { personRecord } from './person-record.ts';
import { openLesson, recordAttempt } from './progress.ts';
import { addCohort, days, enrol, makeWorld, now, take, type World } from './test-world.ts';

let world: World;
let personId: string;
let token: string;
let sessionId: string;
const goal = {
	aim: 'Ik kan groei uitleggen.',
	challenge: 'Met de meetfout erbij.',
	evidence: 'Een collega legt het mij terug uit.',
	module: null,
	dueOn: '2026-12-01'
};

beforeEach(async () => {
	world = await makeWorld();
	personId = world.person('Samira Student');
	const cohort = addCohort(world);
	take(world, enrol(world, cohort, { personId }), 'T1');
	take(world, enrol(world, cohort), 'T1');
	openLesson(world.db, { personId, module: '01', lesson: 'a', now });
	recordAttempt(world.db, { personId, exercise: 'x', answer: 2, seed: 0, now });
	setGoal(world.db, goal, { personId, now });
	const assigned = { cohortId: cohort.id, module: '01', dueOn: '2026-10-01' };
	assignModule(world.db, assigned, { by: personId, now });
	token = makeLink(world.db, { purpose: 'password-reset', personId, by: world.trainer, now });
	sessionId = await createSessions(world.db, { secure: true }).start(personId);
});
const record = () => {
	const found = personRecord(world.db, personId, days(1));
	if (!found) throw new Error('no record');
	return found;
};

describe('everything stored about one person', () => {
	it('has a part for every table that names a person', () => {
		const tables = Object.values(schema).filter((one) => one instanceof SQLiteTable);
		const naming = tables
			.map((table) => getTableConfig(table))
			.filter(
				({ name, columns, foreignKeys }) =>
					name === 'person' ||
					foreignKeys.some(
						({ reference }) => getTableConfig(reference().foreignTable).name === 'person'
					) ||
					columns.some((column) => /person|actor|subject_id/.test(column.name))
			)
			.map(({ name }) => name);
		expect(naming.length).toBeGreaterThanOrEqual(9);
		expect(Object.keys(record())).toEqual(expect.arrayContaining(naming));
	});

	it('has something in each of them for somebody who did everything', () => {
		for (const [part, value] of Object.entries(record())) {
			if (Array.isArray(value) && part !== 'appointment')
				expect([part, value.length > 0]).toEqual([part, true]);
		}
	});

	it('has every answer as it was given, to every question in its place', () => {
		const [sitting] = record().sitting;
		expect(sitting?.items?.map(({ position }) => position)).toEqual(
			sitting?.items?.map((_, at) => at)
		);
		const right = 8;
		expect(sitting?.items?.filter(({ answer }) => answer === 'dont-know')).toHaveLength(
			(sitting?.items?.length ?? 0) - right
		);
	});

	it('holds nothing that opens an account, and no key', () => {
		const text = JSON.stringify(record());
		for (const secret of [token, sessionId, 'no password', 'passwordHash', 'tokenHash', 'idHash']) {
			expect(text).not.toContain(secret);
		}
		expect(text).not.toMatch(/"(scored|correct|misconception|explanation)"/);
	});

	it('is about her alone', () => {
		const text = JSON.stringify(record());
		for (const { name, email } of world.db.select().from(schema.person).all()) {
			if (name !== 'Samira Student') {
				expect(text).not.toContain(name);
				expect(text).not.toContain(email);
			}
		}
		expect(record().sitting).toHaveLength(1);
		expect(personRecord(world.db, 'nobody', now)).toBeUndefined();
	});
});
