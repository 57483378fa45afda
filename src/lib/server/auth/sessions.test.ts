import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../db/schema.ts';
import { hashOf } from '../ids.ts';
import { makeWorld, type World } from '../test-world.ts';
import { cookieName, createSessions, type Sessions } from './sessions.ts';

/** What we rely on lucia for. Whoever replaces it keeps these. */

let world: World;
let sessions: Sessions;
let personId: string;
const start = new Date('2026-09-10T09:00:00Z');
const day = 24 * 60 * 60_000;
const later = (days: number) => vi.setSystemTime(start.getTime() + days * day);

beforeEach(async () => {
	world = await makeWorld();
	vi.useFakeTimers({ now: start, toFake: ['Date'] });
	sessions = createSessions(world.db, { secure: true });
	personId = world.person('Samira Student');
});
afterEach(() => void vi.useRealTimers());

const rows = () => world.db.select().from(session).all();

describe('a session', () => {
	it('has a random id of 256 bits, another one every time', async () => {
		const ids = new Set<string>();
		for (let at = 0; at < 20; at += 1) ids.add(await sessions.start(personId));
		expect(ids.size).toBe(20);
		for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
	});

	it('is stored as its SHA-256 alone: nothing in the table logs anybody in', async () => {
		const id = await sessions.start(personId);
		const [row, ...others] = rows();
		expect(others).toEqual([]);
		expect(row?.idHash).toBe(hashOf(id));
		expect(JSON.stringify(world.db.$client.prepare('select * from session').all())).not.toContain(
			id
		);
		expect(await sessions.find(row?.idHash ?? '')).toBeUndefined();
	});

	it('tells whose it is, and never the hash of a password', async () => {
		const found = await sessions.find(await sessions.start(personId));
		expect(found?.person).toMatchObject({ id: personId, name: 'Samira Student' });
		expect(JSON.stringify(found)).not.toContain('no password');
	});

	it('is nobody’s when its id was made up', async () => {
		await sessions.start(personId);
		expect(await sessions.find('made-up')).toBeUndefined();
		expect(await sessions.find('')).toBeUndefined();
	});

	it('ends two weeks after the last visit, and is then removed', async () => {
		const id = await sessions.start(personId);
		later(14.01);
		expect(await sessions.find(id)).toBeUndefined();
		expect(rows()).toEqual([]);
	});

	it('is not renewed within the first half of its life', async () => {
		const id = await sessions.start(personId);
		const [before] = rows();
		later(6.9);
		expect(await sessions.find(id)).toMatchObject({ renewed: false });
		expect(rows()).toEqual([before]);
	});

	it('is renewed past half of its life, under the id that was asked for', async () => {
		const id = await sessions.start(personId);
		later(7.1);
		expect(await sessions.find(id)).toMatchObject({ renewed: true, person: { id: personId } });
		expect(rows()).toEqual([
			{ idHash: hashOf(id), personId, expiresAt: new Date(start.getTime() + 21.1 * day) }
		]);
		later(20);
		expect(await sessions.find(id)).toBeDefined();
	});

	it('ends alone when it is ended', async () => {
		const [one, other] = [await sessions.start(personId), await sessions.start(personId)];
		await sessions.end(one);
		expect(await sessions.find(one)).toBeUndefined();
		expect(await sessions.find(other)).toBeDefined();
	});

	it('ends with all others of the same person, and of nobody else', async () => {
		const mine = [await sessions.start(personId), await sessions.start(personId)];
		const hers = await sessions.start(world.person());
		await sessions.endAll(personId);
		for (const id of mine) expect(await sessions.find(id)).toBeUndefined();
		expect(await sessions.find(hers)).toBeDefined();
	});
});

describe('the cookie of a session', () => {
	it('is out of reach of scripts and of other sites, and of http where there is https', () => {
		const { name, value, attributes } = sessions.cookie('the-id');
		expect([name, value]).toEqual([cookieName, 'the-id']);
		expect(attributes).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true });
		const local = createSessions(world.db, { secure: false });
		expect(local.cookie('the-id').attributes.secure).toBe(false);
	});

	it('is emptied at once when somebody logs out', () => {
		const { value, attributes } = sessions.blankCookie();
		expect([value, attributes.maxAge]).toEqual(['', 0]);
	});
});
