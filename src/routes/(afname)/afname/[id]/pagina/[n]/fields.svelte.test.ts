import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { answers, items, kinds } from '$lib/items/examples';
import type { ItemKind } from '$lib/items/index';
import ItemView from '$lib/items/ItemView.svelte';
import { clearFields, fieldsOf, isComplete, restore, settleDontKnow } from './fields';

let form: HTMLFormElement;
const changed = vi.fn();

/** An item in a form, and another one beside it that must be left alone. */
async function show(kind: ItemKind, answer?: unknown) {
	form = document.createElement('form');
	form.addEventListener('change', changed);
	document.body.append(form);
	await render(ItemView, {
		target: form,
		props: { id: 'q1', open: items[kind].open, answer, live: true }
	});
	await render(ItemView, {
		target: form,
		props: { id: 'q10', open: items['single-choice'].open, answer: 1 }
	});
}
afterEach(() => {
	form.remove();
	changed.mockClear();
});

const read = (kind: ItemKind) => {
	const fields = new Map<string, string[]>();
	for (const [name, value] of fieldsOf(form, 'q1')) {
		const field = name.slice('q1:'.length);
		fields.set(field, [...(fields.get(field) ?? []), value]);
	}
	return items[kind].read(fields);
};
const other = () => fieldsOf(form, 'q10');
const control = (selector: string) => form.querySelector(selector) as HTMLInputElement;
/** Of a point the places stand in the report, not here. */
const inItem = kinds.filter((kind) => kind !== 'point');

describe('the fields of an item', () => {
	it.each(inItem)('are all of a %s, and none of another item', async (kind) => {
		await show(kind, answers[kind].right);
		expect(read(kind)).toEqual({ answer: answers[kind].right });
		expect(other()).toEqual([['q10:choice', '1']]);
	});

	it.each(inItem)(
		'of a %s are emptied as a whole, without telling the page halfway',
		async (kind) => {
			await show(kind, answers[kind].right);
			clearFields(form, 'q1');
			expect(read(kind)).toEqual({ blank: true });
			expect(other()).toEqual([['q10:choice', '1']]);
			expect(changed).not.toHaveBeenCalled();
		}
	);

	it.each(inItem)('of a %s are put back as they were', async (kind) => {
		await show(kind, answers[kind].right);
		const fields = fieldsOf(form, 'q1');
		form.remove();
		await show(kind, answers[kind].wrong);
		restore(form, 'q1', fields);
		expect(read(kind)).toEqual({ answer: answers[kind].right });
		expect(other()).toEqual([['q10:choice', '1']]);
		expect(changed).not.toHaveBeenCalled();
	});

	it.each(inItem)('of a %s are put back as empty when they were', async (kind) => {
		await show(kind);
		const fields = fieldsOf(form, 'q1');
		form.remove();
		await show(kind, answers[kind].right);
		restore(form, 'q1', fields);
		expect(read(kind)).toEqual({ blank: true });
	});
});

describe('steps that were put back or emptied', () => {
	const down = (step: string) => page.getByRole('button', { name: `Omlaag: ${step}` });

	it('go on from where they were put back', async () => {
		await show('ordering', [2, 3, 0, 1]);
		const fields = fieldsOf(form, 'q1');
		form.remove();
		await show('ordering'); // the page in memory knows of no answer yet
		restore(form, 'q1', fields);
		await down('Nagaan').click();
		expect(read('ordering')).toEqual({ answer: [2, 3, 1, 0] });
	});

	it('start from the order shown when they were emptied', async () => {
		await show('ordering', [2, 3, 0, 1]);
		clearFields(form, 'q1');
		await down('Kiezen').click();
		expect(read('ordering')).toEqual({ answer: [1, 0, 2, 3] });
	});
});

describe('“weet ik niet” beside an answer', () => {
	const kindsWithBox = inItem.filter((kind) => kind !== 'single-choice');

	it.each(kindsWithBox)('is unticked by whoever answers a %s after all', async (kind) => {
		await show(kind, answers[kind].right);
		const box = control('[name="q1:dont-know"]');
		box.checked = true;
		settleDontKnow(form, 'q1', control('[name^="q1:"]'));
		expect(box.checked).toBe(false);
		expect(read(kind)).toEqual({ answer: answers[kind].right });
	});

	it.each(kindsWithBox)('empties a %s when it is ticked', async (kind) => {
		await show(kind, answers[kind].right);
		const box = control('[name="q1:dont-know"]');
		box.checked = true;
		settleDontKnow(form, 'q1', box);
		expect(read(kind)).toEqual({ answer: 'dont-know' });
		expect(other()).toEqual([['q10:choice', '1']]);
	});

	it('is one of the choices of a single choice, and left alone', async () => {
		await show('single-choice', 'dont-know');
		settleDontKnow(form, 'q1', control('[name="q1:choice"]'));
		expect(read('single-choice')).toEqual({ answer: 'dont-know' });
	});
});

describe('whether something is still to be filled in', () => {
	it.each(inItem)('is told of a %s as the server tells it', async (kind) => {
		const half: Partial<Record<ItemKind, unknown>> = {
			matching: [4, null, 3, 5],
			ordering: [2, 3, 0, null],
			'claim-reason': { claim: false, reason: null }
		};
		for (const answer of [answers[kind].right, 'dont-know', half[kind]]) {
			await show(kind, answer);
			const { open, complete } = items[kind];
			expect(isComplete(open, fieldsOf(form, 'q1'))).toBe(complete(answer));
			form.remove();
		}
	});

	it('is told of steps of which two stand in one place', async () => {
		await show('ordering', [2, 3, 0, 0]);
		expect(isComplete(items.ordering.open, fieldsOf(form, 'q1'))).toBe(false);
	});
});
