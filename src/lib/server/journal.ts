import type { Statement } from 'better-sqlite3';
import type { Database } from './db/open.ts';

/**
 * The one writer of answers. What arrives together goes to disk in one transaction: one fsync for many
 * people instead of one each. A promise resolves only after the commit, so "Opgeslagen" means on disk.
 *
 * It knows no person and no table: the owner of a table hands it a prepared statement with a row. Order
 * and repetition are the statement's business (`on conflict … where (epoch, seq) > …`).
 */

export interface Entry {
	readonly statement: Statement<[Record<string, unknown>]>;
	readonly row: Record<string, unknown>;
}

/** The disk or the quota is full: nothing of this request was written, and trying again later helps. */
export class DiskFull extends Error {}

/** For `catch`: undefined for a full disk, which the visitor is told; anything else is thrown on. */
export function onlyDiskFull(error: unknown): undefined {
	if (!(error instanceof DiskFull)) throw error;
}

export interface Journal {
	/** Resolves once all entries are committed; rejects when none of them is. */
	append(entries: readonly Entry[]): Promise<void>;
	/** Resolves once everything that was appended before is settled. */
	settled(): Promise<void>;
}

interface Waiting {
	readonly entries: readonly Entry[];
	readonly resolve: () => void;
	readonly reject: (error: unknown) => void;
}

export function createJournal(db: Database): Journal {
	let waiting: Waiting[] = [];

	/** Everything that the event loop brought in since the last turn, in one transaction. */
	function flush(): void {
		const group = waiting;
		waiting = [];
		try {
			commit(db, group);
			for (const { resolve } of group) resolve();
		} catch (error) {
			if (group.length === 1) group[0]?.reject(asFailure(error));
			else oneByOne(db, group);
		}
	}

	return {
		append(entries) {
			if (entries.length === 0) return Promise.resolve();
			return new Promise((resolve, reject) => {
				// Alone it waits for nothing but the end of this turn; under load the turn is long.
				if (waiting.length === 0) setImmediate(flush);
				waiting.push({ entries, resolve, reject });
			});
		},
		settled() {
			return new Promise((resolve) => {
				if (waiting.length === 0) resolve();
				else waiting.push({ entries: [], resolve, reject: () => resolve() });
			});
		}
	};
}

/** One request that can't be written must not take the others with it. */
function oneByOne(db: Database, group: readonly Waiting[]): void {
	for (const one of group) {
		try {
			commit(db, [one]);
			one.resolve();
		} catch (error) {
			one.reject(asFailure(error));
		}
	}
}

function commit({ $client }: Database, group: readonly Waiting[]): void {
	$client
		.transaction(() => {
			for (const { entries } of group) {
				for (const { statement, row } of entries) statement.run(row);
			}
		})
		.immediate();
}

function asFailure(error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' ? new DiskFull(code) : error;
}
