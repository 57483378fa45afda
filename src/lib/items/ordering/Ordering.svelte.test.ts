import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { items } from '../examples';
import Ordering from './Ordering.svelte';

const { steps } = items.ordering.open;
let form: HTMLFormElement;
const changed = vi.fn();

async function show(props: object = {}) {
	form = document.createElement('form');
	form.addEventListener('change', changed);
	document.body.append(form);
	await render(Ordering, {
		target: form,
		props: { id: 'q', open: items.ordering.open, answer: undefined, live: true, ...props }
	});
}
afterEach(() => {
	form.remove();
	changed.mockClear();
});

/** What is posted: the place of each step as shown, and in which order the steps stand. */
const places = () =>
	steps.map((_, at) => String(new FormData(form).get(`q:place-${at}`) ?? 'missing'));
const order = () => [...form.querySelectorAll('.text')].map(({ textContent }) => textContent);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const select = (step: string) =>
	page.getByRole('combobox', { name: `Plaats van: ${step}`, exact: true });

describe('steps put in order by buttons', () => {
	it('are there only where a script runs', async () => {
		await show({ live: false });
		expect(form.querySelectorAll('button')).toHaveLength(0);
		expect(form.querySelectorAll('select')).toHaveLength(4);
	});

	it('take all places at the first move, and stand in that order', async () => {
		await show();
		expect(places()).toEqual(['', '', '', '']);
		await button('Omlaag: Kiezen').click();
		expect(places()).toEqual(['1', '0', '2', '3']);
		expect(order()).toEqual(['Afspreken', 'Kiezen', 'Nagaan', 'Bekijken']);
	});

	it('keep every place filled, whatever is pressed, by keyboard too', async () => {
		await show();
		await button('Omlaag: Kiezen').click();
		for (const key of [
			'{Enter}',
			' ',
			'{Enter}',
			'{Tab}',
			' ',
			'{Shift>}{Tab}{/Shift}',
			'{Enter}'
		]) {
			await userEvent.keyboard(key);
			expect([...places()].sort()).toEqual(['0', '1', '2', '3']);
			expect(order()).toEqual(
				places()
					.map((place, at) => [Number(place), steps[at]] as const)
					.sort(([a], [b]) => a - b)
					.map(([, step]) => step)
			);
		}
	});

	it('keep the focus on the button that was pressed, so that a step can go on', async () => {
		await show();
		await button('Omhoog: Bekijken').click();
		await userEvent.keyboard('{Enter}{Enter}');
		expect(order()).toEqual(['Bekijken', 'Kiezen', 'Afspreken', 'Nagaan']);
		await expect.element(button('Omhoog: Bekijken')).toHaveFocus();
		await button('Omlaag: Bekijken').click();
		await userEvent.keyboard('{Enter}{Enter}');
		expect(order()).toEqual(['Kiezen', 'Afspreken', 'Nagaan', 'Bekijken']);
		await expect.element(button('Omlaag: Bekijken')).toHaveFocus();
	});

	it('stay where they are at the top and at the bottom', async () => {
		await show({ answer: [0, 1, 2, 3] });
		await button('Omhoog: Kiezen').click();
		await button('Omlaag: Bekijken').click();
		expect(places()).toEqual(['0', '1', '2', '3']);
		expect(changed).not.toHaveBeenCalled();
	});

	it('tell the page of each move once, after the places changed', async () => {
		await show({ answer: [0, 1, 2, 3] });
		const seen: string[][] = [];
		changed.mockImplementation(() => void seen.push(places()));
		await button('Omlaag: Kiezen').click();
		await button('Omhoog: Nagaan').click();
		expect(seen).toEqual([
			['1', '0', '2', '3'],
			['2', '0', '1', '3']
		]);
	});

	it('can be put in the right order', async () => {
		await show();
		await button('Omhoog: Nagaan').click();
		await button('Omhoog: Nagaan').click();
		await button('Omhoog: Bekijken').click();
		await button('Omhoog: Bekijken').click();
		const read = items.ordering.read(
			new Map(places().map((place, at) => [`place-${at}`, [place]]))
		);
		expect(read).toEqual({ answer: [2, 3, 0, 1] });
	});
});

describe('steps put in order by their selects', () => {
	it('stay in the order shown until every place is taken once', async () => {
		await show();
		await select('Kiezen').selectOptions('4');
		expect(order()).toEqual(steps);
		await select('Afspreken').selectOptions('3');
		await select('Nagaan').selectOptions('2');
		await select('Bekijken').selectOptions('1');
		expect(order()).toEqual([...steps].reverse());
		expect(places()).toEqual(['3', '2', '1', '0']);
	});

	it('go back to the order shown when a place is taken away', async () => {
		await show({ answer: [2, 3, 0, 1] });
		expect(order()).toEqual(['Nagaan', 'Bekijken', 'Kiezen', 'Afspreken']);
		await select('Bekijken').selectOptions('–');
		expect(order()).toEqual(steps);
		expect(places()).toEqual(['2', '3', '0', '']);
	});

	it('say that a place stands twice', async () => {
		await show();
		expect(form.querySelector('[role=status]')).toBeNull();
		await select('Kiezen').selectOptions('2');
		await select('Nagaan').selectOptions('2');
		await expect
			.element(page.getByRole('status'))
			.toHaveTextContent('Plaats 2 staat er twee keer.');
		await select('Nagaan').selectOptions('1');
		await expect.element(page.getByRole('status')).not.toBeInTheDocument();
	});

	it('can be emptied by whoever clears the answer, and filled by a button again', async () => {
		await show({ answer: [2, 3, 0, 1] });
		for (const one of form.querySelectorAll('select')) {
			one.selectedIndex = 0;
			one.dispatchEvent(new Event('change'));
		}
		expect(places()).toEqual(['', '', '', '']);
		await button('Omlaag: Kiezen').click();
		expect([...places()].sort()).toEqual(['0', '1', '2', '3']);
		expect(order()).toEqual(['Afspreken', 'Kiezen', 'Nagaan', 'Bekijken']);
	});
});
