import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { exampleWorld } from '$lib/domain/lvs/example-world';
import { stimulusFacts } from '$lib/domain/lvs/facts';
import type { GroupGrowthFacts } from '$lib/domain/lvs/facts';
import { groupGrowthModel } from '$lib/domain/lvs/group-growth';
import { firstNames } from '$lib/domain/lvs/names';
import { readStimulus } from '$lib/domain/lvs/stimulus';
import type { GroupGrowth } from '$lib/domain/lvs/stimulus';
import Report from './Report.svelte';

const thirty = Array.from({ length: 30 }, (_, at) => ({
	id: `p${String(at + 1).padStart(3, '0')}`,
	name: `${firstNames[3 * at]} M.`,
	scores: { E5: 150 + 3 * at, M6: 160 + 3 * at }
}));

function htmlOf(more: object): string {
	const read = readStimulus({
		report: 'group-growth',
		school: 'vlinderhaag',
		subject: 'rekenen',
		group: 6,
		year: '26/27',
		moments: ['E5', 'M6'],
		levels: 'I-V',
		interval: 90,
		show: ['growth', 'levels', 'distribution', 'mean', 'national'],
		...more
	});
	if ('problems' in read) throw new Error(read.problems.join());
	const stimulus = read.stimulus as GroupGrowth;
	const facts = stimulusFacts(stimulus, exampleWorld) as GroupGrowthFacts;
	const model = groupGrowthModel(stimulus, { ...facts, size: 30, pupils: thirty });
	return render(Report, { props: { id: 'r', model, pick: { name: 'q' } } }).body;
}

describe('a report of a group of thirty', () => {
	it.each([
		['rows', { form: 'rows' }],
		['a scatter', { form: 'scatter' }]
	])('is drawn as %s on the server in less than 60 kB of HTML', (_, form) => {
		const html = htmlOf(form);
		expect(html.match(/type="radio"/g)).toHaveLength(30);
		expect(html).toContain(thirty[29]?.name);
		expect(Buffer.byteLength(html)).toBeLessThan(60_000);
	});
});
