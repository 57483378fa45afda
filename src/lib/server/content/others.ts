import { drawsFrom } from '../../domain/lvs/draws.ts';
import { stimulusFacts, type StimulusFacts, type World } from '../../domain/lvs/facts.ts';
import { drawNames, redraw, worldWith } from '../../domain/lvs/other-pupils.ts';
import type { Stimulus } from '../../domain/lvs/stimulus.ts';

/** Seeds of 'Andere leerlingen': from 1 to this; 0 is the exercise as written. Tests try each of them. */
export const seeds = 200;

/** Kinds of reports in which other children can take the places of those who are shown. */
export const replaceable: readonly Stimulus['report'][] = [
	'pupil-report',
	'group-growth',
	'group-overview'
];

/** Tries per pupil. Each is kept only if what the author says of the data still holds. */
const triesEach = 6;

/**
 * The world with other children in the report of a stimulus. It starts from the children whom the author
 * chose, of whom all expectations hold, and walks away from them: one pupil at a time gets other scores,
 * and keeps them where `holds` says so. So it never ends without data that fit (a random walk as in
 * Metropolis et al. 1953, with a step refused where it would break the exercise).
 */
export async function withOtherPupils(
	stimulus: Stimulus,
	world: World,
	seed: number,
	holds: (facts: StimulusFacts) => Promise<boolean>
): Promise<World> {
	const draws = drawsFrom(seed, 0);
	const facts = stimulusFacts(stimulus, world);
	const pupils = 'pupils' in facts ? facts.pupils : [];
	const { norms } = facts;
	const school = world.school(stimulus.school);
	const names = drawNames(pupils, draws);
	let scores = new Map(
		pupils.map(({ id }) => [
			id,
			Object.fromEntries(
				Object.entries(norms).map(([subject, rows]) => [
					subject,
					Object.fromEntries(
						Object.keys(rows).flatMap((moment) => {
							const score = school?.result(id, subject, moment)?.score;
							return score === undefined ? [] : [[moment, score] as const];
						})
					)
				])
			)
		])
	);
	for (let tries = 0; tries < triesEach * pupils.length; tries += 1) {
		const { id } = draws.pick(pupils);
		const before = scores.get(id);
		if (!before) continue;
		const tried = new Map(scores).set(id, redraw(before, norms, draws));
		const there = worldWith(world, stimulus.school, { names, scores: tried });
		if (await holds(stimulusFacts(stimulus, there))) scores = tried;
	}
	return worldWith(world, stimulus.school, { names, scores });
}
