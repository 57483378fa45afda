import type { IntervalLevel } from './growth.ts';
import type { LevelScale } from './levels.ts';

/** 18 → '+18', -3 → '−3' with a real minus, 0 → '0' */
export const signed = (value: number): string =>
	value > 0 ? `+${value}` : value < 0 ? `−${Math.abs(value)}` : '0';

/** 2.25 → '2,3' */
export const oneDecimal = (value: number): string =>
	(Math.round(value * 10) / 10).toFixed(1).replace('.', ',').replace('-', '−');

/** 1.25 → '+1,3', -0.4 → '−0,4', 0.02 → '0,0' */
export const signedDecimal = (value: number): string => {
	const text = oneDecimal(value);
	return text === '0,0' || text === '−0,0' ? '0,0' : value > 0 ? `+${text}` : text;
};

/** What the levels mean, for the foot of a report. */
export const levelsFoot: Readonly<Record<LevelScale, string>> = {
	'I-V':
		'Niveau I is de hoogste 20% van de landelijke normgroep, niveau V de laagste 20%. Elk niveau is 20%.',
	'A-E':
		'Niveau A is de hoogste 25% van de landelijke normgroep, B en C zijn elk 25%, D is 15% en E de laagste 10%.'
};

export const intervalFoot = (mark: string, level: IntervalLevel): string =>
	`Streep bij ${mark}: score-interval van ${level}% om de score.`;

export const starFoot = '* Toets van een ander niveau, omgezet naar dezelfde schaal.';

/** 'a', 'b' and 'c' → 'a, b en c' */
export const listed = (texts: readonly string[]): string =>
	texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} en ${texts.at(-1)}`;
