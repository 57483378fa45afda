import type { ModuleProgress } from './progress.ts';
import type { OwnTest } from './tests-of.ts';

export interface NextStep {
	readonly kind: 'test' | 'result' | 'lesson' | 'wait' | 'nothing';
	readonly above: string;
	readonly title: string;
	readonly text: string;
	readonly action: { href: string; label: string } | undefined;
	readonly minutes: number | undefined;
	readonly opensAt: Date | undefined;
}

const step = (
	given: Pick<NextStep, 'kind' | 'above' | 'title' | 'text'> & Partial<NextStep>
): NextStep => ({
	action: undefined,
	minutes: undefined,
	opensAt: undefined,
	...given
});

/** The one thing to do now: an open test, else a lesson, else what is to come. */
export function nextStep(tests: readonly OwnTest[], course: readonly ModuleProgress[]): NextStep {
	const open = tests.find(({ state, sitting }) => state === 'open' && !sitting?.submittedAt);
	if (open) {
		return step({
			kind: 'test',
			above: `Nu aan de beurt · ${open.cohort.name}`,
			title: open.moment.label,
			text:
				open.moment.code === 'T1'
					? 'Je begint met de toets, zodat je straks kunt zien wat je hebt geleerd. Je hoeft niets voor te bereiden.'
					: 'De tweede toets. Als je hem inlevert, zie je je leerwinst.',
			action: open.sitting
				? { href: `/afname/${open.sitting.id}`, label: 'Ga verder met de toets' }
				: { href: `/toetsen/${open.moment.id}`, label: 'Naar de toets' }
		});
	}
	for (const { module, lessons } of course) {
		const lesson = lessons.find(({ state }) => state !== 'done');
		if (!lesson) continue;
		return step({
			kind: 'lesson',
			above: `Nu aan de beurt · module ${module.number}`,
			title: lesson.lesson.title,
			text: lesson.lesson.summary,
			minutes: lesson.lesson.minutes,
			action: {
				href: `/leren/${module.slug}/${lesson.lesson.slug}`,
				label: lesson.state === 'opened' ? 'Ga verder' : 'Begin met de les'
			}
		});
	}
	const coming = tests.find(({ state }) => state === 'to-come');
	if (coming) {
		return step({
			kind: 'wait',
			above: coming.cohort.name,
			title: coming.moment.label,
			text: 'Je bent bij. Deze toets komt nog.',
			opensAt: coming.moment.opensAt
		});
	}
	const last = tests.findLast(({ sitting }) => sitting?.submittedAt);
	if (last) {
		return step({
			kind: 'result',
			above: last.cohort.name,
			title: 'Je bent klaar',
			text: 'Je hebt de lessen en de toetsen gedaan.',
			action: { href: `/resultaten/${last.cohort.id}`, label: 'Bekijk je resultaat' }
		});
	}
	return step({
		kind: 'nothing',
		above: 'Welkom',
		title: 'Doe mee met een cohort',
		text: 'Van je opleider of trainer krijg je een code.',
		action: { href: '/code', label: 'Vul de code in' }
	});
}
