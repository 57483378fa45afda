import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { exampleReports } from '$lib/domain/lvs/example-reports';
import { exampleWorld } from '$lib/domain/lvs/example-world';
import { pickable, reportModel } from '$lib/domain/lvs/models';
import type { ReportModel } from '$lib/domain/lvs/models';
import { readStimulus } from '$lib/domain/lvs/stimulus';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import Report from './Report.svelte';

function modelOf(written: object) {
	const read = readStimulus({ school: 'vlinderhaag', levels: 'I-V', ...written });
	if ('problems' in read) throw new Error(read.problems.join());
	return reportModel(read.stimulus, exampleWorld);
}
const pupilStimulus = {
	report: 'pupil-report',
	subject: 'rekenen',
	pupil: 'p20',
	moments: ['M4', 'E4', 'M5', 'E5', 'M6']
};
const pupil = modelOf({ ...pupilStimulus, interval: 90 });
function exampleOf(kind: string): ReportModel {
	const model = kinds.find(([name]) => name === kind)?.[1];
	if (!model) throw new Error(`no example of ${kind}`);
	return model;
}
const growthOf = (show: string[]) =>
	modelOf({
		report: 'group-growth',
		subject: 'rekenen',
		group: 6,
		year: '26/27',
		moments: ['E5', 'M6'],
		interval: 67,
		show
	});
const growth = growthOf(['growth', 'levels', 'distribution', 'mean', 'national']);
const section = modelOf({
	report: 'cross-section',
	subject: 'rekenen',
	moment: 'M',
	year: '26/27',
	groups: [6],
	show: ['level-value']
});
const kinds = exampleReports;

