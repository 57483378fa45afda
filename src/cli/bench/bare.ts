import { createServer, type IncomingMessage } from 'node:http';
import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';

/**
 * The least that a server could do for a saved answer: `node:http`, the same session look-up, the same
 * parse, the same durable insert. With `grouped`, what arrives together is one transaction.
 * Run as: node bare.ts FILE PORT grouped|single
 */
const [file = '', port = '', how = 'grouped'] = process.argv.slice(2);
const db = new Sqlite(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const session = db.prepare(
	'select s.person_id, s.expires_at, p.name from session s join person p on p.id = s.person_id where s.id_hash = ?'
);
const save = db.prepare(
	`insert into answer (sitting_id, item_id, value, epoch, seq, saved_at) values (?, ?, ?, ?, ?, ?)
	on conflict (sitting_id, item_id) do update set value = excluded.value, epoch = excluded.epoch, seq = excluded.seq, saved_at = excluded.saved_at
	where (excluded.epoch, excluded.seq) > (answer.epoch, answer.seq)`
);

type Row = [string, string, string, number, number, number];
let waiting: { row: Row; done: () => void }[] = [];
const commit = db.transaction((rows: readonly Row[]) => {
	for (const row of rows) save.run(...row);
});

function append(row: Row, done: () => void): void {
	if (how === 'single') {
		commit.immediate([row]);
		done();
		return;
	}
	if (waiting.length === 0) {
		setImmediate(() => {
			const group = waiting;
			waiting = [];
			commit.immediate(group.map((one) => one.row));
			for (const one of group) one.done();
		});
	}
	waiting.push({ row, done });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

createServer((request, response) => {
	void bodyOf(request).then((body) => {
		const cookie = /leerwinst_sessie=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
		const found = session.get(createHash('sha256').update(cookie).digest('hex'));
		if (!found) {
			response.writeHead(403).end();
			return;
		}
		const { epoch, seq, item, fields } = JSON.parse(body) as {
			epoch: number;
			seq: number;
			item: string;
			fields: unknown;
		};
		const sitting = request.url?.split('/')[2] ?? '';
		append([sitting, item, JSON.stringify(fields), epoch, seq, Date.now()], () => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ saved: seq, takenOver: false }));
		});
	});
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
