import type { Draws } from './draws.ts';
import type { NormFacts, PupilFacts, World } from './facts.ts';
import { expectedScore } from './growth.ts';
import { findMoment } from './moments.ts';
import { firstNames, initials } from './names.ts';
import type { NormTable } from './norms.ts';

/** Other children in the place of those of a report: the same ids, other names and scores. */
export interface OtherPupils {
	/** By pupil. */
	readonly names: ReadonlyMap<string, string>;
	/** By pupil, by subject, by moment. */
	readonly scores: ReadonlyMap<string, Scores>;
}

type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** No score further from the mean than this many standard deviations. */
const farthest = 2.4;
/** How far a score is moved, in its own standard errors of measurement. */
const step = 1.2;

/** First names that are not in the report, one for each pupil. */
export function drawNames(pupils: readonly PupilFacts[], draws: Draws): Map<string, string> {
	const taken = new Set(pupils.map(({ name }) => name.split(' ')[0]));
	const free = draws.shuffled(firstNames.filter((name) => !taken.has(name)));
	return new Map(pupils.map(({ id }, at) => [id, `${free[at]} ${draws.pick(initials)}.`]));
}

/**
 * A next try for one pupil: all scores anew as the norms have them (the later ones given the earlier,
 * `expectedScore`), or one of them moved a little.
 */
export function redraw(before: Scores, norms: NormFacts, draws: Draws): Scores {
	if (draws.chance(0.3)) {
		return Object.fromEntries(
			Object.keys(before).map((subject) => [subject, freshScores(norms[subject] ?? {}, draws)])
		);
	}
	const subject = draws.pick(Object.keys(before));
	const moment = draws.pick(Object.keys(before[subject] ?? {}));
	const row = norms[subject]?.[moment];
	const score = before[subject]?.[moment];
	if (!row || score === undefined) return before;
	const moved = within(row, score + step * row.se * draws.normal());
	return { ...before, [subject]: { ...before[subject], [moment]: moved } };
}

function freshScores(norms: NormTable, draws: Draws): Record<string, number> {
	const scores: Record<string, number> = {};
	let last: string | undefined;
	for (const moment of Object.keys(norms).sort(byTime)) {
		const row = norms[moment];
		if (!row) continue;
		const given =
			last === undefined ? undefined : expectedScore(scores[last] ?? 0, norms, last, moment);
		const { score, error } = given ?? { score: row.mean, error: row.sd };
		scores[moment] = within(row, score + error * draws.normal());
		last = moment;
	}
	return scores;
}

const within = ({ mean, sd }: { mean: number; sd: number }, score: number) =>
	Math.round(Math.min(mean + farthest * sd, Math.max(1, mean - farthest * sd, score)));

const byTime = (a: string, b: string) => place(a) - place(b);
const place = (moment: string) => {
	const { group = 0, half = 'M' } = findMoment(moment) ?? {};
	return group * 2 + (half === 'E' ? 1 : 0);
};

/** The same world with these children in the place of those in one of its schools. */
export function worldWith(world: World, slug: string, others: OtherPupils): World {
	const school = world.school(slug);
	if (!school) return world;
	const changed = {
		...school,
		pupils: new Map(
			[...school.pupils].map(([id, pupil]) => [
				id,
				{ ...pupil, name: others.names.get(id) ?? pupil.name }
			])
		),
		result(pupil: string, subject: string, moment: string) {
			const result = school.result(pupil, subject, moment);
			const score = others.scores.get(pupil)?.[subject]?.[moment];
			return result && score !== undefined ? { ...result, score } : result;
		}
	};
	return { ...world, school: (asked) => (asked === slug ? changed : world.school(asked)) };
}
