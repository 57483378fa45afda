import { describe, expect, it } from 'vitest';
import { createLimiter, limits } from './limits.ts';

const start = new Date('2026-09-10T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const range = (n: number) => Array.from({ length: n }, (_, at) => at);

describe('how often something may be tried', () => {
	it('lets a class of thirty behind one address log in within a minute, each at the second try', () => {
		const limiter = createLimiter();
		const refused = range(60).filter((at) => {
			const account = `student${at % 30}@school.example`;
			return (
				limiter.exceeded('log-in/address', '192.0.2.1', after(at)) ||
				limiter.exceeded('log-in/account', account, after(at))
			);
		});
		expect(refused).toEqual([]);
	});

	it('lets a class of thirty behind one address join within a minute', () => {
		const limiter = createLimiter();
		const tries = range(30).flatMap((at) => [
			limiter.exceeded('code/address', '192.0.2.1', after(at)),
			limiter.exceeded('join/address', '192.0.2.1', after(at))
		]);
		expect(tries).not.toContain(true);
	});

	it('refuses the ninth try on one account, from whatever address', () => {
		const limiter = createLimiter();
		const tries = range(9).map((at) => limiter.exceeded('log-in/account', 'a@b.nl', after(at)));
		expect(tries).toEqual([...new Array<boolean>(8).fill(false), true]);
	});

	it('refuses somebody who tries many accounts from one address', () => {
		const limiter = createLimiter();
		const tries = range(121).map((at) =>
			limiter.exceeded('log-in/address', '192.0.2.1', after(at))
		);
		expect(tries.indexOf(true)).toBe(120);
		expect(limiter.exceeded('log-in/address', '192.0.2.2', after(121))).toBe(false);
	});

	it('counts every account and every kind of try apart', () => {
		const limiter = createLimiter();
		for (const at of range(9)) limiter.exceeded('log-in/account', 'a@b.nl', after(at));
		expect(limiter.exceeded('log-in/account', 'other@b.nl', after(9))).toBe(false);
		expect(limiter.exceeded('password/account', 'a@b.nl', after(9))).toBe(false);
	});

	it('forgives earlier mistakes after a success', () => {
		const limiter = createLimiter();
		for (const at of range(8)) limiter.exceeded('log-in/account', 'a@b.nl', after(at));
		limiter.forgive('log-in/account', 'a@b.nl');
		expect(limiter.exceeded('log-in/account', 'a@b.nl', after(9))).toBe(false);
	});

	it('lets somebody try again once the window has passed, though she kept on trying', () => {
		const limiter = createLimiter();
		const { seconds } = limits['log-in/account'];
		for (const at of range(30)) limiter.exceeded('log-in/account', 'a@b.nl', after(at));
		expect(limiter.exceeded('log-in/account', 'a@b.nl', after(seconds - 1))).toBe(true);
		expect(limiter.exceeded('log-in/account', 'a@b.nl', after(seconds))).toBe(false);
	});

	it('does not grow without end', () => {
		const limiter = createLimiter();
		for (const at of range(10_001)) limiter.exceeded('log-in/account', `${at}@b.nl`, start);
		for (const at of range(8)) limiter.exceeded('log-in/account', 'a@b.nl', after(3600 + at));
		expect(limiter.exceeded('log-in/account', 'a@b.nl', after(3609))).toBe(true);
	});
});
