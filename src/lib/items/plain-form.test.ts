import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { answers, fields, items, kinds } from './examples.ts';
import { dontKnow } from './item.ts';
import ItemView from './ItemView.svelte';

/** The page as the server sends it: all there is where no script runs. */
const html = (kind: (typeof kinds)[number], props: object = {}) =>
	render(ItemView, { props: { id: 'q', open: items[kind].open, answer: undefined, ...props } })
		.body;

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** What a browser posts for this markup when nothing is touched: HTML, "constructing the entry list". */
function untouched(markup: string) {
	const posted = new Map<string, string[]>();
	const add = (name: string | undefined, value: string | undefined) => {
		if (name?.startsWith('q:'))
			posted.set(name.slice(2), [...(posted.get(name.slice(2)) ?? []), value ?? '']);
	};
	for (const [control] of markup.matchAll(/<input [^>]*>|<select [\s\S]*?<\/select>/g)) {
		const opening = /^<[^>]*>/.exec(control)?.[0] ?? '';
		if (/\sdisabled(=|\s|>|\/)/.test(opening)) continue;
		const name = attribute(opening, 'name');
		if (control.startsWith('<select')) {
			const options = [...control.matchAll(/<option([^>]*)>([^<]*)<\/option>/g)];
			const chosen = options.find(([, own = '']) => /\sselected/.test(own)) ?? options[0];
			add(name, attribute(chosen?.[1] ?? '', 'value') ?? unescaped(chosen?.[2] ?? ''));
		} else if (/type="(radio|checkbox)"/.test(opening)) {
			if (/\schecked/.test(opening)) add(name, attribute(opening, 'value') ?? 'on');
		} else add(name, attribute(opening, 'value'));
	}
	return fields(Object.fromEntries(posted));
}

/** Where the places to point at stand in the report; the item's own markup has no radio for them. */
const inItem = kinds.filter((kind) => kind !== 'point');

describe('without a script', () => {
	it.each(kinds)('an untouched %s is blank', (kind) => {
		expect(items[kind].read(untouched(html(kind)))).toEqual({ blank: true });
	});

	it.each(kinds)('an untouched %s posts the same as when a script runs: nothing at all', (kind) => {
		expect([...untouched(html(kind)).values()].flat().filter((value) => value !== '')).toEqual([]);
	});

	it.each(inItem)('an answered %s posts the same answer again', (kind) => {
		for (const answer of Object.values(answers[kind])) {
			expect(items[kind].read(untouched(html(kind, { answer })))).toEqual({ answer });
		}
	});

	it.each([
		['matching', [4, null, 3, null]],
		['ordering', [null, 3, null, 0]],
		['claim-reason', { claim: true, reason: null }],
		['claim-reason', { claim: null, reason: 2 }]
	] as const)('a half answered %s posts that half again: %j', (kind, answer) => {
		expect(items[kind].read(untouched(html(kind, { answer })))).toEqual({ answer });
	});

	it.each(kinds)('“weet ik niet” at a %s is posted again', (kind) => {
		expect(items[kind].read(untouched(html(kind, { answer: dontKnow })))).toEqual({
			answer: dontKnow
		});
	});

	it.each(kinds)('everything that a learner has to read of a %s is there', (kind) => {
		const { open } = items[kind];
		const texts = Object.entries(open).flatMap(([name, part]: [string, unknown]) =>
			name === 'type' || name === 'stem' || name === 'points' ? [] : [part].flat()
		);
		for (const text of texts) expect(html(kind)).toContain(String(text));
	});

	it.each(kinds)('a %s posts nothing when it is disabled', (kind) => {
		const answer = answers[kind].right;
		expect([...untouched(html(kind, { answer, disabled: true }))]).toEqual([]);
	});

	it.each(kinds)('a %s needs no button, no script and no style attribute', (kind) => {
		expect(html(kind, { answer: answers[kind].right })).not.toMatch(
			/<button|<script|\sstyle=|\son\w+=/
		);
	});

	it('a number that can’t be read stays in its field', () => {
		const posted = untouched(html('number', { typed: 'twaalf', problem: 'Vul een getal in.' }));
		expect(posted.get('value')).toEqual(['twaalf']);
	});

	it('a number is shown with a comma, as it was typed', () => {
		expect(untouched(html('number', { answer: -2.5 })).get('value')).toEqual(['-2,5']);
	});
});
