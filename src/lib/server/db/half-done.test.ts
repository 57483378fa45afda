import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lastSeq, listAnswers, listFrozen, saveAnswers } from '../answers.ts';
import { rightAnswer } from '../demo-answers.ts';
import { createJournal } from '../journal.ts';
import { findSitting, submitSitting, takeOver, writableState } from '../sittings.ts';
import { fillIn } from '../taking.ts';
import { addCohort, enrol, makeWorld, minutes, shippedContent, start } from '../test-world.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type Database } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'half-done-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
	readonly tag: string;
}
const steps = (
	JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as { entries: Step[] }
).entries;

/** The migrations of an earlier release: the first so many. */
function releaseOf(many: number): string {
	const at = join(folder, `release-${many}`);
	cpSync('drizzle', at, { recursive: true });
	const journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8')) as object;
	const entries = steps.slice(0, many);
	writeFileSync(join(at, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
	return at;
}

/** Three people of whom two are in mid-test: what the tables hold, made by today's functions. */
async function busyWorld(file: string) {
	const world = await makeWorld({ db: openDatabase(file) });
	const cohort = addCohort(world);
	const { db, content } = world;
	const people = [0, 7, Infinity].map((answered) => {
		const { id } = start(world, enrol(world, cohort), 'T1');
		const answers = listFrozen(db, id)
			.slice(0, answered)
			.map(({ itemId }, at) => {
				const bank = content.items.get(itemId);
				const value = at === 3 || !bank ? null : rightAnswer(bank);
				return { sittingId: id, itemId, value, epoch: 1, seq: at + 1, savedAt: minutes(at / 4) };
			});
		saveAnswers(db, answers, 1);
		return { id, answers: listAnswers(db, id), items: listFrozen(db, id) };
	});
	const [, second, third] = people;
	if (second) takeOver(db, second.id);
	if (third) submitSitting(db, third.id, { by: 'learner', now: minutes(9) });
	db.$client.close();
	return people;
}

/** Copies every row that the earlier release has a place for. */
function copyRows({ $client }: Database, from: string): void {
	$client.pragma('foreign_keys = OFF');
	$client.prepare('attach ? as today').run(from);
	const tables = $client
		.prepare<[], { name: string }>(
			"select name from main.sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not like '\\_\\_%' escape '\\'"
		)
		.all();
	for (const { name } of tables) {
		const columns = $client
			.prepare<[], { name: string }>(
				`select name from pragma_table_info('${name}', 'main') intersect select name from pragma_table_info('${name}', 'today')`
			)
			.all()
			.map((column) => `"${column.name}"`)
			.join();
		$client.exec(`insert into main."${name}" (${columns}) select ${columns} from today."${name}"`);
	}
	$client.exec('detach today');
	$client.pragma('foreign_keys = ON');
}

describe.each(steps.slice(0, -1).map(({ tag }, at) => ({ tag, many: at + 1 })))(
	'a database made by the migrations up to $tag, with people in mid-test',
	({ tag, many }) => {
		it('keeps every answer, and each sitting goes on where it was', async () => {
			const today = join(folder, `${tag}-today.db`);
			const people = await busyWorld(today);
			const old = openDatabase(join(folder, `${tag}.db`));
			migrate(old, releaseOf(many));
			copyRows(old, today);
			old.$client.close();

			const db = openDatabase(join(folder, `${tag}.db`));
			migrate(db);
			const content = await shippedContent();
			const sources = { db, content, journal: createJournal(db) };
			for (const [at, { id, answers, items }] of people.entries()) {
				const sitting = findSitting(db, id);
				if (!sitting) throw new Error('the sitting is gone');
				expect(listAnswers(db, id)).toEqual(answers);
				expect(listFrozen(db, id)).toEqual(items);
				const open = at < 2;
				expect(writableState(sitting, minutes(10))).toBe(open ? 'open' : 'handed-in');
				const next = items.find(({ itemId }) => !answers.has(itemId));
				if (!open || !next) continue;
				const filled = await fillIn(sources, sitting, {
					items: [next.itemId],
					entries: [
						[`${next.itemId}:dont-know`, 'on'],
						[`${next.itemId}:choice`, 'dont-know']
					],
					epoch: sitting.epoch,
					seq: lastSeq(db, id) + 1,
					now: minutes(10)
				});
				expect(filled).toEqual({ saved: true, late: false, problems: {} });
				expect(listAnswers(db, id)).toEqual(new Map([...answers, [next.itemId, 'dont-know']]));
				expect(submitSitting(db, id, { by: 'learner', now: minutes(11) })).toBe(true);
			}
			db.$client.close();
		}, 60_000);
	}
);
