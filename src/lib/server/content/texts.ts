import type { StimulusFacts } from '../../domain/lvs/facts.ts';
import {
	differenceError,
	expectedGrowth,
	interval,
	margin,
	standardError
} from '../../domain/lvs/growth.ts';
import { levelNames, levelOf } from '../../domain/lvs/levels.ts';
import type { NormRow, NormTable } from '../../domain/lvs/norms.ts';
import { evaluate, single } from './expectations.ts';

/**
 * Texts that follow the data: `{{ expression }}` in anything that an author wrote about a report. Unlike
 * `expect`, which proves the key from raw scores, a text may use what the drawing derives from them.
 */

type Names = Readonly<Record<string, unknown>>;

/** What an expression may call: each pupil by id (`$p147.first`), and what reports derive. */
export function namesOf(facts: unknown): Names {
	const { pupils = [], interval: level, levels } = (facts ?? {}) as Partial<StimulusFacts> & Given;
	return {
		...Object.fromEntries(
			pupils.map((pupil) => [pupil.id, { ...pupil, first: pupil.name.split(' ')[0] }])
		),
		rank: (score: number, row: NormRow) =>
			levels && levelNames(levels).indexOf(levelOf(score, row, levels)) + 1,
		level: (score: number, row: NormRow) => levels && levelOf(score, row, levels),
		margin: (score: number, row: NormRow) =>
			level && interval(score, standardError(score, row), level).to - score,
		marginOfGrowth: (before: number, rowBefore: NormRow, after: number, rowAfter: NormRow) =>
			level &&
			Math.round(
				margin(
					differenceError(standardError(before, rowBefore), standardError(after, rowAfter)),
					level
				)
			),
		expectedGrowth: (score: number, norms: NormTable, from: string, to: string) => {
			const growth = expectedGrowth(score, norms, from, to);
			return growth === undefined ? undefined : Math.round(growth);
		},
		signed: (value: number) => (value > 0 ? `+${value}` : inDutch(value))
	};
}

interface Given {
	readonly pupils?: readonly { id: string; name: string }[];
	readonly interval?: 67 | 90;
	readonly levels?: 'I-V' | 'A-E';
}

const place = /\{\{\s*([\s\S]+?)\s*\}\}/g;

/** Whether any text in here follows the data. */
export const followsData = (written: unknown): boolean => JSON.stringify(written).includes('{{');

/**
 * The same with every `{{ }}` filled in, at any depth; keys named in `but` are left alone.
 * @returns what could not be filled in as problems, each with its place
 */
export async function filledIn<T>(
	written: T,
	facts: unknown,
	but: ReadonlySet<string> = new Set()
): Promise<{ value: T; problems: { path: PropertyKey[]; message: string }[] }> {
	const names = namesOf(facts);
	const problems: { path: PropertyKey[]; message: string }[] = [];
	async function fill(part: unknown, path: PropertyKey[]): Promise<unknown> {
		if (typeof part === 'string') return fillText(part, path);
		if (Array.isArray(part)) return Promise.all(part.map((one, at) => fill(one, [...path, at])));
		if (part === null || typeof part !== 'object') return part;
		const entries = Object.entries(part).map(async ([key, one]) =>
			but.has(key) ? [key, one] : [key, await fill(one, [...path, key])]
		);
		return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
	}
	async function fillText(text: string, path: PropertyKey[]): Promise<string> {
		let filled = '';
		let from = 0;
		for (const found of text.matchAll(place)) {
			const given = await evaluate(found[1] ?? '', facts, names);
			const value = 'error' in given ? undefined : single(given.value);
			if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
				const message = `${found[0]} gives ${'error' in given ? given.error : 'no text or number'}`;
				problems.push({ path, message });
			}
			filled += text.slice(from, found.index) + inDutch(value);
			from = found.index + found[0].length;
		}
		return filled + text.slice(from);
	}
	const value = (await fill(written, [])) as T;
	return { value, problems };
}

/** A number with a real minus and a decimal comma; a text as it is. */
const inDutch = (value: unknown): string =>
	typeof value === 'number' ? String(value).replace('-', '−').replace('.', ',') : String(value);
