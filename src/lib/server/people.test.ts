import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from './auth/passwords.ts';
import { createSessions } from './auth/sessions.ts';
import { audit, oneTimeLink, person, session } from './db/schema.ts';
import { hashOf } from './ids.ts';
import {
	addPerson,
	appoint,
	changePassword,
	clearResetNotice,
	countAdministrators,
	dismiss,
	findByPassword,
	findLink,
	findPerson,
	knownAddress,
	listAppointments,
	listPeople,
	makeFirstAdministrator,
	makeLink,
	makePerson,
	resetPassword,
	welcome
} from './people.ts';
import { days, makeWorld, minutes, now, type World } from './test-world.ts';

let world: World;
beforeEach(async () => {
	world = await makeWorld();
});

const password = 'groene fiets loopt zuidwaarts';
const passwordHash = hashPassword(password);
/** Somebody who can log in; hashed once for all tests. */
async function samira() {
	const made = addPerson(
		world.db,
		{ name: ' Samira ', email: ' Samira@School.example ', passwordHash: await passwordHash },
		now
	);
	if (!made) throw new Error('not made');
	return made;
}

/** The milliseconds that something takes, the quickest of three. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
	let best = Infinity;
	for (let at = 0; at < 3; at += 1) {
		const begin = performance.now();
		await work();
		best = Math.min(best, performance.now() - begin);
	}
	return best;
}

describe('a person', () => {
	it('is stored with a tidy name and address, and a hash instead of the password', async () => {
		const made = await makePerson(
			world.db,
			{ name: ' Nina ', email: ' Nina@School.example', password },
			now
		);
		expect(made).toMatchObject({ name: 'Nina', email: 'nina@school.example', createdAt: now });
		expect(JSON.stringify(world.db.select().from(person).all())).not.toContain(password);
	});

	it('has an address that nobody else has, capitals or not', async () => {
		await samira();
		const twice = { name: 'Other', email: 'SAMIRA@school.example', passwordHash: 'x' };
		expect(addPerson(world.db, twice, now)).toBeUndefined();
		expect(knownAddress(world.db, ' samira@SCHOOL.example')).toBe(true);
		expect(knownAddress(world.db, 'samir@school.example')).toBe(false);
	});

	it('logs in with her own password only, however she types her address', async () => {
		const { id } = await samira();
		expect(await findByPassword(world.db, 'SAMIRA@school.example ', password)).toMatchObject({
			id
		});
		expect(await findByPassword(world.db, 'samira@school.example', `${password}!`)).toBeUndefined();
	});

	it('is not told from nobody by how long it takes: an unknown address is verified too', async () => {
		await samira();
		const known = await quickest(() => findByPassword(world.db, 'samira@school.example', 'wrong'));
		const unknown = await quickest(() =>
			findByPassword(world.db, 'nobody@school.example', 'wrong')
		);
		expect(unknown).toBeGreaterThan(known / 3);
	});

	it('is never found by the password of the decoy', async () => {
		expect(
			await findByPassword(world.db, 'nobody@school.example', 'nobody has this password')
		).toBeUndefined();
	});

	it('is welcomed once', async () => {
		const { id, welcomedAt } = await samira();
		expect(welcomedAt).toBeNull();
		welcome(world.db, id, now);
		expect(findPerson(world.db, id)?.welcomedAt).toEqual(now);
	});
});

describe('changing a password', () => {
	it('asks for the present one, judges the new one, and ends every session', async () => {
		const { id } = await samira();
		const sessions = createSessions(world.db, { secure: true });
		await sessions.start(id);
		const change = (current: string, next: string) =>
			changePassword(world.db, { personId: id, current, next, now });
		expect(await change('not it', 'tafel-maan-fietsbel')).toMatchObject({ field: 'current' });
		expect(await change(password, 'samira@school')).toMatchObject({ field: 'next' });
		expect(world.db.select().from(session).all()).toHaveLength(1);
		expect(await change(password, 'tafel-maan-fietsbel')).toBeUndefined();
		expect(world.db.select().from(session).all()).toEqual([]);
		expect(await findByPassword(world.db, 'samira@school.example', password)).toBeUndefined();
	});
});

describe('a link to a new password', () => {
	const link = async () => {
		const { id } = await samira();
		const make = () =>
			makeLink(world.db, { purpose: 'password-reset', personId: id, by: world.trainer, now });
		return { id, token: make(), make };
	};
	const find = (token: string, at = now) => findLink(world.db, token, 'password-reset', at);

	it('is stored as a hash alone, and who made it is in the log', async () => {
		const { id, token } = await link();
		expect(Buffer.from(token, 'base64url')).toHaveLength(32);
		expect(JSON.stringify(world.db.select().from(oneTimeLink).all())).not.toContain(token);
		expect(world.db.select().from(oneTimeLink).all()[0]?.tokenHash).toBe(hashOf(token));
		expect(world.db.select().from(audit).all()).toContainEqual(
			expect.objectContaining({
				actorId: world.trainer,
				action: 'password-link-made',
				subjectId: id
			})
		);
	});

	it('works for 24 hours, for its own purpose', async () => {
		const { token } = await link();
		expect(find(token, minutes(24 * 60 - 1))).toBeDefined();
		expect(find(token, days(1))).toBeUndefined();
		expect(findLink(world.db, token, 'first-administrator', now)).toBeUndefined();
		expect(find('made-up')).toBeUndefined();
	});

	it('sets a password once: sessions end, the next login is told, and the link is spent', async () => {
		const { id, token } = await link();
		await createSessions(world.db, { secure: true }).start(id);
		const reset = (next: string) => resetPassword(world.db, { token, password: next, now });
		expect(await reset('welkom2026!!')).toMatchObject({ refused: 'password' });
		expect(await reset('tafel-maan-fietsbel')).toEqual({ personId: id });
		expect(world.db.select().from(session).all()).toEqual([]);
		expect(findPerson(world.db, id)?.passwordResetAt).toEqual(now);
		expect(await reset('een ander lang wachtwoord')).toEqual({ refused: 'link' });
		expect(find(token)).toBeUndefined();
		clearResetNotice(world.db, id);
		expect(findPerson(world.db, id)?.passwordResetAt).toBeNull();
	});

	it('is spent once when two people open it at the same moment', async () => {
		const { token } = await link();
		const both = await Promise.all(
			['tafel-maan-fietsbel', 'kip-regent-paars'].map((next) =>
				resetPassword(world.db, { token, password: next, now })
			)
		);
		expect(both.filter((one) => 'personId' in one)).toHaveLength(1);
		expect(both).toContainEqual({ refused: 'link' });
	});

	it('stops working when a newer one is made, and leaves those of others alone', async () => {
		const { token, make } = await link();
		const other = makeLink(world.db, {
			purpose: 'password-reset',
			personId: world.trainer,
			by: null,
			now
		});
		const newer = make();
		expect(find(token)).toBeUndefined();
		expect(find(newer)).toBeDefined();
		expect(find(other)).toBeDefined();
	});
});

describe('the link for the first administrator', () => {
	const make = () =>
		makeLink(world.db, { purpose: 'first-administrator', personId: null, by: null, now });
	const open = (token: string, email = 'bo@school.example', at = now) =>
		makeFirstAdministrator(world.db, { token, name: 'Bo', email, password, now: at });

	it('makes one, within an hour, once', async () => {
		const token = make();
		expect(findLink(world.db, token, 'first-administrator', minutes(59))).toBeDefined();
		expect(await open(token, 'bo@school.example', minutes(60))).toEqual({ refused: 'link' });
		const made = await open(token);
		if ('refused' in made) throw new Error(made.refused);
		expect(listAppointments(world.db, made.personId)).toMatchObject([
			{ role: 'administrator', organisationId: null }
		]);
		expect(await open(token, 'other@school.example')).toEqual({ refused: 'link' });
	});

	it('works only while there is none', async () => {
		const token = make();
		appoint(world.db, {
			personId: world.trainer,
			role: 'administrator',
			organisationId: null,
			by: null,
			now
		});
		expect(findLink(world.db, token, 'first-administrator', now)).toBeUndefined();
		expect(await open(token)).toEqual({ refused: 'link' });
		expect(countAdministrators(world.db)).toBe(1);
	});

	it('makes one when two people open it at the same moment', async () => {
		const token = make();
		await Promise.all([open(token), open(token, 'other@school.example')]);
		expect(countAdministrators(world.db)).toBe(1);
	});

	it('is not spent on an address that is in use', async () => {
		await samira();
		const token = make();
		expect(await open(token, 'samira@school.example')).toEqual({ refused: 'known-address' });
		expect(await open(token)).toHaveProperty('personId');
	});
});

describe('a role', () => {
	it('is given once in each organisation, and once for the installation', () => {
		const give = (role: 'trainer' | 'researcher', organisationId: string | null) =>
			appoint(world.db, { personId: world.trainer, role, organisationId, by: null, now });
		for (const at of [world.pabo.id, world.pabo.id, world.school.id]) give('trainer', at);
		give('researcher', null);
		give('researcher', null);
		expect(listAppointments(world.db, world.trainer)).toHaveLength(3);
		expect(listPeople(world.db).find(({ id }) => id === world.trainer)?.roles).toHaveLength(3);
	});

	it('can be taken away, but not from the last administrator', () => {
		const roles = () => listAppointments(world.db, world.trainer);
		const give = (personId: string) =>
			appoint(world.db, { personId, role: 'administrator', organisationId: null, by: null, now });
		give(world.trainer);
		const [first] = roles();
		const take = () =>
			dismiss(world.db, { appointmentId: first?.id ?? '', by: world.trainer, now });
		expect(take()).toEqual({ refused: 'last-administrator' });
		give(world.person());
		expect(take()).toBeUndefined();
		expect(roles()).toEqual([]);
		expect(countAdministrators(world.db)).toBe(1);
	});

	it('shows the administrator who has an account, without a hash', () => {
		expect(JSON.stringify(listPeople(world.db))).not.toContain('no password');
	});
});
