import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedDemo } from '../demo.ts';
import { shippedContent } from '../test-world.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type Database } from './open.ts';
import { verifyFile } from './verify.ts';

let folder: string;
let open: Database[];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'migrate-'));
	open = [];
});
afterEach(() => {
	for (const db of open) db.$client.close();
	rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'leerwinst.db');
const copy = () => `${file()}.before-migration`;
function database(path = file()): Database {
	const db = openDatabase(path);
	open.push(db);
	return db;
}

/** A folder of migrations as drizzle-kit writes it. */
function migrations(name: string, ...steps: string[]): string {
	const at = join(folder, name);
	mkdirSync(join(at, 'meta'), { recursive: true });
	const entries = steps.map((sql, idx) => {
		const tag = `${String(idx).padStart(4, '0')}_step`;
		writeFileSync(join(at, `${tag}.sql`), sql);
		return { idx, version: '6', when: 1_000 + idx, tag, breakpoints: true };
	});
	const journal = { version: '7', dialect: 'sqlite', entries };
	writeFileSync(join(at, 'meta', '_journal.json'), JSON.stringify(journal));
	return at;
}

/** A parent whose children go with it. */
const house = `create table parent (id integer primary key, name text);
--> statement-breakpoint
create table child (id integer primary key,
	parent_id integer not null references parent(id) on delete cascade);`;

/** SQLite's way to change a column, as drizzle-kit writes it: a new table, and the old one dropped. */
const rebuild = (
	where = ''
) => `create table new_parent (id integer primary key, name text not null);
--> statement-breakpoint
insert into new_parent select id, name from parent ${where};
--> statement-breakpoint
drop table parent;
--> statement-breakpoint
alter table new_parent rename to parent;`;

const count = ({ $client }: Database, table: string) =>
	$client.prepare<[], { n: number }>(`select count(*) as n from "${table}"`).get()?.n;
const foreignKeys = ({ $client }: Database) => $client.pragma('foreign_keys', { simple: true });

function family(): Database {
	const db = database();
	migrate(db, migrations('one', house));
	db.$client.exec("insert into parent values (1, 'a'), (2, 'b')");
	db.$client.exec('insert into child values (1, 1), (2, 2)');
	return db;
}

describe('a migration', () => {
	it('that rebuilds a parent keeps the children that would go with it', () => {
		const db = family();
		migrate(db, migrations('two', house, rebuild()));
		expect([count(db, 'parent'), count(db, 'child')]).toEqual([2, 2]);
		expect(existsSync(copy())).toBe(false);
	});

	it('that loses rows stops with an error that names the table, and leaves a whole copy', () => {
		const db = family();
		db.$client.exec('delete from child where id = 2');
		const lossy = migrations('two', house, rebuild('where id = 1'));
		expect(() => migrate(db, lossy)).toThrow('lost rows of parent: 2 before, 1 after');
		const before = database(copy());
		expect([count(before, 'parent'), count(before, 'child')]).toEqual([2, 1]);
	});

	it('that drops a table stops as well', () => {
		const db = family();
		const dropping = migrations('two', house, 'drop table child;');
		expect(() => migrate(db, dropping)).toThrow('lost rows of child: 2 before, none after');
	});

	it('that leaves references to nothing stops', () => {
		const db = family();
		const moved = rebuild().replace('select id, name', 'select id + 10, name');
		expect(() => migrate(db, migrations('two', house, moved))).toThrow('broke 2 references');
	});

	it('that failed is not passed over by starting again', () => {
		const db = family();
		const lossy = migrations('two', house, rebuild('where id = 1'));
		expect(() => migrate(db, lossy)).toThrow();
		expect(() => migrate(database(), lossy)).toThrow(/did not end well: .*before-migration/);
	});

	it('leaves foreign keys on, whether it went well or not', () => {
		const db = family();
		expect(foreignKeys(db)).toBe(1);
		expect(() => migrate(db, migrations('two', house, 'drop table child;'))).toThrow();
		expect(foreignKeys(db)).toBe(1);
		expect(() => db.$client.exec('insert into child values (9, 99)')).toThrow();
	});

	it('does nothing when all is up to date: no copy, no change', () => {
		const db = family();
		const before = db.$client.pragma('data_version', { simple: true });
		const changes = db.$client.prepare<[], { n: number }>('select total_changes() as n').get();
		migrate(db, join(folder, 'one'));
		expect(db.$client.prepare('select total_changes() as n').get()).toEqual(changes);
		expect(db.$client.pragma('data_version', { simple: true })).toBe(before);
		expect(existsSync(copy())).toBe(false);
	});
});

describe('the tables of this release', () => {
	it('come through a rebuild of the people with every row, in every table', async () => {
		const db = database();
		migrate(db);
		await seedDemo(
			{ db, content: await shippedContent() },
			{ seed: 7, now: new Date('2026-09-10T09:00:00Z') }
		);
		const tables = db.$client
			.prepare<[], { name: string; sql: string }>(
				"select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'"
			)
			.all();
		const counts = () => Object.fromEntries(tables.map(({ name }) => [name, count(db, name)]));
		const before = counts();
		expect(before['person']).toBeGreaterThan(90);
		expect(before['answer']).toBeGreaterThan(2000);

		const next = join(folder, 'next');
		cpSync('drizzle', next, { recursive: true });
		const journalFile = join(next, 'meta', '_journal.json');
		const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: object[] };
		const idx = journal.entries.length;
		const tag = `${String(idx).padStart(4, '0')}_rebuild`;
		journal.entries.push({ idx, version: '6', when: 4e12, tag, breakpoints: true });
		writeFileSync(journalFile, JSON.stringify(journal));
		const person = tables.find(({ name }) => name === 'person')?.sql ?? '';
		writeFileSync(
			join(next, `${tag}.sql`),
			[
				person.replace('`person`', '`__new_person`'),
				'insert into __new_person select * from person;',
				'drop table person;',
				'alter table __new_person rename to person;'
			].join('\n--> statement-breakpoint\n')
		);
		migrate(db, next);
		expect(counts()).toEqual(before);
		expect(db.$client.pragma('foreign_key_check')).toEqual([]);
		expect(verifyFile(file())).toBeUndefined();
	}, 60_000);
});

