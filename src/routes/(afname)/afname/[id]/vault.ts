/**
 * Answers that the server does not have yet, on this device, readable only with a key that the server
 * gives to the pages of this sitting. On a shared computer the next person finds nothing to read; what
 * was never sent is removed after a week.
 */

export interface Kept {
	readonly item: string;
	readonly fields: readonly (readonly [string, string])[];
	readonly flagged?: boolean;
	readonly epoch: number;
	readonly seq: number;
	/** By the server's clock, in milliseconds: the time that the page was served plus what passed since. */
	readonly givenAt: number;
}

export interface Vault {
	/** Keeps the newest state of an item in place of an older one. */
	put(kept: Kept): Promise<void>;
	/** Forgets an item once the server has it, unless a newer state was kept meanwhile. */
	remove(item: string, order: Pick<Kept, 'epoch' | 'seq'>): Promise<void>;
	/** Everything of this sitting, oldest first. */
	list(): Promise<Kept[]>;
}

interface Stored {
	/** Hashes of the sitting and of sitting and item: the store tells nobody what is in it. */
	readonly sitting: string;
	readonly slot: string;
	readonly order: number;
	readonly iv: Uint8Array<ArrayBuffer>;
	readonly cipher: ArrayBuffer;
	readonly keptAt: number;
}

const name = 'leerwinst';
const store = 'wachtrij';
const week = 7 * 24 * 60 * 60_000;

/** undefined where the browser has no database or no cryptography (some private windows). */
export async function openVault(sittingId: string, key: string): Promise<Vault | undefined> {
	try {
		const db = await openDatabase();
		const secret = await importKey(key);
		const sitting = await hash(sittingId);
		await removeOld(db);
		return vault(db, secret, sitting);
	} catch {
		return undefined;
	}
}

function vault(db: IDBDatabase, secret: CryptoKey, sitting: string): Vault {
	const slotOf = (item: string) => hash(`${sitting}/${item}`);
	return {
		async put(kept) {
			const slot = await slotOf(kept.item);
			const iv = crypto.getRandomValues(new Uint8Array(12));
			const plain = new TextEncoder().encode(JSON.stringify(kept));
			const cipher = await crypto.subtle.encrypt(algorithm(iv, slot), secret, plain);
			const stored: Stored = {
				sitting,
				slot,
				order: orderOf(kept),
				iv,
				cipher,
				keptAt: Date.now()
			};
			await change(db, (entries) => {
				const before = entries.get(slot) as IDBRequest<Stored | undefined>;
				before.onsuccess = () => {
					if (!before.result || before.result.order <= stored.order) entries.put(stored);
				};
			});
		},
		async remove(item, sent) {
			const slot = await slotOf(item);
			await change(db, (entries) => {
				const before = entries.get(slot) as IDBRequest<Stored | undefined>;
				before.onsuccess = () => {
					if (before.result && before.result.order <= orderOf(sent)) entries.delete(slot);
				};
			});
		},
		async list() {
			const all = await read<Stored[]>(db, (entries) => entries.getAll() as IDBRequest<Stored[]>);
			const own = all.filter((stored) => stored.sitting === sitting);
			const kept: Kept[] = [];
			for (const { iv, slot, cipher } of own) {
				const plain = await crypto.subtle
					.decrypt(algorithm(iv, slot), secret, cipher)
					.catch(() => undefined);
				if (plain) kept.push(JSON.parse(new TextDecoder().decode(plain)) as Kept);
			}
			return kept.sort((a, b) => a.epoch - b.epoch || a.seq - b.seq);
		}
	};
}

/** Epoch first, then seq, as the server orders them. */
const orderOf = ({ epoch, seq }: Pick<Kept, 'epoch' | 'seq'>) => epoch * 1e9 + seq;

const algorithm = (iv: Uint8Array<ArrayBuffer>, slot: string) => ({
	name: 'AES-GCM',
	iv,
	additionalData: new TextEncoder().encode(slot)
});

/** From here on nobody can read the key back out of the page. */
function importKey(key: string): Promise<CryptoKey> {
	const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function hash(text: string): Promise<string> {
	const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function openDatabase(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open(name, 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore(store, { keyPath: 'slot' });
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(opening.error ?? new Error('no database'));
	});
}

/** Resolves when the change is on disk, as far as the browser promises that. */
function change(db: IDBDatabase, work: (entries: IDBObjectStore) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
		work(transaction.objectStore(store));
	});
}

function read<T>(db: IDBDatabase, ask: (entries: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const request = ask(db.transaction(store, 'readonly').objectStore(store));
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not read'));
	});
}

/** What nobody came back for within a week, of any sitting. */
const removeOld = (db: IDBDatabase) =>
	change(db, (entries) => {
		const walk = entries.openCursor();
		walk.onsuccess = () => {
			const cursor = walk.result;
			if (!cursor) return;
			if ((cursor.value as Stored).keptAt < Date.now() - week) cursor.delete();
			cursor.continue();
		};
	});
