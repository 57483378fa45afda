import { existsSync } from 'node:fs';
import { LEAST_FOR_DISTRIBUTION, LEAST_FOR_MEAN } from '../lib/domain/privacy/limits.ts';
import type { KeyEffect } from '../lib/domain/report/key-effect.ts';
import type { Content } from '../lib/server/content/content.ts';
import { openReadOnly } from '../lib/server/db/open.ts';
import { verifyFile } from '../lib/server/db/verify.ts';
import { effectOf, type Effect } from '../lib/server/key-effect.ts';
import { keysAreKept } from '../lib/server/keys.ts';

/**
 * What the content would change for who sat it, in lines: read from the database, without names, and without changing
 * anything. A problem is a reason why the server would not start, or why nothing can be said.
 */
export function effectLines(
	file: string,
	content: Content
): { lines: string[]; problems: readonly string[] } {
	if (!existsSync(file)) return { lines: [], problems: [`${file} is not there`] };
	const wrong = verifyFile(file);
	if (wrong) return { lines: [], problems: [`${file}: ${wrong}`] };
	const db = openReadOnly(file);
	try {
		if (!keysAreKept(db)) {
			const message = `${file} does not know yet by which keys it was scored: start the server once with the content that is in force`;
			return { lines: [], problems: [message] };
		}
		const effect = effectOf({ db, content });
		return { lines: linesOf(file, effect), problems: effect.refusals };
	} finally {
		db.$client.close();
	}
}

function linesOf(file: string, { changed, groups, whole, people, reports }: Effect): string[] {
	if (changed.length === 0) return [`${file}: every key is the one that answers are scored by`];
	return [
		`${file}: ${plural(changed.length, 'key')} changed of items that were sat`,
		...changed.flatMap(({ bank, was, because }) => [
			`  ${bank.id} (${bank.domain}-${bank.level}): ${JSON.stringify(was.rule)} becomes ${JSON.stringify(bank.item.rule)}`,
			...because.map(({ on, reason }) => `    ${on}  ${reason}`)
		]),
		`  sat by ${plural(people, 'person', 'people')}; ${plural(reports, 'published report')} would be made again`,
		`  all sittings: ${inWords(whole)}`,
		...groups.map(({ cohort, moment, effect }) => `  ${cohort}, ${moment}: ${inWords(effect)}`),
		`  no mean of fewer than ${LEAST_FOR_MEAN} people; no counts of fewer than ${LEAST_FOR_DISTRIBUTION}, of 1 to ${LEAST_FOR_MEAN - 1} or of all`
	];
}

function inWords({ n, mean, counts }: KeyEffect): string {
	const change =
		mean === undefined ? '' : `, ${mean < 0 ? '' : '+'}${mean.toFixed(2)} points on average`;
	const who = counts ? `, ${counts.more} more and ${counts.fewer} fewer points` : '';
	return `${plural(n, 'sitting')}${change}${who}`;
}

const plural = (n: number, one: string, more = `${one}s`) => `${n} ${n === 1 ? one : more}`;
