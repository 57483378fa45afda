import type { Fields } from '../items/item.ts';
import { judgeArrival, type Arrival } from '../domain/assessment/late.ts';
import {
	answerEntries,
	isFrozen,
	lastSeq,
	listAnswers,
	listFrozen,
	type NewAnswer
} from './answers.ts';
import type { Content } from './content/content.ts';
import type { Database } from './db/open.ts';
import type { Journal } from './journal.ts';
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
	| { saved: true; late: boolean; problems: Record<string, string> }
	| { refused: Exclude<Arrival, 'accept' | 'accept-late'> };

interface Filling {
	readonly items: readonly string[];
	readonly entries: readonly (readonly [string, unknown])[];
	readonly epoch: number;
	/** The client's counter; without it (a plain form) the next one of the sitting. */
	readonly seq?: number;
	/** When it was given, by the server's clock as the page knew it. */
	readonly givenAt?: Date;
	readonly now: Date;
}

/**
 * Saves what was filled in for some items of a sitting, by a form or by one field, and resolves when it
 * is on disk. What can't be read is named per item and not saved; the rest is. A blank clears an answer
 * that was there.
 * @param sitting as it is now: look it up after the request was read, for while that was being done
 * another window may have taken over, or she handed in
 * @throws DiskFull when nothing could be written
 */
export async function fillIn(
	{ db, content, journal }: Sources & { journal: Journal },
	sitting: Sitting,
	{ items, entries, epoch, seq, givenAt, now }: Filling
): Promise<Filled> {
	const arrival = judgeArrival({ arrivedAt: now, givenAt, epoch, sitting });
	if (!sitting.submittedAt && writableState(sitting, now) === 'time-over') {
		submitSitting(db, sitting.id, { by: 'deadline', now: sitting.deadlineAt ?? now });
	}
	if (arrival !== 'accept' && arrival !== 'accept-late') return { refused: arrival };

	/** A plain form posts blanks for what was never answered: only what was there is cleared. */
	const before = seq === undefined ? listAnswers(db, sitting.id) : undefined;
	const order = seq ?? lastSeq(db, sitting.id) + 1;
	const problems: Record<string, string> = {};
	const answers: NewAnswer[] = [];
	for (const itemId of items) {
		if (!isFrozen(db, sitting.id, itemId)) continue;
		const reading = itemOf(content, itemId).item.read(fieldsOf(entries, itemId));
		if ('problem' in reading) {
			problems[itemId] = reading.problem;
			continue;
		}
		const value = 'blank' in reading ? null : reading.answer;
		if (value === null && before && !before.has(itemId)) continue;
		answers.push({
			sittingId: sitting.id,
			itemId,
			value,
			epoch,
			seq: order,
			savedAt: now,
			late: arrival === 'accept-late'
		});
	}
	await journal.append(answerEntries(db, answers, sitting.epoch));
	return { saved: true, late: arrival === 'accept-late', problems };
}
