import { endOfDay, startOfDay } from './calendar.ts';
import { momentCodes } from './db/schema.ts';
import type { CohortPlan, MomentPlan } from './cohorts.ts';

/** The form of a new or changed cohort: what is asked, what came back, what is wrong with it. */

export const momentNames = {
	T1: 'Kennistoets T1',
	T2a: 'Tussenmeting T2a',
	T2b: 'Tussenmeting T2b',
	T3: 'Kennistoets T3'
} as const;

export const firstResults = {
	nothing: 'Niets, tot na T3',
	clusters: 'In woorden, per onderdeel',
	score: 'De kennisscore'
} as const;

export type ReadPlan =
	| { plan: Omit<CohortPlan, 'organisationId' | 'kind'> }
	| { problems: Record<string, string>; typed: Record<string, string> };

/** A day of the calendar: 30 February is none, though Date reads it as 2 March. */
const isDay = (text: string) => {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};
const lines = (text: string) => [
	...new Set(
		text
			.split(/\r?\n/)
			.map((one) => one.trim().slice(0, 60))
			.filter((one) => one !== '')
	)
];

/** T1 and T3 always; T2a and T2b when both of their days are filled in. */
export function readPlan(data: FormData): ReadPlan {
	const typed: Record<string, string> = {};
	for (const [name, value] of data)
		if (typeof value === 'string') typed[name] = value.slice(0, 4000);
	const problems: Record<string, string> = {};
	const text = (name: string) => (typed[name] ?? '').trim();

	const name = text('naam').slice(0, 80);
	if (name === '') problems['naam'] = 'Geef het cohort een naam.';
	const firstResult = text('t1');
	if (!Object.hasOwn(firstResults, firstResult)) problems['t1'] = 'Kies wat deelnemers na T1 zien.';

	const moments: MomentPlan[] = [];
	for (const code of momentCodes) {
		const opens = text(`${code}-open`);
		const closes = text(`${code}-sluit`);
		const optional = code === 'T2a' || code === 'T2b';
		if (optional && opens === '' && closes === '') continue;
		if (!isDay(opens)) problems[`${code}-open`] = `Vul de dag in waarop ${code} opent.`;
		if (!isDay(closes)) problems[`${code}-sluit`] = `Vul de dag in waarop ${code} sluit.`;
		if (!isDay(opens) || !isDay(closes)) continue;
		if (closes < opens) problems[`${code}-sluit`] = `${code} kan niet sluiten voordat het opent.`;
		moments.push({
			code,
			label: text(`${code}-naam`).slice(0, 60) || momentNames[code],
			opensAt: startOfDay(opens),
			closesAt: endOfDay(closes)
		});
	}
	const [first, last] = ['T1', 'T3'].map((code) => moments.find((one) => one.code === code));
	if (first && last && last.opensAt <= first.closesAt) {
		problems['T3-open'] = 'T3 opent pas nadat T1 is gesloten.';
	}
	if (Object.keys(problems).length > 0) return { problems, typed };
	return {
		plan: {
			name,
			firstResult: firstResult as keyof typeof firstResults,
			classes: lines(text('klassen')),
			schools: lines(text('scholen')),
			moments
		}
	};
}
