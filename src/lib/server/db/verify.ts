import Sqlite from 'better-sqlite3';

/** What is wrong with a database file, in one line, or undefined: whole, ours, and keys that fit. */
export function verifyFile(file: string): string | undefined {
	let client: Sqlite.Database | undefined;
	try {
		client = new Sqlite(file, { readonly: true });
		const integrity = client.pragma('integrity_check', { simple: true });
		if (integrity !== 'ok') return `integrity check says ${String(integrity)}`;
		const broken = client.pragma('foreign_key_check') as unknown[];
		if (broken.length > 0) return `${broken.length} references lead nowhere`;
		const ours = client.prepare("select 1 from sqlite_master where name = 'sitting'").get();
		return ours ? undefined : 'it has none of our tables';
	} catch (error) {
		return error instanceof Error ? error.message : 'it is no database';
	} finally {
		client?.close();
	}
}
