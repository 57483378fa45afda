import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { exampleWorld } from '$lib/domain/lvs/example-world';
import { stimulusFacts } from '$lib/domain/lvs/facts';
import type { GroupGrowthFacts } from '$lib/domain/lvs/facts';
import { readStimulus } from '$lib/domain/lvs/stimulus';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import Simulator from './Simulator.svelte';

const read = readStimulus({
	report: 'group-growth',
	school: 'vlinderhaag',
	subject: 'rekenen',
	group: 6,
	year: '26/27',
	moments: ['E5', 'M6'],
	levels: 'I-V',
	interval: 90
});
if ('problems' in read) throw new Error(read.problems.join());
const facts = stimulusFacts(read.stimulus, exampleWorld) as GroupGrowthFacts;
const three = { ...facts, pupils: facts.pupils.slice(0, 3), size: 3 };
const groups = [
	{ name: 'groep 6', facts },
	{ name: 'groep 6, drie leerlingen', facts: three }
];

async function simulator() {
	const screen = await render(Simulator, { id: 's', groups });
	const text = () => screen.getByRole('status').element().textContent?.replace(/\s+/g, ' ');
	const says = (sentence: string) => expect.poll(text).toContain(sentence);
	return { screen, says, slide: (name: RegExp) => screen.getByRole('slider', { name }) };
}

describe('the simulator', () => {
	it('says what the reports say: levels, growth, interval, and the mean by both norms', async () => {
		const { says } = await simulator();
		await says('Amina B. gaat van niveau II naar I.');
		await says('Groei +18; landelijk +11, en bij deze beginscore gemiddeld +8.');
		await says('tussen 212 en 232');
		await says('niveau III bij de normen voor leerlingen, niveau IV bij die voor groepen');
	});

	it('follows a score that is changed with the arrow keys', async () => {
		const { screen, says, slide } = await simulator();
		(slide(/Score bij M6/).element() as HTMLInputElement).focus();
		await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
		await says('Amina B. gaat van niveau II naar II. Groei +12');
		await expect
			.element(screen.getByRole('row', { name: /Amina B\. 204 II 216 II \+12/ }))
			.toBeVisible();
	});

	it('follows the norm: the level falls and the growth stays', async () => {
		const { says, slide } = await simulator();
		(slide(/Landelijke scores/).element() as HTMLInputElement).focus();
		await userEvent.keyboard('{End}');
		await says('Amina B. gaat van niveau III naar II. Groei +18; landelijk +11');
	});

	it('follows the whole group, another group and another pupil, and goes back', async () => {
		const { screen, says, slide } = await simulator();
		(slide(/Iedereen bij M6/).element() as HTMLInputElement).focus();
		await userEvent.keyboard('{End}');
		await says('Het groepsgemiddelde is 211');
		await screen.getByRole('button', { name: 'Alles terug' }).click();
		await says('Het groepsgemiddelde is 196');
		await screen.getByLabelText('Groep', { exact: true }).selectOptions('groep 6, drie leerlingen');
		await says('(n = 3)');
		await screen.getByLabelText('Leerling', { exact: true }).selectOptions('Chloé D.');
		await says('Chloé D. gaat van niveau I naar I. Groei +5');
	});

	it('draws rows or dots, I–V or A–E, 67% or 90%', async () => {
		const { screen, says } = await simulator();
		await screen.getByRole('radio', { name: 'stippen' }).click();
		await expect.element(screen.getByText('gelijk gebleven; eronder: gedaald')).toBeVisible();
		await screen.getByRole('radio', { name: 'A–E' }).click();
		await says('Amina B. gaat van niveau A naar A');
		await screen.getByRole('radio', { name: '67%' }).click();
		await says('met 67% zekerheid tussen 216 en 228');
	});
});