const textOf = (element: Element | null | undefined) =>
	(element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const radiosIn = (container: Element) => [
	...container.querySelectorAll<HTMLInputElement>('input[type=radio]')
];

describe('a report', () => {
	it.each(kinds)(
		'says that a %s is fictional, what it is and what its marks mean',
		async (_, model) => {
			const { container } = await render(Report, { id: 'r', model });
			expect(textOf(container.querySelector('figcaption'))).toContain('fictieve gegevens');
			await expect.element(container.querySelector('figure')).toHaveAccessibleName(model.title);
			for (const sentence of model.foot) expect(textOf(container)).toContain(sentence);
		}
	);

	it.each(kinds)('has no id twice when two of a %s are on a page', async (_, model) => {
		const one = await render(Report, { id: 'one', model });
		const two = await render(Report, { id: 'two', model });
		const ids = [one, two].flatMap(({ container }) =>
			[...container.querySelectorAll('[id]')].map(({ id }) => id)
		);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it.each(kinds)('needs no style attribute to draw a %s', async (_, model) => {
		const { container } = await render(Report, { id: 'r', model });
		expect(container.querySelectorAll('[style]')).toHaveLength(0);
	});

	it.each(kinds)('fits a telephone with a %s, without a smaller letter', async (_, model) => {
		const drawings = [640, 326].map(async (width) => {
			const target = document.createElement('div');
			target.style.width = `${width}px`;
			document.body.append(target);
			const { container } = await render(Report, { target, props: { id: `w${width}`, model } });
			const sizes = [...container.querySelectorAll('svg text')].map(
				(text) => getComputedStyle(text).fontSize
			);
			const figure = container.querySelector('figure');
			return {
				sizes: new Set(sizes),
				wide: (figure?.scrollWidth ?? 0) - (figure?.clientWidth ?? 0)
			};
		});
		const [wide, narrow] = await Promise.all(drawings);
		expect(narrow?.sizes).toEqual(wide?.sizes);
		expect(narrow?.wide).toBe(0);
	});
});

describe('a drawing of a pupil', () => {
	it('is an image with a name and all values', async () => {
		const { container } = await render(Report, { id: 'r', model: pupil });
		const image = container.querySelector('svg[role=img]');
		expect(textOf(image?.querySelector('title'))).toBe('Leerlingrapport rekenen-wiskunde');
		expect(textOf(image?.querySelector('desc'))).toBe(pupil.description);
	});

	it('leaves a gap at a moment without a score', async () => {
		const { container } = await render(Report, { id: 'r', model: pupil });
		expect(container.querySelectorAll('line.line')).toHaveLength(2); // M4–E4 and E5–M6
		expect(container.querySelectorAll('circle.score')).toHaveLength(4);
		expect(textOf(container.querySelector('.plot'))).toContain('ziek');
	});
});

describe('what is drawn', () => {
	const drawn = async (model: ReportModel, width: number, pick?: { name: string }) => {
		const target = document.createElement('div');
		target.style.width = `${width}px`;
		document.body.append(target);
		return (
			await render(Report, { target, props: { id: `d${width}`, model, ...(pick && { pick }) } })
		).container;
	};
	const boxes = (elements: Iterable<Element>) =>
		[...elements].map((one) => one.getBoundingClientRect());

	it.each([67, 90])('says how sure an interval of %s% is, in a key', async (interval) => {
		const { container } = await render(Report, {
			id: 'r',
			model: modelOf({ ...pupilStimulus, interval })
		});
		expect(textOf(container.querySelector('.keys'))).toContain(`score-interval (${interval}%)`);
	});

	it.each([640, 326])(
		'has the goal of a school in words, and off the numbers: %s px',
		async (width) => {
			const container = await drawn(exampleOf('reference-levels of groups'), width);
			expect(textOf(container.querySelector('.scale'))).toContain('doel: 85% op 1F of hoger');
			const [goal] = boxes(container.querySelectorAll('.bar .goal'));
			const numbers = boxes(container.querySelectorAll('.bar text')).filter((box) => box.width > 0);
			expect(numbers.length).toBeGreaterThan(1);
			for (const { left, right } of numbers) {
				expect(left > (goal?.right ?? 0) || right < (goal?.left ?? 0)).toBe(true);
			}
		}
	);

	it('has a mark where a category is exactly as expected, and no colour of a level', async () => {
		const model = exampleOf('category-analysis');
		if (model.report !== 'category-analysis') throw new Error('categories expected');
		const [first, ...others] = model.bars;
		if (!first) throw new Error('a category expected');
		const zero = { ...model, bars: [{ ...first, difference: 0 }, ...others] };
		const { container } = await render(Report, { id: 'r', model: zero });
		expect(container.querySelectorAll('.none')).toHaveLength(1);
		expect(container.innerHTML).not.toContain('--lv-I');
		expect(textOf(container.querySelector('.keys'))).toContain('minder goed dan verwacht');
	});

	it.each(['group-growth in rows', 'group-growth as a scatter'])(
		'says whose norm the levels of %s are: those of the later moment alone',
		async (kind) => {
			const { container } = await render(Report, { id: 'r', model: exampleOf(kind) });
			expect(textOf(container.querySelector('fieldset, .body'))).toMatch(/niveaus? bij M6/);
			expect(textOf(container)).not.toMatch(/niveaus? bij E5/);
		}
	);

	it('keeps the names of means off the numbers on a telephone, also with radios', async () => {
		const container = await drawn(growth, 326, { name: 'q' });
		for (const name of container.querySelectorAll('tr.mean th')) {
			expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
		}
	});
});

describe('the table of a report', () => {
	const rowsOf = (container: Element) =>
		[...container.querySelectorAll('tbody tr')].map((row) =>
			[...row.children].map((cell) => textOf(cell)).join(' | ')
		);

	it('of a pupil has scores, intervals, levels and where the levels begin', async () => {
		const { container } = await render(Report, { id: 'r', model: pupil, asTable: true });
		expect(container.querySelector('svg[role=img]')).toBeNull();
		expect(rowsOf(container)).toEqual([
			'M4 | 158 | 145 tot 171 | II | 130 | 143 | 153 | 166',
			'E4 | 166 | 153 tot 179 | III | 145 | 158 | 168 | 181',
			'M5 | ziek | – | – | 160 | 172 | 182 | 194',
			'E5 | 217 | 204 tot 230 | I | 173 | 185 | 195 | 207',
			'M6 | 204 | 194 tot 214 | III | 185 | 196 | 206 | 217'
		]);
	});

	it('of a group has the intervals that the drawing shows as lines', async () => {
		const { container } = await render(Report, { id: 'r', model: growth, asTable: true });
		const rows = rowsOf(container);
		expect(rows[0]).toBe('Amina B. | 204 | II | 222 | I | +18 | 216 tot 228');
		expect(rows).toContain('Landelijk gemiddelde | 190 |  | 201 |  | +11 | ');
		expect(rows.slice(-3)).toEqual([
			'E5 | 3 | 2 | 4 | 1 | 2',
			'M6 | 4 | 1 | 3 | 2 | 2',
			'Landelijk | 20% | 20% | 20% | 20% | 20%'
		]);
		expect(textOf(container)).toContain('IV vanaf 185, III vanaf 196, II vanaf 206, I vanaf 217');
	});

	it('of a group has no growth and no level that the stimulus does not show', async () => {
		const { container } = await render(Report, { id: 'r', model: growthOf([]), asTable: true });
		expect(rowsOf(container)[0]).toBe('Amina B. | 204 | 222 | 216 tot 228');
		expect(textOf(container)).not.toMatch(/groei|niveau|niv\./i);
	});

	it('of a cross-section has counts and percentages', async () => {
		const { container } = await render(Report, { id: 'r', model: section, asTable: true });
		expect(rowsOf(container)).toEqual([
			'groep 6 | 12 | 4 (33%) | 1 (8%) | 3 (25%) | 2 (17%) | 2 (17%) | 2,2'
		]);
	});

	it('stands under the drawing, closed, and in its place only when asked', async () => {
		const { container } = await render(Report, { id: 'r', model: section });
		expect(container.querySelector('details')?.open).toBe(false);
		expect(textOf(container.querySelector('summary'))).toBe('Bekijk als tabel');
	});
});

describe('pointing in a report', () => {
	const both = kinds.flatMap(([kind, model]) =>
		[false, true].map((asTable) => [kind, asTable ? 'table' : 'drawing', model, asTable] as const)
	);

	it.each(both)(
		'has one radio for each choice of a %s, in the %s',
		async (_, __, model, asTable) => {
			const { container } = await render(Report, { id: 'r', model, asTable, pick: { name: 'q1' } });
			const radios = radiosIn(container);
			expect(radios.map(({ value }) => value)).toEqual(pickable(model).map(({ id }) => id));
			expect(radios.map((radio) => textOf(radio.labels?.[0]))).toEqual(
				pickable(model).map(({ label }) => label)
			);
			expect(container.querySelector('fieldset legend')).not.toBeNull();
			for (const radio of radios) {
				const target = radio.labels?.[0]?.getBoundingClientRect();
				expect(Math.min(target?.width ?? 0, target?.height ?? 0)).toBeGreaterThanOrEqual(24);
			}
		}
	);

	it.each(both)('works in a plain form with a %s as a %s', async (_, __, model, asTable) => {
		const form = document.createElement('form');
		document.body.append(form);
		const chosen = pickable(model)[0]?.id;
		await render(Report, {
			target: form,
			props: { id: 'r', model, asTable, pick: { name: 'q1', chosen } }
		});
		expect([...new FormData(form)]).toEqual([['q1', chosen]]);
	});

	it('tells what is chosen, also with the arrow keys', async () => {
		const onpick = vi.fn();
		const pick = { name: 'q1', onpick };
		const screen = await render(Report, { id: 'r', model: growth, pick });
		await screen.getByRole('radio', { name: 'Guusje T.' }).click();
		await userEvent.keyboard('{ArrowDown}');
		expect(onpick.mock.calls).toEqual([['p10'], ['p04']]); // by name: Guusje, Hamza
	});

	it('marks the chosen row without a script', async () => {
		const { container } = await render(Report, {
			id: 'r',
			model: growth,
			pick: { name: 'q1', chosen: 'p10' }
		});
		const row = (id: string) => container.querySelector(`input[value=${id}]`)?.closest('tr');
		const background = (id: string) => getComputedStyle(row(id) as Element).backgroundColor;
		expect(background('p10')).not.toBe(background('p01'));
	});

	it('follows what the page says is chosen, and lets go of it', async () => {
		const props = { id: 'r', model: pupil };
		const screen = await render(Report, { ...props, pick: { name: 'q1', chosen: 'E5' } });
		const checked = () => radiosIn(screen.container).find((radio) => radio.checked)?.value;
		expect(checked()).toBe('E5');
		await screen.rerender({ ...props, pick: { name: 'q1', chosen: 'M6' } });
		expect(checked()).toBe('M6');
		await screen.rerender({ ...props, pick: { name: 'q1' } });
		expect(checked()).toBeUndefined();
	});

	it('is not there where nothing is asked', async () => {
		const { container } = await render(Report, { id: 'r', model: growth });
		expect(radiosIn(container)).toHaveLength(0);
		expect(container.querySelector('fieldset')).toBeNull();
	});
});
