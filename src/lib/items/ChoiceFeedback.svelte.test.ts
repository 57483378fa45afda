import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { items } from './examples';
import type { Said } from './item';
import ItemView from './ItemView.svelte';

const said = (at: string, tone: Said['tone'], text: string): Said => ({ at, tone, text, look: [] });

const textOf = (element: Element | null | undefined) =>
	(element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The labels and the words of feedback, in the order in which they stand. */
async function lines(
	kind: 'single-choice' | 'multiple-choice',
	answer: unknown,
	feedback: readonly Said[]
) {
	const { container } = await render(ItemView, {
		id: 'q',
		open: items[kind].open,
		answer,
		feedback
	});
	return [...container.querySelectorAll('.options > *')].map((line) =>
		line.localName === 'label' ? textOf(line.querySelector('span')) : `  ${textOf(line)}`
	);
}

describe('what is said under a choice', () => {
	it('is why it is right or not, under the choice itself', async () => {
		expect(await lines('single-choice', 1, [said('1', 'bad', 'Dit is …')])).toEqual([
			'Anna',
			'Bram',
			'  Kijk nog eens. Dit is …',
			'Cato',
			'Daan',
			'Weet ik niet'
		]);
	});

	it('tells right from missed and from rightly left alone, in words', async () => {
		const feedback: Said[] = [
			said('0', 'ok', 'Een.'),
			said('1', 'bad', 'Twee.'),
			said('2', 'missed', 'Drie.'),
			said('3', 'ok', 'Vier.')
		];
		expect(await lines('multiple-choice', [0, 1], feedback)).toEqual([
			'Eerste',
			'  Goed gekozen. Een.',
			'Tweede',
			'  Kijk nog eens. Twee.',
			'Derde',
			'  Deze hoort er ook bij. Drie.',
			'Vierde',
			'  Terecht niet gekozen. Vier.',
			'Vijfde'
		]);
	});

	it('is nothing where nothing is to be said', async () => {
		expect(await lines('single-choice', 1, [])).toHaveLength(5);
	});
});
