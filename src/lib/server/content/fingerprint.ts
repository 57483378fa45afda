import { createHash } from 'node:crypto';

/** JSON with sorted keys: the same value always gives the same text. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const entries = Object.entries(value)
			.filter(([, part]) => part !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1));
		return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
	}
	return JSON.stringify(value) ?? 'null';
}

/** 80 bits of SHA-256: enough to tell wordings apart, short enough for a log. */
export const fingerprint = (value: unknown): string =>
	createHash('sha256').update(canonical(value)).digest('hex').slice(0, 20);
