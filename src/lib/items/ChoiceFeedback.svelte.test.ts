import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { items } from './examples';
import ItemView from './ItemView.svelte';

interface Feedback {
	code: string;
	tone: 'ok' | 'bad' | 'missed';
	text: string;
}

const textOf = (element: Element | null | undefined) =>
	(element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The labels and the words of feedback, in the order in which they stand. */
async function lines(
	kind: 'single-choice' | 'multiple-choice',
	answer: unknown,
	feedback: readonly Feedback[]
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
		expect(await lines('single-choice', 1, [{ code: '1', tone: 'bad', text: 'Dit is …' }])).toEqual(
			['Anna', 'Bram', '  Kijk nog eens. Dit is …', 'Cato', 'Daan', 'Weet ik niet']
		);
	});

	it('tells right from missed and from rightly left alone, in words', async () => {
		const feedback: Feedback[] = [
			{ code: '0', tone: 'ok', text: 'Een.' },
			{ code: '1', tone: 'bad', text: 'Twee.' },
			{ code: '2', tone: 'missed', text: 'Drie.' },
			{ code: '3', tone: 'ok', text: 'Vier.' }
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
