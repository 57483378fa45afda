import { expect, request, type APIRequestContext, type Page } from '@playwright/test';
import { password } from './password.ts';
import type { Server } from './server.ts';

/** People who come by during the tests. The log may hold nothing of them: `canary` is in every name. */
export const canary = 'Zwaluwstra';
export { password };

let born = 0;

/** Somebody with a name and address of her own. */
export function newPerson(first = 'Fenna'): { name: string; email: string } {
	born += 1;
	const unique = `${born}-${process.pid}-${Date.now().toString(36)}`;
	return {
		name: `${first} ${canary} ${unique}`,
		email: `${first.toLowerCase()}.${canary.toLowerCase()}.${unique}@voorbeeld.example`
	};
}

/** Posts a form as a browser does, and gives the address where it ends up. */
export async function post(
	from: APIRequestContext,
	url: string,
	form: Record<string, string>
): Promise<string> {
	const headers = { origin: new URL(url).origin, accept: 'text/html' };
	const answer = await from.post(url, { form, headers });
	expect(answer.status(), `${url} answers`).toBeLessThan(400);
	return answer.url();
}

/** A cohort of the demo whose T3 is open: where it is, and the code for students. */
export interface OpenCohort {
	readonly cohortId: string;
	readonly momentId: string;
	readonly code: string;
}

export async function openCohort(server: Server): Promise<OpenCohort> {
	const educator = await request.newContext({ baseURL: server.origin });
	await post(educator, `${server.origin}/demo`, { rol: 'lerarenopleider' });
	const cohorts = await (await educator.get('/cohorten')).text();
	const cohortId = /\/cohorten\/([a-z0-9]{12})">Pabo jaar 2</.exec(cohorts)?.[1] ?? '';
	const cohort = await (await educator.get(`/cohorten/${cohortId}`)).text();
	const moments = [...cohort.matchAll(/\/afnames\/([a-z0-9]{12})">Afnames van T3</g)];
	const code = /Studenten<\/th>.*?<code[^>]*>([a-z0-9]{8})</s.exec(cohort)?.[1] ?? '';
	await educator.dispose();
	return { cohortId, momentId: moments[0]?.[1] ?? '', code };
}

/** Somebody new joins by the code and has read the welcome page; the browser is logged in as her. */
export async function joinAsStudent(
	page: Page,
	server: Server,
	{ code }: OpenCohort
): Promise<{ name: string; email: string }> {
	const person = newPerson();
	await post(page.request, `${server.origin}/code/${code}`, {
		naam: person.name,
		email: person.email,
		wachtwoord: password,
		klas: 'PA2A',
		omgeving: 'cito'
	});
	await post(page.request, `${server.origin}/welkom`, { naar: '/leren' });
	return person;
}

/** She starts T3 and sees its first page. */
export async function startTest(page: Page, server: Server, at: OpenCohort): Promise<void> {
	const first = await post(page.request, `${server.origin}/toetsen/${at.momentId}`, {
		omgeving: 'cito'
	});
	expect(first).toMatch(/\/afname\/[^/]+\/pagina\/1\?v=1$/);
	await page.goto(first);
}
