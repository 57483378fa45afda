import jsonata from 'jsonata';
import type { Expectation } from '../../items/item.ts';

type Names = Readonly<Record<string, unknown>>;

/**
 * Holds an author's expressions against the facts of the stimulus: the key must follow from the data
 * and every distractor must not. The expressions see only raw scores and norm rows, never what the
 * drawing derives from them.
 * @returns a message per expectation that is not met
 */
export async function unmetExpectations(
	expectations: readonly Expectation[],
	facts: unknown,
	names: Names = {}
): Promise<{ of: string; message: string }[]> {
	const unmet: { of: string; message: string }[] = [];
	for (const { of, expression, must } of expectations) {
		if (expression === undefined) continue;
		const given = await evaluate(expression, facts, names);
		if ('error' in given) unmet.push({ of, message: `expect can't be computed: ${given.error}` });
		else if (!same(given.value, must)) {
			unmet.push({
				of,
				message: `expect gives ${JSON.stringify(given.value)} where ${JSON.stringify(must)} is said`
			});
		}
	}
	return unmet;
}

const compiled = new Map<string, jsonata.Expression>();

/** What an expression gives for these facts; `names` are what it may call with a `$` before it. */
export async function evaluate(
	expression: string,
	facts: unknown,
	names: Names = {}
): Promise<{ value: unknown } | { error: string }> {
	try {
		const known = compiled.get(expression) ?? jsonata(expression);
		compiled.set(expression, known);
		const value: unknown = await known.evaluate(facts, names);
		return { value: Array.isArray(value) ? [...value] : value };
	} catch (error) {
		return { error: messageOf(error) };
	}
}

/** JSONata throws records with a message and a position, not errors. */
function messageOf(error: unknown): string {
	if (error === null || typeof error !== 'object' || !('message' in error)) return String(error);
	const position = 'position' in error ? ` (at character ${String(error.position)})` : '';
	return `${String(error.message)}${position}`;
}

/** What JSONata gives for one thing may be a list of one. */
export const single = (value: unknown): unknown =>
	Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;

export function same(given: unknown, must: Expectation['must']): boolean {
	const value = single(given);
	if (typeof must === 'number') return typeof value === 'number' && Math.abs(value - must) < 1e-9;
	return value === must;
}
