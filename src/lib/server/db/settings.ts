import { eq } from 'drizzle-orm';
import type { Database } from './open.ts';
import { setting } from './schema.ts';

/** Owns the table setting: facts about this database itself. */

export const findSetting = (db: Database, key: string): string | undefined =>
	db.select().from(setting).where(eq(setting.key, key)).get()?.value;

export function setSetting(db: Database, key: string, value: string): void {
	db.insert(setting)
		.values({ key, value })
		.onConflictDoUpdate({ target: setting.key, set: { value } })
		.run();
}
