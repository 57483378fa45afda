import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './destination.ts';

const site = 'https://leerwinst.example.nl';
const hostOf = (path: string) => new URL(path, `${site}/inloggen`).host;

describe('where somebody goes after logging in', () => {
	it.each(['/leren', '/cohorten/abc/rapport?v=2', '/resultaten#gain', '/a/%2F%2Fevil.example'])(
		'is the page of ours that she asked for: %s',
		(path) => {
			expect(ownPath(path, '/')).toBe(path);
		}
	);

	it.each([
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'/\\/evil.example',
		'\\\\evil.example',
		'https://evil.example',
		'HTTPS:evil.example',
		'javascript:alert(1)',
		'data:text/html,x',
		'evil.example',
		' //evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/leren\r\nset-cookie: a=b',
		'',
		null,
		undefined
	])('is never elsewhere: %j', (wanted) => {
		expect(ownPath(wanted, '/leren')).toBe('/leren');
	});

	it('stays on this site whatever is asked', () => {
		const piece = fc.constantFrom(
			'/',
			'\\',
			'.',
			'..',
			'@',
			':',
			'evil.example',
			'\t',
			' ',
			'%2f',
			'?',
			'#'
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), fc.string(), (pieces, text) => {
				for (const wanted of [pieces.join(''), `/${pieces.join('')}`, text, `/${text}`]) {
					expect(hostOf(ownPath(wanted, '/leren'))).toBe('leerwinst.example.nl');
				}
			})
		);
	});
});