describe('a database of before an environment could have several tests', () => {
	/** The tables as they were then, with a person who sat the test of cito that is retired, and one of iep. */
	function old(): Database {
		const folderThen = join(folder, 'then');
		cpSync('drizzle', folderThen, { recursive: true });
		const journalFile = join(folderThen, 'meta', '_journal.json');
		const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: object[] };
		journal.entries = journal.entries.slice(0, 2);
		writeFileSync(journalFile, JSON.stringify(journal));
		const db = database();
		migrate(db, folderThen);
		db.$client.exec(`
			insert into organisation values ('o', 'Pabo', 'pabo', 1);
			insert into person values ('p', 'p@school.example', 'P', 'x', 1, 1, null);
			insert into cohort values ('c', 'o', 'Jaar 3', 'pabo', 'score', 1);
			insert into moment values ('m1', 'c', 'T1', 'T1'), ('m3', 'c', 'T3', 'T3');
			insert into sitting (id, person_id, cohort_id, moment_id, environment, form, started_at, submitted_at, epoch)
				values ('s1', 'p', 'c', 'm1', 'cito', 'A', 1, 2, 1), ('s3', 'p', 'c', 'm3', 'iep', 'B', 3, 4, 1);
			insert into sitting_item values ('s1', 0, 1, 'c-begrippen', 'c-begrippen-koppelen', 'x', 0),
				('s3', 0, 1, 'eigen', 'eigen-vraag', 'y', 0);
			insert into calibration values ('k', 'cito', 2, 'f', '{"environment":"cito","parts":{}}');
			insert into snapshot values ('n', 'c', 'm1', 1, 'closed', 2, 'f',
				'{"report":{"groups":[{"by":"environment"}],"items":[{"environment":"cito"}]},"calibrations":{"cito":"k"}}');
		`);
		return db;
	}

	it('tells what was sat by the test it was, and all that was published with it', () => {
		const db = old();
		migrate(db);
		const all = (query: string) => db.$client.prepare<[], object>(query).all();
		expect(all('select id, environment, test, form from sitting order by id')).toEqual([
			{ id: 's1', environment: 'cito', test: 'cito-proef', form: 'A' },
			{ id: 's3', environment: 'iep', test: 'iep', form: 'B' }
		]);
		expect(all('select test, constants from calibration')).toEqual([
			{ test: 'cito-proef', constants: '{"test":"cito-proef","parts":{}}' }
		]);
		expect(all('select figures from snapshot')).toEqual([
			{
				figures:
					'{"report":{"groups":[{"by":"environment"}],"items":[{"test":"cito-proef"}]},"calibrations":{"cito-proef":"k"}}'
			}
		]);
		expect([count(db, 'sitting_item'), verifyFile(file())]).toEqual([2, undefined]);
	});
});

describe('the connection of the writer', () => {
	it('writes ahead, syncs every commit, and holds on to references', () => {
		const { $client } = database();
		const pragma = (name: string) => $client.pragma(name, { simple: true });
		expect(pragma('journal_mode')).toBe('wal');
		expect(pragma('synchronous')).toBe(2);
		expect(pragma('foreign_keys')).toBe(1);
		expect(pragma('busy_timeout')).toBe(5000);
	});

	it('can be given a quota in pages, past which a write fails', () => {
		const db = openDatabase(file(), { maxPages: 8 });
		open.push(db);
		db.$client.exec('create table note (text text)');
		const insert = db.$client.prepare('insert into note values (?)');
		expect(() => {
			for (let at = 0; at < 100; at += 1) insert.run('x'.repeat(1000));
		}).toThrow(/full/);
	});
});

describe('a file that is looked at before it is trusted', () => {
	it('is refused when it is no database, and when it is not one of ours', () => {
		writeFileSync(file(), 'not a database at all, but long enough to be looked at');
		expect(verifyFile(file())).toMatch(/not a database/);
		const other = join(folder, 'other.db');
		database(other).$client.exec('create table something (id integer)');
		expect(verifyFile(other)).toBe('it has none of our tables');
	});
});
