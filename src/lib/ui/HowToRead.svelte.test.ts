import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import HowToRead from './HowToRead.svelte';

const props = {
	see: 'Elke stip is een deelnemer.',
	says: 'De groep ging vooruit.',
	saysNot: 'Niet waardoor.',
	ask: 'Past dit bij wat we zagen?'
};

describe('the reading guide under a chart', () => {
	it('is closed, and opens by its question without a script', async () => {
		const { container } = await render(HowToRead, props);
		await expect.element(page.getByText('Elke stip is een deelnemer.')).not.toBeVisible();
		const details = container.querySelector('details');
		expect(details?.querySelector(':scope > summary')?.textContent).toBe('Hoe lees je dit?');
		await page.getByText('Hoe lees je dit?').click();
		expect(details?.open).toBe(true);
		await expect.element(page.getByText('Elke stip is een deelnemer.')).toBeVisible();
	});

	it('always has the same four parts, each under its own question', async () => {
		const { container } = await render(HowToRead, props);
		const parts = [...container.querySelectorAll('dt')].map((term) => [
			term.textContent,
			term.nextElementSibling?.localName === 'dd' && term.nextElementSibling.textContent
		]);
		expect(parts).toEqual([
			['Wat zie je', props.see],
			['Wat zegt het', props.says],
			['Wat zegt het niet', props.saysNot],
			['Vraag voor je team', props.ask]
		]);
	});
});
