/** Numbers, dates and counts as Dutch readers expect them: comma, real minus, explicit plus. */

const zone = 'Europe/Amsterdam';
const formats = new Map<number, Intl.NumberFormat>();

export function number(value: number, digits = 0): string {
	let format = formats.get(digits);
	if (!format) {
		format = new Intl.NumberFormat('nl-NL', {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits
		});
		formats.set(digits, format);
	}
	const rounded = format.format(value);
	return /^-0([,.]0*)?$/.test(rounded) ? rounded.slice(1) : rounded.replace('-', '−');
}

/** A difference, with its sign: +8,2 · −3,0 · 0,0. */
export function signed(value: number, digits = 0): string {
	const text = number(value, digits);
	return /[1-9]/.test(text) && value > 0 ? `+${text}` : text;
}

/** An interval in words: 6,3 tot 10,1. */
export const between = (lower: number, upper: number, digits = 0) =>
	`${number(lower, digits)} tot ${number(upper, digits)}`;

export const signedBetween = (lower: number, upper: number, digits = 0) =>
	`${signed(lower, digits)} tot ${signed(upper, digits)}`;

export const percent = (share: number) => `${number(100 * share)}%`;

/** 1 deelnemer, 12 deelnemers. */
export const count = (n: number, one: string, more: string) =>
	`${number(n)} ${n === 1 ? one : more}`;

const dayFormat = new Intl.DateTimeFormat('nl-NL', {
	timeZone: zone,
	day: 'numeric',
	month: 'long'
});
const fullFormat = new Intl.DateTimeFormat('nl-NL', {
	timeZone: zone,
	day: 'numeric',
	month: 'long',
	year: 'numeric'
});
const timeFormat = new Intl.DateTimeFormat('nl-NL', {
	timeZone: zone,
	hour: '2-digit',
	minute: '2-digit'
});

/** 14 januari */
export const day = (date: Date) => dayFormat.format(date);
/** 14 januari 2027 */
export const fullDay = (date: Date) => fullFormat.format(date);
/** 09.14 uur */
export const time = (date: Date) => `${timeFormat.format(date).replace(':', '.')} uur`;
export const dayAndTime = (date: Date) => `${fullDay(date)}, ${time(date)}`;

/** a, b en c */
export const list = (parts: readonly string[]) =>
	new Intl.ListFormat('nl-NL', { type: 'conjunction' }).format(parts);
