import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PooledCalibration } from '../domain/report/pooled-calibration.ts';
import { calibrationYaml, placedItems } from './calibration-run.ts';
import { constantsInForce } from './calibrations.ts';
import { readContent, type Content } from './content/content.ts';
import { BadContent } from './content/problems.ts';
import { closeMoment, constantsFor } from './snapshots.ts';
import { addCohort, days, enrol, makeWorld, momentOf, take } from './test-world.ts';

const root = mkdtempSync(join(tmpdir(), 'leerwinst-calibration-'));
afterAll(() => rmSync(root, { recursive: true }));

let content: Content;
let maximum: number;
/** Places of the anchors. */
let anchors: readonly string[];
beforeAll(async () => {
	content = await readContent(['content']);
	maximum = content.forms.get('cito')?.maximum ?? 0;
	anchors = placedItems(content, 'cito').flatMap(({ id, anchor }) => (anchor ? [id] : []));
}, 30_000);

const made = new Date('2026-09-20T09:00:00Z');

/** As if found: B's own items half a logit harder than A's. */
function found(changes: Partial<PooledCalibration> = {}): PooledCalibration {
	return {
		people: { first: { A: 300, B: 310 }, last: { A: 0, B: 0 } },
		rows: placedItems(content, 'cito').map((item) => {
			const most = content.items.get(item.id)?.item.maxScore ?? 1;
			const location = item.forms.join() === 'B' ? 0.25 : -0.25;
			return {
				...item,
				scores: Array.from({ length: most + 1 }, (_, score) => score),
				thresholds: new Array<number>(most).fill(location),
				location,
				standardError: 0.1,
				n: 300,
				fit: { infit: 1, outfit: 1 },
				drift: undefined,
				dif: undefined
			};
		}),
		dropped: [],
		persons: 610,
		informative: 600,
		logLikelihood: -5000,
		parameters: 22,
		gradient: 0,
		split: [],
		anchors: anchors.length,
		differences: { smallGroup: true, reference: 0, focal: 0 },
		checks: {
			splits: [
				{
					split: 'total',
					groups: [320, 290],
					outcome: { ratio: 30, degreesOfFreedom: 20, p: 0.07, excluded: [], different: [] }
				}
			],
			dependence: undefined
		},
		gain: undefined,
		linkingError: { total: 0.8, core: 1.1 },
		obstacles: [],
		...changes
	};
}

const written = (result = found()) => calibrationYaml(content, 'cito', { made, result });

/** Reads the content with a calibration file; what is wrong with it as lines. */
async function placed(text: string, name = 'cito-2026-09-20.yaml'): Promise<Content | string[]> {
	const folder = join(root, 'calibration');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name), text);
	try {
		return await readContent(['content', root]);
	} catch (error) {
		if (!(error instanceof BadContent)) throw error;
		return error.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function read(text: string): Promise<Content> {
	const result = await placed(text);
	if (Array.isArray(result)) throw new Error(result.join('\n'));
	return result;
}

describe('a calibration file', () => {
	it('is read back as it was written: B’s points are worth more, the meaning is the same', async () => {
		const { name, text } = written();
		expect(name).toBe('cito-2026-09-20.yaml');
		const stored = (await read(text)).calibrations.get('cito');
		expect(stored?.source).toBe(name);
		const { totals, linkingError } = stored?.parts?.total ?? {};
		expect(linkingError).toBe(0.8);
		expect(totals?.A).toHaveLength(maximum + 1);
		const half = maximum / 2;
		expect(totals?.B[half]?.score).toBeGreaterThan(totals?.A[half]?.score ?? 100);
		expect(Math.abs((totals?.A[half]?.score ?? 0) - 50)).toBeLessThan(2);
		expect(stored?.parts?.core.linkingError).toBe(1.1);
	}, 30_000);

	it.each([
		['few people', { people: { first: { A: 199, B: 310 }, last: { A: 0, B: 0 } } }],
		['few anchors', { anchors: 7 }],
		['so many anchors split that fewer than eight are left', 'split']
	] as const)(
		'with %s leaves the comparison to means',
		async (_, given) => {
			const changes = given === 'split' ? { split: anchors.slice(7) } : given;
			const stored = (await read(written(found(changes)).text)).calibrations.get('cito');
			expect(stored).toMatchObject({ made: '2026-09-20', parts: undefined });
		},
		30_000
	);

	it('that does not fit is refused, with the line', async () => {
		const { text } = written();
		const lineOf = (needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;
		const [id = ''] = anchors;
		const scored = content.items.get(id)?.scored ?? '';
		expect(await placed(text.replace(scored, 'an-older-key'))).toEqual([
			`calibration/cito-2026-09-20.yaml:${lineOf(scored)} items.${found().rows.findIndex((row) => row.id === id)}.scored: the key of ${id} changed since: calibrate again`
		]);
		expect(await placed(text.replace(`id: ${id}`, 'id: nergens'))).toEqual([
			expect.stringMatching(/there is no item nergens$/)
		]);
		expect(await placed(text, 'cito.yaml')).toEqual([
			'calibration/cito.yaml:2 made: the file must be called cito-2026-09-20.yaml'
		]);
		expect(await placed(text.replace('test: cito', 'test: dia'), 'dia-2026-09-20.yaml')).toEqual([
			'calibration/dia-2026-09-20.yaml:1 test: there is no form pair dia'
		]);
	}, 60_000);
});

describe('a calibration that was placed', () => {
	it('holds for moments that close from then on, and changes nothing that was published', async () => {
		const before = await makeWorld({ content });
		const cohort = addCohort(before);
		const members = Array.from({ length: 8 }, () => enrol(before, cohort));
		for (const one of members) take(before, one, 'T1');
		closeMoment(before, momentOf(before, cohort, 'T1'), { by: null, now: days(6) });
		const source = (world: typeof before, code: 'T1' | 'T3') =>
			constantsFor(world, momentOf(world, cohort, code), 'cito', days(72)).constants.parts.total
				.rasch?.source;
		expect(source(before, 'T1')).toBeUndefined();

		const after = { ...before, content: await read(written().text) };
		expect(source(after, 'T1')).toBeUndefined();
		expect(constantsInForce(after, 'cito').parts.total.rasch).toBeUndefined();
		for (const one of members) take(after, one, 'T3');
		closeMoment(after, momentOf(after, cohort, 'T3'), { by: null, now: days(71) });
		expect(source(after, 'T3')).toBe('cito-2026-09-20.yaml');
		expect(source(after, 'T1')).toBeUndefined();
	}, 30_000);
});
