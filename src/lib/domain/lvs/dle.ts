import * as v from 'valibot';
import type { Facts, Gathered, PupilFacts, World } from './facts.ts';
import type { IntervalLevel } from './growth.ts';
import { moments as allMoments } from './moments.ts';
import {
	groupAtMoment,
	interval,
	momentOfGroup,
	momentsOfLine,
	named,
	notOfGroup,
	show
} from './parts.ts';
import type { School } from './school.ts';
import { slug } from './school.ts';
import { chosen, lineOfPupil, normFacts, pupilFacts, pupilsAt } from './select.ts';

const shown = show(['rate', 'score'], ['rate']);

/** A group at one moment, every score as months of education. */
export const dleRows = v.pipe(
	v.strictObject({
		report: v.literal('dle'),
		form: v.literal('rows'),
		...named,
		...groupAtMoment,
		interval,
		show: shown,
		sort: v.optional(v.picklist(['dle', 'name']), 'dle')
	}),
	v.forward(v.partialCheck([['group'], ['moment']], momentOfGroup, notOfGroup), ['moment'])
);

/** One pupil over time: months of education across, DLE up. */
export const dleLine = v.strictObject({
	report: v.literal('dle'),
	form: v.literal('line'),
	...named,
	subject: slug,
	pupil: slug,
	moments: momentsOfLine,
	interval,
	show: shown
});
export type DleRows = v.InferOutput<typeof dleRows>;
export type DleLine = v.InferOutput<typeof dleLine>;

interface DleOf<Form> extends Facts<'dle'> {
	form: Form;
	subject: string;
	group: number;
	interval: IntervalLevel;
	pupils: PupilFacts[];
}
export type DleRowsFacts = DleOf<'rows'> & { moment: string; size: number };
export type DleLineFacts = DleOf<'line'> & { moments: string[] };
export type DleFacts = DleRowsFacts | DleLineFacts;

const testedMoments = (world: World, subject: string) =>
	allMoments.flatMap(({ id }) => (world.norms(subject)?.[id] ? [id] : []));

export function dleFacts(
	stimulus: DleRows | DleLine,
	school: School,
	world: World
): Gathered<DleFacts> {
	const { report, subject, interval: level } = stimulus;
	const problems: string[] = [];
	const asked = stimulus.form === 'rows' ? [stimulus.moment] : stimulus.moments;
	const tested = [...new Set([...testedMoments(world, subject), ...asked])];
	const norms = normFacts([subject], tested, school, world, problems);
	const shared = { report, school: school.name, subject, interval: level, norms } as const;
	if (stimulus.form === 'line') {
		const line = lineOfPupil(stimulus, school, problems);
		if (problems.length > 0 || !line) return { problems };
		const { pupil, group, year } = line;
		return {
			facts: { ...shared, form: 'line', group, year, moments: stimulus.moments, pupils: [pupil] }
		};
	}
	const { moment, group, year } = stimulus;
	const everyone = pupilsAt(school, [subject], moment, year, problems);
	const pupils = chosen(everyone, stimulus.pupils, problems).map((pupil) =>
		pupilFacts(pupil, [school.result(pupil.id, subject, moment)], (result) => result.moment)
	);
	if (problems.length > 0) return { problems };
	return {
		facts: { ...shared, form: 'rows', group, year, moment, size: everyone.length, pupils }
	};
}
