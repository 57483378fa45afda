import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listAudit, record } from './audit.ts';
import { hashOf, newId, newJoinCode, newToken } from './ids.ts';
import { log } from './log.ts';
import { queueKey } from './queue-key.ts';
import { cohortCode } from './research.ts';
import { days, makeWorld, now } from './test-world.ts';

describe('the log', () => {
	let lines: string[];
	beforeEach(() => {
		lines = [];
		vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
	});
	afterEach(() => void vi.restoreAllMocks());

	it('has one line of JSON per event', () => {
		log.note('started', { port: 3000 });
		expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
			{ at: expect.any(String), level: 'note', event: 'started', port: 3000 }
		]);
	});

	it('tells where an error came from, and nothing that a visitor sent', () => {
		const error = new Error('no such answer: samira@school.example chose 3');
		log.error({ code: 'ABC123', route: '/(app)/leren', status: 500, error });
		log.error({ code: 'ABC124', route: null, status: 500, error: 'samira@school.example' });
		expect(lines).toHaveLength(2);
		expect(lines.join()).not.toContain('samira');
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({
			code: 'ABC123',
			name: 'Error',
			status: 500
		});
		expect((JSON.parse(lines[0] ?? '') as { where: string[] }).where[0]).toMatch(/^\s+at /);
	});
});

describe('the logbook', () => {
	it('lists the newest first, page by page, with the name of who did it', async () => {
		const { db, trainer } = await makeWorld();
		const entry = {
			actorId: trainer,
			action: 'log-in',
			subject: 'person',
			subjectId: null
		} as const;
		for (let at = 0; at < 5; at += 1) record(db, { ...entry, at: days(at) });
		record(db, { ...entry, actorId: 'gone', at: days(9) });
		expect(listAudit(db, { limit: 2 }).map(({ at, actor }) => [at, actor])).toEqual([
			[days(9), null],
			[days(4), 'Tessa Trainer']
		]);
		expect(listAudit(db, { limit: 2, skip: 2 }).map(({ at }) => at)).toEqual([days(3), days(2)]);
		expect(now).toEqual(days(0));
	});
});

describe('what is made up', () => {
	it('never comes twice, and has no look-alikes in it', () => {
		const ids = Array.from({ length: 2000 }, newId);
		expect(new Set(ids).size).toBe(2000);
		for (const id of ids) expect(id).toMatch(/^[2-9a-hj-km-np-z]{12}$/);
		expect(newJoinCode()).toMatch(/^[2-9a-hj-km-np-z]{8}$/);
		expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
		expect(hashOf('a')).toMatch(/^[0-9a-f]{64}$/);
	});

	it('is the same for the same secret and the same thing, and for nothing else', () => {
		expect(cohortCode('secret', 'a')).toBe(cohortCode('secret', 'a'));
		const codes = [cohortCode('secret', 'a'), cohortCode('secret', 'b'), cohortCode('other', 'a')];
		expect(new Set(codes).size).toBe(3);
		const keys = [queueKey('secret', 'a'), queueKey('secret', 'b'), queueKey('other', 'a')];
		expect(new Set(keys).size).toBe(3);
		expect(Buffer.from(keys[0] ?? '', 'base64')).toHaveLength(32);
		expect(keys[0]).not.toContain(codes[0]);
	});
});
