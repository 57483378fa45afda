/** Days as people plan them, in the Netherlands, and the instants at which they start and end. */

const zone = 'Europe/Amsterdam';

/** How far the Netherlands is ahead of UTC at an instant, in minutes. */
function offset(at: Date): number {
	const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
		.formatToParts(at)
		.find(({ type }) => type === 'timeZoneName')?.value;
	const match = /GMT\+(\d\d):(\d\d)/.exec(parts ?? '');
	return match ? Number(match[1]) * 60 + Number(match[2]) : 0;
}

/** The first instant of a day written 2026-11-24. */
export function startOfDay(day: string): Date {
	const utc = new Date(`${day}T00:00:00Z`);
	return new Date(utc.getTime() - offset(new Date(utc.getTime() - 60 * 60_000)) * 60_000);
}

/** The last second of a day. */
export function endOfDay(day: string): Date {
	const next = new Date(new Date(`${day}T00:00:00Z`).getTime() + 24 * 60 * 60_000);
	return new Date(startOfDay(next.toISOString().slice(0, 10)).getTime() - 1000);
}

/** The day of an instant, 2026-11-24. */
export const dayOf = (at: Date): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);
