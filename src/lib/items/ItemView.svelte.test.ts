import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { exampleWorld } from '$lib/domain/lvs/example-world';
import { pickable, reportModel } from '$lib/domain/lvs/models';
import { readStimulus } from '$lib/domain/lvs/stimulus';
import Report from '$lib/lvs-reports/Report.svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { answers, items, kinds, made, written } from './examples';
import type { ItemKind } from './index';
import { dontKnow, type Fields } from './item';
import ItemView from './ItemView.svelte';
import { point } from './point/point';

let form: HTMLFormElement;

/** An item in a form below its stem, as the page of the test and an exercise show it. */
async function show(kind: ItemKind, props: object = {}) {
	form = document.createElement('form');
	const stem = document.createElement('p');
	stem.id = 'q-vraag';
	stem.textContent = items[kind].open.stem;
	form.append(stem);
	document.body.append(form);
	return render(ItemView, {
		target: form,
		props: { id: 'q', open: items[kind].open, answer: undefined, ...props }
	});
}
afterEach(() => form.remove());

/** What the form posts, as the server takes it apart. */
function posted(): Fields {
	const fields = new Map<string, string[]>();
	for (const [name, value] of new FormData(form)) {
		if (typeof value !== 'string' || !name.startsWith('q:')) continue;
		fields.set(name.slice(2), [...(fields.get(name.slice(2)) ?? []), value]);
	}
	return fields;
}
const read = (kind: ItemKind) => items[kind].read(posted());
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const checkbox = (name: string) => page.getByRole('checkbox', { name, exact: true });
const select = (name: string) => page.getByRole('combobox', { name, exact: true });
const controls = () => [
	...form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLButtonElement>(
		'input, select, button'
	)
];

/** How a learner gives the right answer. */
const fillIn: Record<Exclude<ItemKind, 'point'>, () => Promise<void>> = {
	'single-choice': () => radio('Cato').click(),
	'multiple-choice': async () => {
		await checkbox('Derde').click();
		await checkbox('Tweede').click();
		await checkbox('Eerste').click();
		await checkbox('Tweede').click();
	},
	number: () => page.getByRole('textbox').fill('73,25'),
	matching: async () => {
		await select('Links 1').selectOptions('Rechts 5');
		await select('Links 2').selectOptions('Rechts 1');
		await select('Links 3').selectOptions('Rechts 4');
		await select('Links 4').selectOptions('Rechts 6');
	},
	ordering: async () => {
		await select('Plaats van: Kiezen').selectOptions('3');
		await select('Plaats van: Afspreken').selectOptions('4');
		await select('Plaats van: Nagaan').selectOptions('1');
		await select('Plaats van: Bekijken').selectOptions('2');
	},
	'claim-reason': async () => {
		await radio('Dit klopt niet').click();
		await radio('De score steeg.').click();
	}
};
const filled = Object.entries(fillIn) as [Exclude<ItemKind, 'point'>, () => Promise<void>][];

describe('what a learner fills in is what the item reads', () => {
	it.each(filled)('of a %s', async (kind, fill) => {
		await show(kind);
		await fill();
		expect(read(kind)).toEqual({ answer: answers[kind].right });
	});

	it('of a point, in the report', async () => {
		const stimulus = readStimulus({
			report: 'group-growth',
			school: 'vlinderhaag',
			levels: 'I-V',
			subject: 'rekenen',
			group: 6,
			year: '26/27',
			moments: ['E5', 'M6'],
			interval: 67
		});
		if ('problems' in stimulus) throw new Error(stimulus.problems.join());
		const model = reportModel(stimulus.stimulus, exampleWorld);
		const item = made(point, {
			...written.point,
			key: 'p10',
			wrong: [{ point: 'p04', misconception: 'M01' }],
			points: pickable(model)
		});
		await show('point', { open: item.open });
		await render(Report, {
			target: form,
			props: { id: 'r', model, pick: { name: 'q:choice', chosen: undefined } }
		});
		await radio('Guusje T.').click();
		expect(item.read(posted())).toEqual({ answer: 'p10' });
		await radio('Weet ik niet').click();
		expect(item.read(posted())).toEqual({ answer: dontKnow });
	});

	it.each(kinds)('of a %s that is left alone: blank', async (kind) => {
		await show(kind);
		expect(read(kind)).toEqual({ blank: true });
		// the page calls a question answered when one of its fields holds something
		expect([...posted().values()].flat().filter((value) => value !== '')).toEqual([]);
	});

	it.each(kinds)('of a %s at which she doesn’t know', async (kind) => {
		await show(kind);
		await page.getByText('Weet ik niet').click();
		expect(read(kind)).toEqual({ answer: dontKnow });
	});

	it('of a claim with an answer and “weet ik niet”: a problem', async () => {
		await show('claim-reason');
		await radio('Dit klopt').click();
		await checkbox('Weet ik niet').click();
		expect(read('claim-reason')).toHaveProperty('problem');
	});
});

