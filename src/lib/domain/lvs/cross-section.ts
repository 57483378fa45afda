import { levelsFoot, oneDecimal } from './dutch.ts';
import type { CrossSectionFacts } from './facts.ts';
import { levelNames, levelValue, nationalLevelValue } from './levels.ts';
import type { LevelScale } from './levels.ts';
import { halfNames } from './moments.ts';
import type { NormRow } from './norms.ts';
import { countLevels, countsText, nationalShares } from './rows.ts';
import type { LevelCounts } from './rows.ts';
import type { CrossSection } from './stimulus.ts';
import { subjectName } from './subjects.ts';

export interface LevelValue {
	/** From 0 to 5. */
	value: number;
	/** '2,3' */
	text: string;
}

export interface CrossSectionBar {
	/** 'groep-6' */
	id: string;
	/** 'groep 6' */
	label: string;
	n: number;
	/** Pupils per level, from low to high. */
	counts: number[];
	/** The mean level value of the pupils; only if the stimulus shows it. */
	levelValue?: LevelValue;
}

export interface CrossSectionModel {
	report: 'cross-section';
	title: string;
	subtitle: string;
	foot: string[];
	note?: string;
	/** All values in sentences. */
	description: string;
	scale: LevelScale;
	/** From low to high. */
	levels: string[];
	bars: CrossSectionBar[];
	/** The level value of a pupil at the national median. */
	nationalValue?: LevelValue;
	national?: LevelCounts;
}

export function crossSectionModel(
	{ note, show }: CrossSection,
	facts: CrossSectionFacts
): CrossSectionModel {
	const { subject, levels: scale, half } = facts;
	const levels = levelNames(scale);
	const bars = facts.groups.map(({ id, group, moment, scores }): CrossSectionBar => {
		const norms = facts.norms[subject]?.[moment];
		if (!norms) throw new Error(`no norms for ${subject} at ${moment}`);
		const label = `groep ${group}`;
		return {
			id,
			label,
			n: scores.length,
			counts: countLevels(label, scores, norms, scale).counts,
			...(show.includes('level-value') && { levelValue: meanLevelValue(scores, norms, scale) })
		};
	});
	const nationalValue = asLevelValue(nationalLevelValue(scale));
	const national = show.includes('national') && nationalShares(scale);
	return {
		report: 'cross-section',
		title: `Dwarsdoorsnede ${subjectName(subject)}`,
		subtitle: [facts.school, halfNames[half], facts.year].join(' · '),
		foot: [
			`Links laag, rechts hoog; het getal is het aantal leerlingen. ${levelsFoot[scale]}`,
			...(show.includes('level-value')
				? [
						`Ruit: gemiddelde niveauwaarde van de groep, van 0 tot 5. Stippellijn: de gemiddelde leerling van Nederland (${nationalValue.text}).`
					]
				: [])
		],
		...(note && { note }),
		description: [
			...bars.map(
				({ label, n, counts, levelValue: value }) =>
					`${countsText({ label: `${label} (n = ${n})`, counts }, levels)}${value ? `, niveauwaarde ${value.text}` : ''}`
			),
			...(national ? [countsText(national, levels)] : [])
		]
			.map((sentence) => `${sentence}.`)
			.join(' '),
		scale,
		levels,
		bars,
		...(show.includes('level-value') && { nationalValue }),
		...(national && { national })
	};
}

const asLevelValue = (value: number): LevelValue => ({
	value: Math.round(value * 10) / 10,
	text: oneDecimal(value)
});

const meanLevelValue = (scores: readonly number[], norms: NormRow, scale: LevelScale) =>
	asLevelValue(
		scores.reduce((sum, score) => sum + levelValue(score, norms, scale), 0) / scores.length
	);
