import * as v from 'valibot';
import { answersByCategory, expectedCorrect } from './categories.ts';
import type { Category, Expected } from './categories.ts';
import { oneDecimal, signedDecimal } from './dutch.ts';
import type { Facts, Gathered, PupilFacts, World } from './facts.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import { margin } from './growth.ts';
import { groupAtMoment, momentOfGroup, named, notOfGroup, show } from './parts.ts';
import { groupLabel } from './rows.ts';
import type { School } from './school.ts';
import { withAnswers } from './select-answers.ts';
import { normFacts } from './select.ts';
import { capitalised, subjectName } from './subjects.ts';

/** Which content goes better or worse than the own total predicts: of a group, or of the one pupil named. */
export const categoryAnalysis = v.pipe(
	v.strictObject({
		report: v.literal('category-analysis'),
		...named,
		...groupAtMoment,
		/** `counts`: what was right and what was expected, beside the difference. */
		show: show(['counts'], [])
	}),
	v.forward(v.partialCheck([['group'], ['moment']], momentOfGroup, notOfGroup), ['moment'])
);
export type CategoryAnalysis = v.InferOutput<typeof categoryAnalysis>;

export interface CategoryPupilFacts extends PupilFacts {
	/** By category: how many tasks were right. */
	correct: Readonly<Record<string, number>>;
	/** By category: what goes with this total on average, and its spread by chance. */
	expected: Readonly<Record<string, Expected>>;
}

export interface CategoryAnalysisFacts extends Facts<'category-analysis'> {
	subject: string;
	moment: string;
	group: number;
	size: number;
	categories: { id: string; name: string; tasks: number }[];
	pupils: CategoryPupilFacts[];
}

export interface CategoryBar {
	/** The id of the category. */
	id: string;
	label: string;
	tasks: number;
	/** Right less expected, per pupil, in tasks; to a tenth. */
	difference: number;
	/** Between minus and plus this the difference may be chance (90%). */
	chance: number;
	/** Beyond chance. */
	beyond?: 'above' | 'below';
	/** What stands behind the bar. */
	cells: string[];
}

export type CategoryAnalysisModel = Frame<'category-analysis'> & {
	bars: CategoryBar[];
	/** Heads of the cells of a bar. */
	heads: string[];
	/** The bars run from minus to plus this. */
	reach: number;
	table: ReportTable;
};

export const chanceLevel = 90;

export function categoryAnalysisFacts(
	stimulus: CategoryAnalysis,
	school: School,
	world: World
): Gathered<CategoryAnalysisFacts> {
	const { report, subject, moment, group, year } = stimulus;
	const problems: string[] = [];
	const norms = normFacts([subject], [moment], school, world, problems);
	const { categories, size, pupils } = withAnswers(stimulus, school, world, problems);
	if (problems.length > 0) return { problems };
	return {
		facts: {
			report,
			school: school.name,
			subject,
			moment,
			group,
			size,
			year,
			categories: categories.map(({ id, name, tasks }) => ({ id, name, tasks })),
			pupils: pupils.map(({ answers, ...pupil }) => {
				const correct = countRight(answers, categories);
				const total = Object.values(correct).reduce((sum, right) => sum + right, 0);
				return { ...pupil, correct, expected: expectedCorrect(total, categories) };
			}),
			norms
		}
	};
}

const countRight = (answers: string, categories: readonly Category[]) =>
	Object.fromEntries(
		Object.entries(answersByCategory(answers, categories)).map(([id, own]) => [
			id,
			own.reduce((sum, one) => sum + one, 0)
		])
	);

export function categoryAnalysisModel(
	{ note, show: shown }: CategoryAnalysis,
	facts: CategoryAnalysisFacts
): CategoryAnalysisModel {
	const { subject, moment, group, size, pupils } = facts;
	const withCounts = shown.includes('counts');
	const n = pupils.length;
	const [only] = n === 1 ? pupils : [];
	const bars = facts.categories.map(({ id, name, tasks }): CategoryBar => {
		const sum = (of: (pupil: CategoryPupilFacts) => number) =>
			pupils.reduce((total, pupil) => total + of(pupil), 0);
		const right = sum(({ correct }) => correct[id] ?? 0) / n;
		const expected = sum(({ expected }) => expected[id]?.correct ?? 0) / n;
		const error = Math.sqrt(sum(({ expected }) => (expected[id]?.spread ?? 0) ** 2)) / n;
		const difference = tenth(right - expected);
		const chance = tenth(margin(error, chanceLevel));
		return {
			id,
			label: name,
			tasks,
			difference,
			chance,
			...(Math.abs(difference) > chance && { beyond: difference > 0 ? 'above' : 'below' }),
			cells: [
				...(withCounts
					? [only ? String(Math.round(right)) : oneDecimal(right), oneDecimal(expected)]
					: []),
				signedDecimal(difference)
			]
		};
	});
	const heads = [...(withCounts ? ['goed', 'verwacht'] : []), 'verschil'];
	const table: ReportTable = {
		heads: [
			{ label: 'Categorie' },
			{ label: 'Opgaven' },
			...heads.map((head) => ({ label: capitalised(head) })),
			{ label: `Kan toeval zijn (${chanceLevel}%)`, text: true }
		],
		rows: bars.map(({ id, label, tasks, chance, cells }) => ({
			id,
			label,
			cells: [String(tasks), ...cells, `${signedDecimal(-chance)} tot ${signedDecimal(chance)}`]
		}))
	};
	return {
		report: 'category-analysis',
		title: `Categorieënanalyse ${subjectName(subject)}`,
		subtitle: [
			only ? `${only.name} · groep ${group}` : `${groupLabel(group, n, size)} (n = ${n})`,
			facts.school,
			`toetsmoment ${moment}`,
			facts.year
		].join(' · '),
		foot: [
			`Verschil: aantal goed${only ? '' : ' per leerling, gemiddeld'}, vergeleken met wat je bij ${only ? 'deze totaalscore' : 'deze totaalscores'} verwacht. Het zegt niets over het niveau.`,
			`Lichte band om de nul: een verschil dat toeval kan zijn (${chanceLevel}%). Grijze balk: blijft binnen die band. Ruitje op de nul: precies zoals verwacht (0,0).`
		],
		...(note && { note }),
		description: tableInWords(table),
		bars,
		heads,
		reach: Math.max(
			...bars.map(({ difference, chance }) => Math.max(Math.abs(difference), chance))
		),
		table
	};
}

const tenth = (value: number) => Math.round(value * 10) / 10 || 0;
