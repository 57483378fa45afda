import { describe, expect, it } from 'vitest';
import { BadConfiguration, demoFile, isLoopback, readConfig } from './config.ts';

const production = {
	MODE: 'production',
	ORIGIN: 'https://leerwinst.example.nl',
	SECRET: 'x'.repeat(32)
};

/** What is refused, as the one line that the operator reads. */
function refusal(env: Record<string, string | undefined>): string {
	try {
		readConfig(env);
	} catch (error) {
		if (error instanceof BadConfiguration) return error.message;
		throw error;
	}
	return 'accepted';
}

describe('without any variable', () => {
	it('it is a demo on this machine only, with a file of its own', () => {
		expect(readConfig({})).toMatchObject({
			mode: 'demo',
			host: '127.0.0.1',
			port: 3000,
			origin: 'http://127.0.0.1:3000',
			databaseFile: demoFile
		});
	});
});

describe('a demo', () => {
	it.each([
		['HOST', '0.0.0.0'],
		['HOST', '192.168.1.10'],
		['HOST', '127.0.0.1.example.nl'],
		['HOST', 'localhost.example.nl'],
		['HOST', '::'],
		['ORIGIN', 'https://leerwinst.example.nl'],
		['ORIGIN', 'http://192.168.1.10:3000'],
		['ORIGIN', 'http://127.0.0.1.example.nl'],
		['NODE_ENV', 'production']
	])('refuses %s=%s', (name, value) => {
		expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} `));
	});

	it.each(['127.0.0.1', 'localhost', '::1'])('runs on the loopback host %s', (host) => {
		expect(readConfig({ HOST: host }).host).toBe(host);
		expect(isLoopback(host)).toBe(true);
	});

	it.each(['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000'])(
		'runs at the loopback address %s',
		(origin) => {
			expect(readConfig({ ORIGIN: origin, PORT: '4000' }).origin).toBe(origin);
		}
	);

	it('never takes the file of production', () => {
		const { databaseFile } = readConfig({ DATABASE_FILE: 'data/leerwinst.db' });
		expect(databaseFile).toBe(demoFile);
		expect(readConfig(production).databaseFile).not.toBe(demoFile);
	});
});

describe('production', () => {
	it('runs with an https address and a secret, anywhere', () => {
		expect(readConfig({ ...production, HOST: '0.0.0.0' })).toMatchObject({
			mode: 'production',
			host: '0.0.0.0',
			origin: production.ORIGIN,
			secret: production.SECRET
		});
	});

	it('refuses http, except on this machine', () => {
		expect(refusal({ ...production, ORIGIN: 'http://leerwinst.example.nl' })).toBe(
			'ORIGIN must start with https:// in production'
		);
		expect(refusal({ ...production, ORIGIN: 'http://localhost:3000' })).toBe('accepted');
	});

	it.each([
		['ORIGIN', undefined],
		['ORIGIN', ''],
		['ORIGIN', 'leerwinst.example.nl'],
		['ORIGIN', 'https://leerwinst.example.nl/app'],
		['ORIGIN', 'ftp://leerwinst.example.nl'],
		['SECRET', undefined],
		['SECRET', 'too short']
	])('refuses %s=%s', (name, value) => {
		expect(refusal({ ...production, [name]: value })).toMatch(new RegExp(`^${name} `));
	});
});

describe('whatever is refused', () => {
	it.each([
		['MODE', 'test'],
		['PORT', '0'],
		['PORT', '70000'],
		['PORT', 'http'],
		['DATABASE_MAX_PAGES', '-1'],
		['DATABASE_MAX_PAGES', 'many'],
		['HOST', '0.0.0.0'],
		['ORIGIN', 'nowhere']
	])('%s=%s is told in one line that names the variable', (name, value) => {
		const told = refusal({ [name]: value });
		expect(told).toMatch(new RegExp(`^${name} `));
		expect(told).not.toContain('\n');
	});

	it('does not repeat a secret', () => {
		expect(refusal({ ...production, SECRET: 'geheim-geheim' })).not.toContain('geheim');
	});
});
