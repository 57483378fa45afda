import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import Field from './Field.svelte';

const props = { name: 'naam', label: 'Naam van het cohort' };
const field = () => page.getByRole('textbox');

describe('a field', () => {
	it('has its label for a name, and takes the focus when that is pressed', async () => {
		await render(Field, props);
		await expect.element(field()).toHaveAccessibleName('Naam van het cohort');
		await page.getByText('Naam van het cohort').click();
		await expect.element(field()).toHaveFocus();
	});

	it('is posted under its name', async () => {
		const form = document.createElement('form');
		document.body.append(form);
		await render(Field, { target: form, props: { ...props, value: 'Pabo 3' } });
		expect([...new FormData(form)]).toEqual([['naam', 'Pabo 3']]);
		form.remove();
	});

	it('without hint or error has no description and is not invalid', async () => {
		await render(Field, props);
		await expect.element(field()).not.toHaveAttribute('aria-describedby');
		await expect.element(field()).not.toHaveAttribute('aria-invalid');
	});

	it('is described by its hint, and first by nothing else', async () => {
		await render(Field, { ...props, hint: 'Bijvoorbeeld Pabo jaar 3.' });
		await expect.element(field()).toHaveAccessibleDescription('Bijvoorbeeld Pabo jaar 3.');
	});

	it('is invalid with its error, which is heard with the hint', async () => {
		await render(Field, { ...props, hint: 'Bijvoorbeeld Pabo.', error: 'Vul een naam in.' });
		await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
		await expect
			.element(field())
			.toHaveAccessibleDescription('Bijvoorbeeld Pabo. Vul een naam in.');
	});

	it('has its error in words between label and input, with an icon that is not heard', async () => {
		const { container } = await render(Field, { ...props, error: 'Vul een naam in.' });
		const parts = [...container.querySelectorAll('label, .error, input')];
		expect(parts.map(({ localName }) => localName)).toEqual(['label', 'p', 'input']);
		expect(container.querySelector('.error svg')?.getAttribute('aria-hidden')).toBe('true');
	});

	it('is required, unless it says that it is not needed', async () => {
		await render(Field, props);
		await expect.element(field()).toBeRequired();
		const { container } = await render(Field, { ...props, name: 'school', optional: true });
		expect(container.querySelector('label')?.textContent).toBe('Naam van het cohort (hoeft niet)');
		expect(container.querySelector('input')?.required).toBe(false);
	});

	it('passes on what an input may have', async () => {
		await render(Field, { ...props, maxlength: 80, autocomplete: 'off', readonly: true });
		await expect.element(field()).toHaveAttribute('maxlength', '80');
		await expect.element(field()).toHaveAttribute('autocomplete', 'off');
		await expect.element(field()).toHaveAttribute('readonly');
	});

	it('keeps apart from another field of the page', async () => {
		await render(Field, { ...props, hint: 'Een.' });
		await render(Field, { name: 'school', label: 'School', hint: 'Twee.' });
		await expect
			.element(page.getByRole('textbox', { name: 'School' }))
			.toHaveAccessibleDescription('Twee.');
		const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});
});
