import * as v from 'valibot';
import { answersByCategory } from './categories.ts';
import type { Facts, Gathered, PupilFacts, World } from './facts.ts';
import { tableInWords } from './frame.ts';
import type { Frame, ReportTable } from './frame.ts';
import { compareNames } from './names.ts';
import { groupAtMoment, momentOfGroup, named, notOfGroup, show, slugs } from './parts.ts';
import { groupLabel } from './rows.ts';
import type { School } from './school.ts';
import { withAnswers } from './select-answers.ts';
import { normFacts } from './select.ts';
import { subjectName } from './subjects.ts';

/** Which tasks went wrong with whom: tasks down, pupils across. */
export const errorAnalysis = v.pipe(
	v.strictObject({
		report: v.literal('error-analysis'),
		...named,
		...groupAtMoment,
		/** The categories to show; without it all. */
		categories: slugs,
		/** `total`: how many pupils had a task wrong, and how many tasks a pupil. */
		show: show(['total'], [])
	}),
	v.forward(v.partialCheck([['group'], ['moment']], momentOfGroup, notOfGroup), ['moment'])
);
export type ErrorAnalysis = v.InferOutput<typeof errorAnalysis>;

export interface ErrorPupilFacts extends PupilFacts {
	/** By task: 1 right, 0 wrong. */
	answers: Readonly<Record<string, number>>;
}

export interface ErrorAnalysisFacts extends Facts<'error-analysis'> {
	subject: string;
	moment: string;
	group: number;
	size: number;
	/** `id` is category and number: 'meten-2'. */
	tasks: { id: string; category: string; name: string }[];
	pupils: ErrorPupilFacts[];
}

export interface ErrorRow {
	/** The id of the task. */
	id: string;
	label: string;
	/** First of its category. */
	first: boolean;
	/** By pupil: whether it went wrong. */
	wrong: boolean[];
	total?: number;
}

export type ErrorAnalysisModel = Frame<'error-analysis'> & {
	pupils: { id: string; name: string; total?: number }[];
	rows: ErrorRow[];
	table: ReportTable;
};

export function errorAnalysisFacts(
	stimulus: ErrorAnalysis,
	school: School,
	world: World
): Gathered<ErrorAnalysisFacts> {
	const { report, subject, moment, group, year } = stimulus;
	const problems: string[] = [];
	const norms = normFacts([subject], [moment], school, world, problems);
	const { categories, size, pupils } = withAnswers(stimulus, school, world, problems);
	for (const id of stimulus.categories ?? []) {
		if (!categories.some((category) => category.id === id)) {
			problems.push(`categories: ${subject} has no category ${id}`);
		}
	}
	if (problems.length > 0) return { problems };
	const wanted = categories.filter(({ id }) => stimulus.categories?.includes(id) ?? true);
	const tasks = wanted.flatMap(({ id, name, tasks: count }) =>
		Array.from({ length: count }, (_, at) => ({
			id: `${id}-${at + 1}`,
			category: id,
			name: `${name} ${at + 1}`
		}))
	);
	return {
		facts: {
			report,
			school: school.name,
			subject,
			moment,
			group,
			size,
			year,
			tasks,
			pupils: pupils.map(({ answers, ...pupil }) => {
				const own = answersByCategory(answers, categories);
				return {
					...pupil,
					answers: Object.fromEntries(
						wanted.flatMap(({ id }) =>
							(own[id] ?? []).map((right, at) => [`${id}-${at + 1}`, right] as const)
						)
					)
				};
			}),
			norms
		}
	};
}

export function errorAnalysisModel(
	{ note, show: shown }: ErrorAnalysis,
	facts: ErrorAnalysisFacts
): ErrorAnalysisModel {
	const { subject, moment, group, size, tasks } = facts;
	const withTotal = shown.includes('total');
	const pupils = [...facts.pupils].sort((a, b) => compareNames(a.name, b.name));
	const rows = tasks.map(({ id, name, category }, at): ErrorRow => {
		const wrong = pupils.map(({ answers }) => answers[id] === 0);
		return {
			id,
			label: name,
			first: tasks[at - 1]?.category !== category,
			wrong,
			...(withTotal && { total: wrong.filter(Boolean).length })
		};
	});
	const totals = pupils.map((_, at) => rows.filter(({ wrong }) => wrong[at]).length);
	const table: ReportTable = {
		heads: [
			{ label: 'Opgave' },
			{ label: 'Fout bij', text: true },
			...(withTotal ? [{ label: 'Aantal' }] : [])
		],
		rows: rows.map(({ id, label, wrong, total }) => ({
			id,
			label,
			cells: [
				pupils.flatMap(({ name }, at) => (wrong[at] ? [name] : [])).join(', ') || 'niemand',
				...(withTotal ? [String(total)] : [])
			]
		}))
	};
	return {
		report: 'error-analysis',
		title: `Foutenanalyse ${subjectName(subject)}`,
		subtitle: [
			groupLabel(group, pupils.length, size),
			facts.school,
			`toetsmoment ${moment}`,
			facts.year
		].join(' · '),
		foot: [
			'Een blokje is een fout antwoord. De opgaven van een categorie lopen van makkelijk naar moeilijk.'
		],
		...(note && { note }),
		description: tableInWords(table),
		pupils: pupils.map(({ id, name }, at) => ({
			id,
			name,
			...(withTotal && { total: totals[at] ?? 0 })
		})),
		rows,
		table
	};
}