describe('the answer that was given before', () => {
	it.each(filled)('is shown at a %s', async (kind) => {
		for (const answer of Object.values(answers[kind])) {
			await show(kind, { answer });
			expect(read(kind)).toEqual({ answer });
			form.remove();
		}
	});

	it('is named at a point', async () => {
		await show('point', { answer: 'p02' });
		await expect.element(page.getByRole('status')).toHaveTextContent('Aangewezen: Bram C.');
		form.remove();
		await show('point');
		await expect.element(page.getByRole('status')).toHaveTextContent('Wijs aan in het rapport.');
	});

	it.each(kinds)('can be “weet ik niet” at a %s', async (kind) => {
		await show(kind, { answer: dontKnow });
		expect(read(kind)).toEqual({ answer: dontKnow });
	});

	it.each(kinds)('does not break a %s when it is of another shape', async (kind) => {
		for (const answer of [null, 'x', 99, [], [99], {}]) {
			await show(kind, { answer });
			expect(read(kind)).not.toHaveProperty('problem');
			form.remove();
		}
	});
});

describe('a learner who uses assistive software', () => {
	it.each(kinds)('finds a name on every control of a %s', async (kind) => {
		await show(kind, { live: true });
		for (const control of controls()) await expect.element(control).toHaveAccessibleName();
		const names = [...form.querySelectorAll('input[type=checkbox], input[type=radio], select')].map(
			(control) => (control as HTMLInputElement).labels?.[0]?.textContent.trim()
		);
		expect(new Set(names).size).toBe(names.length);
	});

	it.each(kinds)(
		'finds native controls only in a %s, each with a name of the item',
		async (kind) => {
			await show(kind);
			expect(controls().length).toBeGreaterThan(0);
			for (const { name } of controls()) expect(name).toMatch(/^q:[a-z-]+\d*$/);
			expect(form.querySelectorAll('[contenteditable], [tabindex]')).toHaveLength(0);
		}
	);

	it('hears the letter before a choice nowhere: it is for the eyes', async () => {
		await show('single-choice');
		await expect.element(radio('Anna')).toHaveAccessibleName('Anna');
		expect(form.querySelector('kbd')?.getAttribute('aria-hidden')).toBe('true');
	});

	it('hears claim and reason as two groups', async () => {
		await show('claim-reason');
		const groups = page.getByRole('radiogroup');
		await expect.element(groups.nth(0)).toHaveAccessibleName('Anna ging achteruit.');
		await expect.element(groups.nth(1)).toHaveAccessibleName('want:');
	});

	it('hears the question, the unit and the problem of a number', async () => {
		await show('number');
		const field = page.getByRole('textbox');
		await expect.element(field).toHaveAccessibleName('Hoeveel punten?');
		await expect.element(field).toHaveAccessibleDescription('punten');
		await expect.element(field).not.toHaveAttribute('aria-invalid');
		form.remove();

		await show('number', { problem: 'Vul een getal in.', typed: 'twaalf' });
		const problem = document.createElement('p');
		problem.id = 'q-probleem';
		problem.textContent = 'Vul een getal in.';
		form.append(problem);
		await expect.element(field).toHaveAccessibleDescription('punten Vul een getal in.');
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		await expect.element(field).toHaveValue('twaalf');
	});

	it('chooses with the arrow keys and the space bar', async () => {
		await show('single-choice');
		await radio('Anna').click();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}');
		expect(read('single-choice')).toEqual({ answer: 2 });
		form.remove();
		await show('multiple-choice');
		await userEvent.tab();
		await userEvent.keyboard(' ');
		expect(read('multiple-choice')).toEqual({ answer: [0] });
	});

	it.each(kinds)('can press every control of a %s: at least 24 pixels', async (kind) => {
		await show(kind, { live: true });
		for (const control of controls()) {
			const labels = control instanceof HTMLButtonElement ? null : control.labels;
			const boxes = [control, ...(labels ?? [])].map((part) => part.getBoundingClientRect());
			expect(Math.max(...boxes.map(({ height }) => height))).toBeGreaterThanOrEqual(24);
			expect(Math.max(...boxes.map(({ width }) => width))).toBeGreaterThanOrEqual(24);
		}
	});
});

describe('an item that may not be answered', () => {
	it.each(kinds)('has no control that can be used: %s', async (kind) => {
		await show(kind, { disabled: true, live: true, answer: answers[kind].right });
		expect(controls().length).toBeGreaterThan(0);
		expect(controls().filter(({ disabled }) => !disabled)).toEqual([]);
		expect([...posted()]).toEqual([]);
	});
});

describe('the view of an item', () => {
	it('says how many to choose', async () => {
		await show('multiple-choice');
		await expect.element(page.getByText('Kies er 2.')).toBeVisible();
	});

	it('of two items with the same options keeps their answers apart', async () => {
		await show('single-choice');
		await render(ItemView, {
			target: form,
			props: { id: 'other', open: items['single-choice'].open, answer: undefined }
		});
		await radio('Anna').nth(0).click();
		await radio('Cato').nth(1).click();
		expect([...new FormData(form)]).toEqual([
			['q:choice', '0'],
			['other:choice', '2']
		]);
	});
});
