import type { Fields } from '../items/item.ts';
import { listAnswers, listFrozen, saveAnswers, lastSeq, type NewAnswer } from './answers.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import { submitSitting, writableState, type Sitting } from './sittings.ts';

/** What a learner does during a sitting, on top of the tables: read the form, save what she filled in. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface PageItem {
	readonly id: string;
	readonly number: number;
	readonly page: number;
	readonly answered: boolean;
	readonly complete: boolean;
	readonly flagged: boolean;
}

/** The whole form as a list of numbered items, with what was answered and flagged. */
export function progressOf({ db, content }: Sources, sittingId: string): PageItem[] {
	const answers = listAnswers(db, sittingId);
	return listFrozen(db, sittingId).map(({ itemId, page, flagged }, at) => ({
		id: itemId,
		number: at + 1,
		page,
		flagged,
		answered: answers.has(itemId),
		complete: answers.has(itemId) && itemOf(content, itemId).item.complete(answers.get(itemId))
	}));
}

function itemOf(content: Content, itemId: string) {
	const found = content.items.get(itemId);
	if (!found) throw new Error(`item ${itemId} is not in the content`);
	return found;
}

/** One page of the form: its report, and its items as a learner may see them. undefined past the end. */
export function pageOf({ db, content }: Sources, sittingId: string, page: number) {
	const progress = progressOf({ db, content }, sittingId);
	const here = progress.filter((item) => item.page === page);
	const [first] = here;
	if (!first) return undefined;
	const answers = listAnswers(db, sittingId);
	const testlet = content.testlets.get(itemOf(content, first.id).testletId);
	return {
		page,
		pages: progress.at(-1)?.page ?? page,
		model: testlet?.model,
		progress,
		items: here.map((item) => ({
			...item,
			open: itemOf(content, item.id).item.open,
			answer: answers.get(item.id)
		}))
	};
}

/** The fields of one item out of a form: names as `item-id:field`. */
export function fieldsOf(entries: Iterable<readonly [string, unknown]>, itemId: string): Fields {
	const fields = new Map<string, string[]>();
	const prefix = `${itemId}:`;
	for (const [name, value] of entries) {
		if (!name.startsWith(prefix) || typeof value !== 'string') continue;
		const field = name.slice(prefix.length);
		fields.set(field, [...(fields.get(field) ?? []), value.slice(0, 500)]);
	}
	return fields;
}

export type Filled =
	| { saved: true; problems: Record<string, string> }
	| { refused: 'handed-in' | 'time-over' | 'moment-closed' | 'void' };

/**
 * Saves what was filled in for some items of a sitting, by a form or by one field. What can't be read
 * is named per item and not saved; the rest is. A blank clears an answer that was there.
 * @param seq the client's counter; without it (a plain form) the next one of the sitting
 */
export function fillIn(
	{ db, content }: Sources,
	sitting: Sitting,
	{
		items,
		entries,
		epoch,
		seq,
		now
	}: {
		items: readonly string[];
		entries: readonly (readonly [string, unknown])[];
		epoch: number;
		seq?: number;
		now: Date;
	}
): Filled {
	const state = writableState(sitting, now);
	if (state === 'time-over') submitSitting(db, sitting.id, { by: 'deadline', now });
	if (state !== 'open') return { refused: state };

	const before = listAnswers(db, sitting.id);
	const known = new Set(listFrozen(db, sitting.id).map(({ itemId }) => itemId));
	const problems: Record<string, string> = {};
	const answers: NewAnswer[] = [];
	for (const itemId of items) {
		if (!known.has(itemId)) continue;
		const reading = itemOf(content, itemId).item.read(fieldsOf(entries, itemId));
		if ('problem' in reading) {
			problems[itemId] = reading.problem;
			continue;
		}
		const value = 'blank' in reading ? null : reading.answer;
		if (value === null && seq === undefined && !before.has(itemId)) continue;
		answers.push({
			sittingId: sitting.id,
			itemId,
			value,
			epoch,
			seq: seq ?? lastSeq(db, sitting.id) + 1,
			savedAt: now
		});
	}
	if (answers.length > 0) saveAnswers(db, answers, sitting.epoch);
	return { saved: true, problems };
}
