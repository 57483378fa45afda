import { drawsFrom } from './draws.ts';
import type { Draws } from './draws.ts';
import { halfYearCorrelation, reliability } from './growth.ts';
import { moments, schoolYear } from './moments.ts';
import { firstNames, initials } from './names.ts';
import type { NormTable } from './norms.ts';
import { drawStory, storyNote, teachingEffect } from './story.ts';
import type { Story } from './story.ts';

export interface SchoolPlan {
	seed: number;
	name: string;
}

/** Subjects and their norms, in the order in which they are written. */
export type SubjectNorms = Readonly<Record<string, NormTable>>;

const firstYear = 2022;
const lastYear = 2026;
const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
/** Somebody in groep 8 in the first year was in groep 3 five years earlier. */
const starts = Array.from({ length: years.length + 5 }, (_, at) => firstYear - 5 + at);

/** The share of the variance of true scores that lies between groups of one school, before teaching. */
const betweenGroups = 0.06;
/** How much subjects have in common: two of them correlate .75² in true scores. */
const loading = 0.75;
const absence = 0.012;
/** Who is this far below the mean halfway groep 5 takes arithmetic tests of another level from then on. */
const otherLevelBelow = -1.7;

interface GeneratedPupil {
	name: string;
	start: number;
	/** The first and last moment at this school, as places in `moments`. */
	joins: number;
	leaves: number;
	/** True standardised scores by subject, one for each moment. */
	paths: Map<string, number[]>;
}

/**
 * A fictional school: five school years of tests at M and E in groep 3–8, the last year up to M. True scores of
 * a pupil correlate .95 from one half year to the next, scores have a reliability of .90. On top of that comes a
 * story (weak group, change of method, pupils who leave) that makes misreadings of reports visible. The same seed
 * gives the same files, to the byte.
 */
export function generateSchool(
	{ seed, name }: SchoolPlan,
	norms: SubjectNorms
): Record<'school.yaml' | 'pupils.csv' | 'results.csv', string> {
	const subjects = Object.keys(norms);
	const naming = drawsFrom(seed, 0);
	const draws = drawsFrom(seed, 1);
	const story = drawStory(drawsFrom(seed, 2), subjects, lastYear);
	const taken = new Set<string>();
	const pupils = starts.flatMap((start) => {
		const names = drawNames(story.sizes.get(start) ?? 24, naming, taken);
		return generateCohort(start, names, subjects, story, draws);
	});
	return {
		'school.yaml': [
			`name: ${JSON.stringify(name)}`,
			'fictional: true',
			`seed: ${seed}`,
			`subjects: [${subjects.join(', ')}]`,
			`years: [${years.map(schoolYear).join(', ')}]`,
			`note: ${JSON.stringify(storyNote(story))}`,
			''
		].join('\n'),
		'pupils.csv': [
			'id,name,start',
			...pupils.map((pupil, at) => `${idOf(at)},${pupil.name},${schoolYear(pupil.start)}`),
			''
		].join('\n'),
		'results.csv': [
			'pupil,subject,moment,year,score,mark',
			...pupils.flatMap((pupil, at) => resultLines(idOf(at), pupil, norms, draws)),
			''
		].join('\n')
	};
}

const idOf = (at: number) => `p${String(at + 1).padStart(3, '0')}`;

/** No first name twice in a group, no name twice in a school. */
function drawNames(size: number, draws: Draws, taken: Set<string>): string[] {
	return draws
		.shuffled(firstNames)
		.slice(0, size)
		.map((firstName) => {
			const free = initials
				.map((initial) => `${firstName} ${initial}.`)
				.filter((name) => !taken.has(name));
			const name = draws.pick(free);
			taken.add(name);
			return name;
		});
}

function generateCohort(
	start: number,
	names: readonly string[],
	subjects: readonly string[],
	story: Story,
	draws: Draws
): GeneratedPupil[] {
	const shared = new Map(
		subjects.map((subject) => [subject, groupPath(subject, start, story, draws)])
	);
	const pupils = names.map((name): GeneratedPupil => {
		const general = path(draws);
		const paths = new Map(
			subjects.map((subject) => {
				const own = path(draws);
				const group = shared.get(subject) ?? [];
				const scores = own.map((special, at) => {
					const within = loading * (general[at] ?? 0) + Math.sqrt(1 - loading ** 2) * special;
					return Math.sqrt(1 - betweenGroups) * within + (group[at] ?? 0);
				});
				return [subject, scores];
			})
		);
		return { name, start, joins: 0, leaves: moments.length - 1, paths };
	});
	moveSome(pupils, start, story, draws);
	return pupils;
}

/** A standardised variable that correlates .95 from one half year to the next. */
function path(draws: Draws): number[] {
	const innovation = Math.sqrt(1 - halfYearCorrelation ** 2);
	let value = draws.normal();
	return moments.map((_, at) => {
		if (at > 0) value = halfYearCorrelation * value + innovation * draws.normal();
		return value;
	});
}

/** What the pupils of a group share: where they come from, and the teaching they had so far. */
function groupPath(subject: string, start: number, story: Story, draws: Draws): number[] {
	let taught = 0;
	return path(draws).map((value, at) => {
		const { group = 3 } = moments[at] ?? {};
		taught =
			halfYearCorrelation * taught + teachingEffect(story, subject, group, start + group - 3);
		return Math.sqrt(betweenGroups) * value + taught;
	});
}

/** Lets some pupils leave or come at the end of a school year; in one group of the story mostly the weak leave. */
function moveSome(pupils: GeneratedPupil[], start: number, story: Story, draws: Draws): void {
	const endOf = (group: number) => (group - 3) * 2 + 1;
	const { exodus } = story;
	const order =
		exodus.start === start
			? [...pupils].sort(
					(a, b) => generalLevel(a, endOf(exodus.group)) - generalLevel(b, endOf(exodus.group))
				)
			: draws.shuffled(pupils);
	const [leavers, joiners] =
		exodus.start === start ? [3, 2] : [draws.integer(0, 1), draws.integer(0, 1)];
	const when = () => (exodus.start === start ? exodus.group : draws.integer(3, 6));
	for (const pupil of order.slice(0, leavers)) pupil.leaves = endOf(when());
	for (const pupil of order.slice(order.length - joiners)) pupil.joins = endOf(when()) + 1;
}

const generalLevel = ({ paths }: GeneratedPupil, at: number) =>
	[...paths.values()].reduce((sum, scores) => sum + (scores[at] ?? 0), 0);

function resultLines(
	id: string,
	pupil: GeneratedPupil,
	norms: SubjectNorms,
	draws: Draws
): string[] {
	return Object.entries(norms).flatMap(([subject, table]) => {
		const trueScores = pupil.paths.get(subject) ?? [];
		const otherLevel = subject === 'rekenen' && (trueScores[4] ?? 0) < otherLevelBelow;
		return moments.flatMap(({ id: moment, group, half }, at) => {
			const row = table[moment];
			const error = draws.normal();
			const absent = draws.chance(absence);
			const year = pupil.start + group - 3;
			const taken = year >= firstYear && (year < lastYear || (year === lastYear && half === 'M'));
			if (!row || !taken || at < pupil.joins || at > pupil.leaves) return [];
			const observed =
				Math.sqrt(reliability) * (trueScores[at] ?? 0) + Math.sqrt(1 - reliability) * error;
			const score = Math.max(1, Math.round(row.mean + row.sd * observed));
			const mark = otherLevel && at > 4 ? '*' : '';
			return `${id},${subject},${moment},${schoolYear(year)},${absent ? ',ziek' : `${score},${mark}`}`;
		});
	});
}
