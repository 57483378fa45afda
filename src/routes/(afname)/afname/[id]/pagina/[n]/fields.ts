import type { OpenItem } from '$lib/items/index';

/** The form fields of one item: all whose name starts with `item-id:`. */

type Fields = readonly (readonly [string, string])[];

/** What a plain form would post for an item. */
export const fieldsOf = (form: HTMLFormElement, item: string): Fields =>
	[...new FormData(form)].flatMap(([name, value]) =>
		name.startsWith(`${item}:`) && typeof value === 'string' ? [[name, value] as const] : []
	);

function* inputsOf(form: HTMLFormElement, item: string) {
	for (const input of form.elements) {
		const named = input instanceof HTMLInputElement || input instanceof HTMLSelectElement;
		if (named && input.name.startsWith(`${item}:`)) yield input;
	}
}

function empty(input: HTMLInputElement | HTMLSelectElement): void {
	if (input instanceof HTMLSelectElement) input.selectedIndex = 0;
	else if (input.type === 'radio' || input.type === 'checkbox') input.checked = false;
	else input.value = '';
}

export function clearFields(form: HTMLFormElement, item: string): void {
	for (const input of inputsOf(form, item)) empty(input);
}

/** Whoever answers after all no longer says "weet ik niet", and the other way round. */
export function settleDontKnow(form: HTMLFormElement, item: string): void {
	const box = form.elements.namedItem(`${item}:dont-know`);
	if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox' || !box.checked) return;
	if (document.activeElement !== box) {
		box.checked = false;
		return;
	}
	for (const input of inputsOf(form, item)) if (input !== box) empty(input);
}

/** Puts back what was filled in, when a page comes back from memory. */
export function restore(form: HTMLFormElement, item: string, fields: Fields): void {
	for (const input of inputsOf(form, item)) {
		const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
		if (
			input instanceof HTMLInputElement &&
			(input.type === 'radio' || input.type === 'checkbox')
		) {
			input.checked = values.includes(input.value);
		} else input.value = values[0] ?? '';
	}
}

/** Whether nothing is left to fill in, as far as the fields tell; the server judges when it scores. */
export function isComplete(open: OpenItem, fields: Fields): boolean {
	const filled = fields.filter(([, value]) => value !== '');
	if (filled.length === 0) return false;
	if (filled.some(([name, value]) => name.endsWith(':dont-know') || value === 'dont-know'))
		return true;
	if (open.type === 'matching') return filled.length === open.left.length;
	if (open.type === 'claim-reason') return filled.length === 2;
	if (open.type === 'ordering') {
		return new Set(filled.map(([, value]) => value)).size === open.steps.length;
	}
	return true;
}
