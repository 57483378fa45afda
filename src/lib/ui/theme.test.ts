import { describe, expect, it } from 'vitest';
import { themeCookie, themeOf, themes } from './theme';

const cookies = (kept: Record<string, string>) => ({ get: (name: string) => kept[name] });

describe('the theme', () => {
	it('is what was chosen', () => {
		expect(themeOf(cookies({ [themeCookie]: 'licht' }))).toBe(themes.licht);
		expect(themeOf(cookies({ [themeCookie]: 'donker' }))).toBe(themes.donker);
		expect(themes).toEqual({ licht: 'light', donker: 'dark' });
	});

	it.each(['', 'roze', 'light', 'constructor', '"><script>'])(
		'is what the device says when the cookie holds %j',
		(value) => {
			expect(themeOf(cookies({ [themeCookie]: value }))).toBeUndefined();
		}
	);

	it('is what the device says without a cookie, or with another', () => {
		expect(themeOf(cookies({}))).toBeUndefined();
		expect(themeOf(cookies({ thema: 'donker' }))).toBeUndefined();
	});
});
