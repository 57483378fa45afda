import { describe, expect, it } from 'vitest';
import { hashPassword, passwordProblem, verifyPassword } from './passwords.ts';

const known = ['samira.student@vuurlinde.nl', 'Samira van den Berg'];

describe('a stored password', () => {
	it('is argon2id with a salt of its own, and verifies only itself', async () => {
		const [one, other] = await Promise.all([
			hashPassword('groene fiets loopt'),
			hashPassword('groene fiets loopt')
		]);
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(one).not.toBe(other);
		expect(await verifyPassword(one, 'groene fiets loopt')).toBe(true);
		expect(await verifyPassword(one, 'groene fiets loop')).toBe(false);
	});

	it('is the same however a keyboard composes its letters', async () => {
		const composed = 'cafe\u0301 zonder zorgen';
		expect(await verifyPassword(await hashPassword(composed), 'caf\u00e9 zonder zorgen')).toBe(
			true
		);
	});
});

describe('a new password', () => {
	it('has at least 12 characters, and says so', () => {
		expect(passwordProblem('kip regent!', known)).toBe(
			'Kies een wachtwoord van minstens 12 tekens.'
		);
		expect(passwordProblem('kip regent!!', known)).toBeUndefined();
	});

	it('has at most 200, so that nobody makes the server hash a book', () => {
		expect(passwordProblem('ab3-'.repeat(51), known)).toMatch(/hooguit 200/);
	});

	it.each([
		'password1234',
		'qwertyuiop12',
		'123456789012',
		'aaaaaaaaaaaa',
		'wachtwoord123',
		'Wachtwoord2026!',
		'welkom2026!!',
		'Welkom01Welkom01',
		'leerwinst2026',
		'basisschool1',
		'feyenoord1908',
		'ajaxamsterdam',
		'zomer2026zomer',
		'geheimgeheim'
	])('is not one that many people have: %s', (password) => {
		expect(passwordProblem(password, known)).toMatch(/te makkelijk te raden/);
	});

	it.each([
		'samira.student@vuurlinde.nl',
		'samira.student',
		'Samira2026!!!',
		'samirasamira12',
		'Samira van den Berg',
		'samiravandenberg',
		'vandenberg2026',
		'vuurlinde2026'
	])('is not her own name or address: %s', (password) => {
		expect(passwordProblem(password, known)).toMatch(/te makkelijk te raden/);
		expect(passwordProblem('paard batterij nietje', known)).toBeUndefined();
	});

	it.each([
		'groene fiets loopt zuidwaarts',
		'tafel-maan-fietsbel',
		'ik heet samira en fiets naar school',
		'9f4k-22xq-81mz'
	])('is fine when it is long and nobody else’s: %s', (password) => {
		expect(passwordProblem(password, known)).toBeUndefined();
	});

	it('is judged without a name or an address too', () => {
		expect(passwordProblem('tafel-maan-fietsbel', ['', ''])).toBeUndefined();
	});
});
