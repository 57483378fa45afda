import { describe, expect, it } from 'vitest';
import { sameOrigin } from './origin.ts';

const origin = 'https://leerwinst.example.nl';
const post = (headers: Record<string, string>) =>
	new Request(`${origin}/afname/x/antwoord`, { method: 'POST', body: '{}', headers });

describe('a JSON post', () => {
	it('is ours when it says so by origin and by type', () => {
		expect(sameOrigin(post({ origin, 'content-type': 'application/json' }), origin)).toBe(true);
		const charset = { origin, 'content-type': 'application/json; charset=utf-8' };
		expect(sameOrigin(post(charset), origin)).toBe(true);
	});

	it.each([
		['another site', { origin: 'https://evil.example', 'content-type': 'application/json' }],
		[
			'a site that begins alike',
			{ origin: `${origin}.evil.example`, 'content-type': 'application/json' }
		],
		[
			'http instead of https',
			{ origin: origin.replace('https', 'http'), 'content-type': 'application/json' }
		],
		['an opaque origin', { origin: 'null', 'content-type': 'application/json' }],
		['no origin', { 'content-type': 'application/json' }],
		['a form of another site', { origin, 'content-type': 'text/plain' }],
		['a form', { origin, 'content-type': 'application/x-www-form-urlencoded' }]
	])('from %s is refused', (_, headers) => {
		expect(sameOrigin(post(headers), origin)).toBe(false);
	});
});
