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

/** Its component hears of it; the form does not, so that nothing is sent halfway. */
function choose(select: HTMLSelectElement, value: string): void {
	select.value = value;
	select.dispatchEvent(new Event('change'));
}

function empty(input: HTMLInputElement | HTMLSelectElement): void {
	if (input instanceof HTMLSelectElement) choose(input, '');
	else if (input.type === 'radio' || input.type === 'checkbox') input.checked = false;
	else input.value = '';
}

export function clearFields(form: HTMLFormElement, item: string): void {
	for (const input of inputsOf(form, item)) empty(input);
}

/** Whoever answers after all no longer says "weet ik niet", and the other way round. */
export function settleDontKnow(form: HTMLFormElement, item: string, changed: EventTarget): void {
	const box = form.elements.namedItem(`${item}:dont-know`);
	if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox' || !box.checked) return;
	if (changed !== box) {
		box.checked = false;
		return;
	}
	for (const input of inputsOf(form, item)) if (input !== box) empty(input);
}

/**
 * What was filled in before the page came alive, on a slow connection: hydration puts back what the
 * server knew, so it is read before that.
 */
export const filledEarly = (): Fields => {
	const form =
		typeof document === 'undefined' ? null : document.querySelector<HTMLFormElement>('form.test');
	const fields = form ? [...new FormData(form)] : [];
	return fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
};

/** Puts back what was filled in, when a page comes back from memory. */
export function restore(form: HTMLFormElement, item: string, fields: Fields): void {
	for (const input of inputsOf(form, item)) {
		const values = fields.filter(([name]) => name === input.name).map(([, value]) => value);
		if (
			input instanceof HTMLInputElement &&
			(input.type === 'radio' || input.type === 'checkbox')
		) {
			input.checked = values.includes(input.value);
		} else if (input instanceof HTMLSelectElement) choose(input, values[0] ?? '');
		else input.value = values[0] ?? '';
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
