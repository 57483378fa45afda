import type { Domain } from '../assessment/blueprint.ts';
import { otherForm, type FormName } from '../assessment/draw.ts';
import type { ScoredItem, ScoredSitting } from '../assessment/scored.ts';
import { computeConstants, type Constants } from './constants.ts';
import type { ReportSources } from './first.ts';
import type { AskedOf } from './item-choices.ts';
import type { CohortLearner } from './record.ts';

/**
 * For the tests: a tiny form of ten items of one point. The first half are anchors of domain D1, the
 * others stand in one form only and are of D2; somebody with p points has the first p items right.
 */
export const tinyItems = (items = 10): { domain: Domain; anchor: boolean }[] =>
	Array.from({ length: items }, (_, at) =>
		at < items / 2 ? { domain: 'D1', anchor: true } : { domain: 'D2', anchor: false }
	);

export function tinySitting(
	form: FormName,
	points: number,
	{ environment = 'cito', size = 10 }: { environment?: string; size?: number } = {}
): ScoredSitting {
	const items = tinyItems(size).map(({ domain, anchor }, at): ScoredItem => {
		const right = at < points;
		return {
			id: anchor ? `anchor-${at}` : `${form}-${at}`,
			testlet: anchor ? `anchor-${at}` : `${form}-${at}`,
			domain,
			core: anchor,
			anchor,
			maxScore: 1,
			points: right ? 1 : 0,
			state: 'answered',
			chosen: right ? ['0'] : ['1']
		};
	});
	return {
		form,
		environment,
		test: environment,
		core: 'core',
		submittedAt: new Date('2026-09-10T09:00:00Z'),
		items
	};
}

/** A learner by her first form and her points at both moments; without one of them she took the other. */
export function learner(
	form: FormName,
	first: number | undefined,
	last: number | undefined,
	changes: Partial<CohortLearner> & { environment?: string } = {}
): CohortLearner {
	const { environment, ...rest } = changes;
	return {
		function: 'student',
		className: null,
		schoolName: null,
		left: false,
		first: first === undefined ? undefined : tinySitting(form, first, { environment }),
		last: last === undefined ? undefined : tinySitting(otherForm(form), last, { environment }),
		gain: first === undefined || last === undefined ? undefined : 'total',
		...rest
	};
}

/** Every item has four options, the first is right. */
export const askedTiny: AskedOf = () => ({
	chance: 0.25,
	shape: 'options',
	choices: ['0', '1', '2', '3'].map((code) => ({ code, correct: code === '0' }))
});

/** Without sittings to learn from: the forms count as equal, give or take a point. */
export const equalForms = (test = 'cito', size = 10): Constants =>
	computeConstants(
		{
			test,
			items: tinyItems(size).map(({ anchor }) => ({ core: anchor, anchor, maxScore: 1 }))
		},
		[]
	);

export const sourcesOf = (learners: readonly CohortLearner[], size = 10): ReportSources => ({
	record: { cohortId: 'cohort', kind: 'pabo', learners },
	constantsOf: (test) => equalForms(test, size),
	askedOf: askedTiny
});
