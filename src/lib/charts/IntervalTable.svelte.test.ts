import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { signed, signedBetween } from '$lib/ui/dutch';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes } from './attributes';
import IntervalTable from './IntervalTable.svelte';

const rows = [
	{ label: 'Begrippen', n: 24, value: 8.2, interval: { lower: 2.1, upper: 14.3 } },
	{ label: 'Een leerling lezen', n: 24, value: -3, interval: { lower: -9.4, upper: 3.4 } },
	{ label: 'Een groep lezen', n: 8, value: 1, interval: undefined },
	{ label: 'De school', n: 3, value: undefined, interval: undefined }
];
const props = {
	caption: 'Verandering per domein',
	rowName: 'Domein',
	valueName: 'verandering',
	rows,
	format: (value: number) => signed(value, 1),
	formatInterval: (lower: number, upper: number) => signedBetween(lower, upper, 1)
};
const textOf = (element: Element | null | undefined) =>
	(element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const cells = (container: Element) =>
	[...container.querySelectorAll('tbody tr')].map((row) =>
		[...row.children].filter((cell) => !cell.classList.contains('lane')).map(textOf)
	);

describe('a table of values with their intervals', () => {
	it('has a caption, and every head says what it heads', async () => {
		const { container } = await render(IntervalTable, props);
		await expect.element(page.getByRole('table')).toHaveAccessibleName('Verandering per domein');
		expect(textOf(container.querySelector('caption'))).toBe('Verandering per domein');
		const heads = [...container.querySelectorAll('th')];
		expect(heads.filter((head) => !head.getAttribute('scope'))).toEqual([]);
		expect([...container.querySelectorAll('thead th[scope=col]')].map(textOf)).toEqual([
			'Domein',
			'n',
			'Getekend',
			'verandering',
			'95%-interval'
		]);
		expect([...container.querySelectorAll('tbody th[scope=row]')].map(textOf)).toEqual(
			rows.map(({ label }) => label)
		);
	});

	it('has n, the value and the interval of each row, in the order given', async () => {
		const { container } = await render(IntervalTable, props);
		expect(cells(container)).toEqual([
			['Begrippen', '24', '+8,2', '+2,1 tot +14,3'],
			['Een leerling lezen', '24', '−3,0', '−9,4 tot +3,4'],
			['Een groep lezen', '8', '+1,0', 'te weinig mensen'],
			['De school', '3', '–', 'te weinig mensen']
		]);
	});

	it('draws what the row says, hidden from who hears the row already', async () => {
		const { container } = await render(IntervalTable, props);
		const lanes = [...container.querySelectorAll('tbody svg')];
		expect(lanes.map((lane) => lane.getAttribute('aria-hidden'))).toEqual(Array(4).fill('true'));
		const drawn = (mark: string) => lanes.map((lane) => lane.querySelectorAll(mark).length);
		expect(drawn('.dot')).toEqual([1, 1, 1, 0]);
		expect(drawn('.ci')).toEqual([1, 1, 0, 0]);
		expect(drawn('.swath')).toEqual([1, 0, 0, 0]); // the whole interval above zero
	});

	it('of percentages runs from 0 to 100, with rings and nothing that is clear', async () => {
		const { container } = await render(IntervalTable, {
			...props,
			about: 'percentage',
			mark: 'ring',
			rows: [{ label: 'Begrippen', n: 24, value: 50, interval: { lower: 40, upper: 60 } }]
		});
		expect(container.querySelectorAll('.ring')).toHaveLength(1);
		expect(container.querySelectorAll('.dot, .swath, .zero')).toHaveLength(0);
		expect(container.querySelector('.ring')?.getAttribute('cx')).toBe('100');
	});

	it('can be scrolled by keyboard, and says what it is', async () => {
		await render(IntervalTable, props);
		const frame = page.getByRole('region', { name: 'Verandering per domein' });
		await expect.element(frame).toHaveAttribute('tabindex', '0');
	});

	it.each([
		['no rows', []],
		['one row without anything', [{ label: 'a', n: 0, value: undefined, interval: undefined }]],
		[
			'zero with nothing around it',
			[{ label: 'a', n: 10, value: 0, interval: { lower: 0, upper: 0 } }]
		],
		[
			'values beyond the scale',
			[
				{ label: 'a', n: 10, value: 100, interval: { lower: -250, upper: 450 } },
				{ label: 'b', n: 10, value: -100, interval: { lower: -101, upper: -99 } }
			]
		]
	])('has a number in every attribute: %s', async (_, own) => {
		for (const about of ['zero', 'percentage'] as const) {
			const { container, unmount } = await render(IntervalTable, { ...props, about, rows: own });
			expect(brokenAttributes(container)).toEqual([]);
			const places = [...container.querySelectorAll('tbody svg path')].flatMap((path) =>
				[...(path.getAttribute('d') ?? '').matchAll(/[MH](-?[\d.]+)/g)].map(([, x]) => Number(x))
			);
			expect(places.filter((x) => x < 0 || x > 200)).toEqual([]);
			await unmount();
		}
	});
});
