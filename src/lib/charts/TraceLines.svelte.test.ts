import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { brokenAttributes, textsOutside } from './attributes';
import TraceLines from './TraceLines.svelte';

const line = (
	label: string,
	values: readonly number[],
	kind: 'key' | 'distractor' = 'distractor'
) => ({
	label,
	kind,
	shares: values.map((value) => ({
		value,
		interval: { lower: Math.max(0, value - 0.1), upper: Math.min(1, value + 0.1) }
	}))
});
const lines = [
	line('A', [0.5, 0.3, 0.1]),
	line('B', [0.2, 0.6, 0.85], 'key'),
	line('C', [0.2, 0.05, 0.02]),
	line('D', [0.1, 0.05, 0.02]),
	line('Een lang antwoord dat niet past', [0, 0, 0.01])
];

beforeEach(() => page.viewport(1000, 800));

describe('trace lines', () => {
	it('draw every option within the frame, and say them in words', async () => {
		const screen = await render(TraceLines, { groups: [12, 10, 11], lines, describe: 'Vraag A3.' });
		expect(brokenAttributes(screen.container)).toEqual([]);
		const [wide] = screen.container.querySelectorAll('svg');
		if (!wide) throw new Error('no drawing');
		expect(textsOutside(wide)).toEqual([]);
		expect(wide.getAttribute('aria-label')).toContain('B: 20%, 60%, 85%');
		expect(wide.querySelectorAll('.line')).toHaveLength(5);
	});

	it('keep labels apart where lines end together', async () => {
		const screen = await render(TraceLines, { groups: [12, 10, 11], lines, describe: 'Vraag A3.' });
		const [wide] = screen.container.querySelectorAll('svg');
		const heights = [...(wide?.querySelectorAll('text.lb, text.val') ?? [])]
			.map((text) => Number(text.getAttribute('y')))
			.toSorted((a, b) => a - b);
		expect(heights).toHaveLength(5);
		for (const [at, y] of heights.slice(1).entries()) {
			expect(y - (heights[at] ?? 0)).toBeGreaterThanOrEqual(15.9);
		}
	});
});
