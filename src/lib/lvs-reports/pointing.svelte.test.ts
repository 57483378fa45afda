import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { exampleReports } from '$lib/domain/lvs/example-reports';
import { pickable } from '$lib/domain/lvs/models';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import Report from './Report.svelte';

/** On every kind, as a drawing and as a table: a learner points by name or by keyboard, never by a place on the screen. */

const both = exampleReports.flatMap(([kind, model]) =>
	[false, true].map((asTable) => [kind, asTable ? 'table' : 'drawing', model, asTable] as const)
);

describe('pointing at a report', () => {
	it.each(both)(
		'%s, %s: is done by the name of a row, point or bar',
		async (_, __, model, asTable) => {
			const form = document.createElement('form');
			document.body.append(form);
			const onpick = vi.fn();
			const screen = await render(Report, {
				target: form,
				props: { id: 'r', model, asTable, pick: { name: 'q1', onpick } }
			});
			const last = pickable(model).at(-1);
			const group = screen.getByRole('group', { name: 'Wijs aan in het rapport' });
			await group.getByRole('radio', { name: last?.label ?? '', exact: true }).click();
			expect([...new FormData(form)]).toEqual([['q1', last?.id]]);
			expect(onpick).toHaveBeenCalledWith(last?.id);
			form.remove();
		}
	);

	it.each(both)('%s, %s: is done with tab, arrow keys and space', async (_, __, model, asTable) => {
		const form = document.createElement('form');
		document.body.append(form);
		await render(Report, {
			target: form,
			props: { id: 'r', model, asTable, pick: { name: 'q1' } }
		});
		const chosen = () => new FormData(form).get('q1');
		const ids = pickable(model).map(({ id }) => id);
		const first = form.querySelector<HTMLInputElement>('input[type=radio]');
		// Sheets that scroll sideways stop the tab key before the first radio.
		for (let tabs = 0; tabs < 6 && document.activeElement !== first; tabs += 1) {
			await userEvent.keyboard('{Tab}');
		}
		expect(document.activeElement).toBe(first);
		await userEvent.keyboard(' ');
		expect(chosen()).toBe(ids[0]);
		await userEvent.keyboard('{ArrowDown}');
		expect(chosen()).toBe(ids[1 % ids.length]);
		form.remove();
	});
});
