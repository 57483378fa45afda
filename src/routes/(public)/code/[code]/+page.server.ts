import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { signIn } from '$lib/server/auth/cookies';
import { passwordProblem } from '$lib/server/auth/passwords';
import { findCode, findCohort, findMembership, join, listGroups } from '$lib/server/cohorts';
import { knownAddress, makePerson } from '$lib/server/people';
import { email, line, readPosted } from '$lib/server/posted';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The invitation behind the code in the address; guessing codes is slowed down. */
function invitation({ params, locals: { app, now }, getClientAddress }: RequestEvent) {
	if (app.limiter.exceeded('code/address', getClientAddress(), now)) error(429, 'te veel pogingen');
	const code = findCode(app.db, params.code);
	const found = code && findCohort(app.db, code.cohortId);
	if (!found) error(404, 'geen code');
	return { code, ...found, groups: listGroups(app.db, code.cohortId) };
}

export const load: PageServerLoad = (event) => {
	const { code, cohort, organisation, groups } = invitation(event);
	const { app, viewer } = event.locals;
	const membership = viewer && findMembership(app.db, cohort.id, viewer.id);
	return {
		code: code.code,
		role: code.role,
		function: code.function,
		cohort: { name: cohort.name },
		organisation: { name: organisation.name },
		groups,
		environments: app.content.environments.map(({ slug, name, recognise }) => ({
			slug,
			name,
			recognise
		})),
		member: membership !== undefined && membership.leftAt === null
	};
};

const account = v.object({
	naam: line('je naam', 80),
	email,
	wachtwoord: v.pipe(v.string(), v.nonEmpty('Kies een wachtwoord.'), v.maxLength(400))
});

const choices = v.object({
	klas: v.optional(v.string()),
	school: v.optional(v.string()),
	omgeving: v.optional(v.string())
});

export const actions: Actions = {
	default: async (event) => {
		const { code, groups } = invitation(event);
		const { app, viewer, now } = event.locals;
		const data = await event.request.formData();
		const chosen = readPosted(data, choices);
		const given = viewer ? undefined : readPosted(data, account);
		const problems: Record<string, string> = {};
		const { klas = '', school = '', omgeving = '' } = 'values' in chosen ? chosen.values : {};
		if (code.role === 'learner') {
			if (groups.classes.length > 0 && !groups.classes.includes(klas)) {
				problems['klas'] = 'Kies je klas.';
			}
			if (groups.schools.length > 0 && !groups.schools.includes(school)) {
				problems['school'] = 'Kies je school.';
			}
			if (omgeving !== '' && !app.content.environments.some(({ slug }) => slug === omgeving)) {
				problems['omgeving'] = 'Kies een systeem uit de lijst.';
			}
		}
		const typed =
			'typed' in (given ?? {})
				? { ...(given as { typed: Record<string, string> }).typed }
				: typedOf(data);
		if (given && 'problems' in given) Object.assign(problems, given.problems);
		if (given && 'values' in given) {
			const { naam, email: address, wachtwoord } = given.values;
			const problem = passwordProblem(wachtwoord, [address, naam]);
			if (problem) problems['wachtwoord'] = problem;
			if (app.limiter.exceeded('join/address', event.getClientAddress(), now)) {
				return fail(429, {
					problems: { form: 'Er waren te veel aanmeldingen achter elkaar. Wacht vijf minuten.' },
					typed
				});
			}
			if (knownAddress(app.db, address)) {
				problems['email'] = 'Met dit adres is er al een account. Log daarmee in en doe dan mee.';
			}
		}
		if (Object.keys(problems).length > 0) return fail(400, { problems, typed });

		let personId = viewer?.id;
		if (given && 'values' in given) {
			const { naam: name, email: address, wachtwoord: password } = given.values;
			personId = (await makePerson(app.db, { email: address, name, password }, now))?.id;
		}
		if (!personId)
			return fail(400, { problems: { email: 'Met dit adres is er al een account.' }, typed });
		const joined = join(
			app.db,
			{
				code,
				personId,
				className: klas || null,
				schoolName: school || null,
				environment: omgeving || null
			},
			now
		);
		if (!viewer) await signIn(event, personId);
		redirect(303, 'refused' in joined || code.role === 'trainer' ? '/start' : '/leren');
	}
};

function typedOf(data: FormData): Record<string, string> {
	const typed: Record<string, string> = {};
	for (const name of ['naam', 'email', 'klas', 'school', 'omgeving']) {
		typed[name] = String(data.get(name) ?? '');
	}
	return typed;
}
