import jsonata from 'jsonata';
import type { Expectation } from '../../items/item.ts';

/**
 * Holds an author's expressions against the facts of the stimulus: the key must follow from the data
 * and every distractor must not. The expressions see only raw scores and norm rows, never what the
 * drawing derives from them.
 * @returns a message per expectation that is not met
 */
export async function unmetExpectations(
	expectations: readonly Expectation[],
	facts: unknown
): Promise<{ of: string; message: string }[]> {
	const unmet: { of: string; message: string }[] = [];
	for (const { of, expression, must } of expectations) {
		if (expression === undefined) continue;
		const given = await evaluate(expression, facts);
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

async function evaluate(
	expression: string,
	facts: unknown
): Promise<{ value: unknown } | { error: string }> {
	try {
		const value: unknown = await jsonata(expression).evaluate(facts);
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

function same(value: unknown, must: Expectation['must']): boolean {
	const single = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
	if (typeof must === 'number') return typeof single === 'number' && Math.abs(single - must) < 1e-9;
	return single === must;
}
