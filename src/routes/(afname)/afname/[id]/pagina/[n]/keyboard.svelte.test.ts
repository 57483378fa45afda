import { afterEach, describe, expect, it } from 'vitest';
import { commandOf, keyList, type Command } from './keyboard';

let target: HTMLElement | undefined;
afterEach(() => {
	target?.remove();
	target = undefined;
});

/** What pressing a key means, in this element or in the page itself. */
function pressed(key: string, inside = '', modifiers: KeyboardEventInit = {}): Command | undefined {
	target = document.createElement('div');
	target.innerHTML = inside;
	document.body.append(target);
	let command: Command | undefined;
	const listen = (event: KeyboardEvent) => (command = commandOf(event));
	window.addEventListener('keydown', listen);
	(target.firstElementChild ?? document.body).dispatchEvent(
		new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers })
	);
	window.removeEventListener('keydown', listen);
	target.remove();
	return command;
}

const single: [string, Command][] = [
	['n', 'next'],
	['p', 'previous'],
	['m', 'flag'],
	['o', 'overview'],
	['t', 'table'],
	['r', 'report'],
	['v', 'time'],
	['?', 'help'],
	['Delete', 'clear'],
	['F6', 'regions']
];

describe('a key of the test', () => {
	it.each(single)('%s means %s, in capitals too', (key, command) => {
		expect(pressed(key)).toBe(command);
		expect(pressed(key.toUpperCase(), '', { shiftKey: true })).toBe(command);
	});

	it('that is a letter or a digit chooses: as many as a question has options at most', () => {
		const chosen = (keys: string) => [...keys].map((key) => pressed(key));
		const places = [0, 1, 2, 3, 4, 5, 6].map((choose) => ({ choose }));
		expect(chosen('abcdefg')).toEqual(places);
		expect(chosen('1234567')).toEqual(places);
		expect(chosen('089h')).toEqual([undefined, undefined, undefined, undefined]);
	});

	it.each(['Enter', ' ', 'Tab', 'Escape', 'ArrowDown', 'ArrowUp', 'Backspace', 'x', 'F5', 'é'])(
		'that is %j is left to the browser: no key hands in',
		(key) => expect(pressed(key)).toBeUndefined()
	);

	it.each(['ctrlKey', 'metaKey', 'altKey'] as const)(
		'with %s is left to the browser',
		(modifier) => {
			for (const key of [...single.map(([key]) => key), 'a', '1']) {
				expect(pressed(key, '', { [modifier]: true })).toBeUndefined();
			}
		}
	);
});

describe('a key while typing', () => {
	it.each([
		'<input>',
		'<input type="text">',
		'<input type="number">',
		'<input type="search">',
		'<textarea></textarea>',
		'<select><option>1</option></select>'
	])('in %s is no command', (inside) => {
		for (const [key] of single.filter(([key]) => key !== 'F6')) {
			expect(pressed(key, inside)).toBeUndefined();
		}
		for (const key of ['a', 'e', '1', '7']) expect(pressed(key, inside)).toBeUndefined();
	});

	it('still jumps between the regions with F6, which types nothing', () => {
		expect(pressed('F6', '<input>')).toBe('regions');
	});

	it.each([
		'<input type="radio">',
		'<input type="checkbox">',
		'<button>Volgende</button>',
		'<a href="#rapport">Rapport</a>',
		'<div tabindex="0"></div>'
	])('in %s is not typing: it is a command', (inside) => {
		expect(pressed('n', inside)).toBe('next');
		expect(pressed('b', inside)).toEqual({ choose: 1 });
	});
});

describe('the list of keys', () => {
	it('names every key that has a meaning', () => {
		const named = keyList.map(([key]) => key).join(' ');
		for (const [key] of single) expect(named.toLowerCase()).toContain(key.toLowerCase());
		expect(named).toContain('A tot en met G, of 1 tot en met 7');
	});
});
