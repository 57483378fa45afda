import { request as httpRequest } from 'node:http';
import { expect } from '@playwright/test';
import { test } from '../demo.ts';
import { joinAsStudent, newPerson, password, startTest } from '../people.ts';
import { questionsOn } from '../taking.ts';

/** Who may knock: other sites, other names for this machine, proxies, and whoever guesses. */

interface Knock {
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string;
}

/** A bare request, with any Host and Origin. */
const knock = (url: string, { method = 'GET', headers = {}, body }: Knock = {}) =>
	new Promise<{ status: number; location: string; text: string }>((resolve, reject) => {
		const asked = httpRequest(url, { method, headers, agent: false }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (part: string) => (text += part));
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					location: answer.headers.location ?? '',
					text
				})
			);
		});
		asked.on('error', reject);
		asked.end(body);
	});

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const foreign = 'https://elders.example';

test('a form of another site is refused, and so is one of no site', async ({ demo }) => {
	const origins: Record<string, string>[] = [{ origin: foreign }, { origin: 'null' }, {}];
	for (const origin of origins) {
		for (const path of ['/demo', '/inloggen', '/uitloggen', '/thema', '/code']) {
			const body = 'rol=student';
			const answer = await knock(demo.origin + path, {
				method: 'POST',
				headers: { ...form, ...origin },
				body
			});
			expect(answer.status, `${path} from ${JSON.stringify(origin)}`).toBe(403);
		}
	}
});

test('an answer is taken from our own pages only, and from its own learner', async ({
	page,
	demo,
	cohort
}) => {
	await joinAsStudent(page, demo, cohort);
	await startTest(page, demo, cohort);
	const [question] = await questionsOn(page);
	const cookies = await page.context().cookies();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const url = page.url().replace(/\/pagina\/.*/, '/antwoord');
	const answer = (seq: number) =>
		JSON.stringify({
			epoch: 1,
			seq,
			item: question?.id,
			fields: [
				[`${question?.id}:dont-know`, 'on'],
				[`${question?.id}:choice`, 'dont-know']
			]
		});
	const post = (headers: Record<string, string>, seq: number) =>
		knock(url, { method: 'POST', headers, body: answer(seq) });
	const json = { cookie, 'content-type': 'application/json' };

	for (const headers of [
		json,
		{ ...json, origin: foreign },
		{ ...json, origin: 'null' },
		{ cookie, 'content-type': 'text/plain', origin: demo.origin },
		{ cookie, 'content-type': 'text/plain', origin: foreign },
		{ cookie, ...form, origin: foreign }
	]) {
		expect((await post(headers, 1)).status, JSON.stringify(headers)).toBe(403);
	}
	const own = await post({ ...json, origin: demo.origin }, 2);
	expect(own.status).toBe(200);
	expect(JSON.parse(own.text)).toMatchObject({ saved: 2 });
	await page.reload();
	await expect(page.getByLabel('Weet ik niet').first()).toBeChecked();
});

test('demo mode answers this machine only: no other host, nothing forwarded', async ({ demo }) => {
	const { host, port } = new URL(demo.origin);
	for (const other of [
		'leerwinst.example',
		`leerwinst.example:${port}`,
		'192.168.1.20',
		'localhost.evil.example'
	]) {
		const answer = await knock(demo.origin, { headers: { host: other } });
		expect(answer.status, other).toBe(421);
		expect(answer.text).not.toContain('Student');
	}
	for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']) {
		const answer = await knock(demo.origin, { headers: { host, [header]: '127.0.0.1' } });
		expect(answer.status, header).toBe(421);
	}
	const posted = await knock(`${demo.origin}/demo`, {
		method: 'POST',
		headers: { ...form, host: 'leerwinst.example', origin: demo.origin },
		body: 'rol=beheerder'
	});
	expect(posted.status).toBe(421);
});

test('another name of this machine is sent to the one that was printed', async ({ demo }) => {
	const { port } = new URL(demo.origin);
	const answer = await knock(`${demo.origin}/hulp?a=1`, { headers: { host: `localhost:${port}` } });
	expect(answer).toMatchObject({ status: 307, location: `${demo.origin}/hulp?a=1` });
});

test('after logging in one goes to a page of our own, whatever the link says', async ({
	page,
	demo,
	cohort
}) => {
	const { email } = await joinAsStudent(page, demo, cohort);
	for (const wanted of [
		'//elders.example',
		'https://elders.example',
		'/\\elders.example',
		'/\t/elders.example'
	]) {
		await page.context().clearCookies();
		await page.goto(`${demo.origin}/inloggen?naar=${encodeURIComponent(wanted)}`);
		await page.getByLabel('E-mailadres').fill(email);
		await page.getByLabel('Wachtwoord').fill(password);
		await page.getByRole('button', { name: 'Log in' }).click();
		await expect(page, wanted).toHaveURL(`${demo.origin}/leren`);
	}
});

test('logging in does not tell whether an address is known', async ({ page, demo, cohort }) => {
	const { email } = await joinAsStudent(page, demo, cohort);
	const tell = async (address: string) => {
		const body = new URLSearchParams({ email: address, wachtwoord: 'niet het goede wachtwoord' });
		const headers = { ...form, origin: demo.origin, accept: 'text/html' };
		const answer = await knock(`${demo.origin}/inloggen`, {
			method: 'POST',
			headers,
			body: String(body)
		});
		return { ...answer, text: answer.text.replaceAll(address, 'ADDRESS') };
	};
	expect(await tell(email)).toEqual(await tell(newPerson('Niemand').email));
});

test('guessing a password is stopped per account, and the right one then waits too', async ({
	page,
	demo,
	cohort
}) => {
	const { email } = await joinAsStudent(page, demo, cohort);
	const logIn = async (wachtwoord: string) => {
		const body = String(new URLSearchParams({ email, wachtwoord }));
		const headers = { ...form, origin: demo.origin, accept: 'text/html' };
		return (await knock(`${demo.origin}/inloggen`, { method: 'POST', headers, body })).status;
	};
	for (let times = 0; times < 8; times += 1)
		expect(await logIn(`fout wachtwoord ${times}`)).toBe(400);
	expect(await logIn('fout wachtwoord 8')).toBe(429);
	expect(await logIn(password)).toBe(429);
});

test('a code that was closed lets nobody in, and a wrong one is refused in Dutch', async ({
	page,
	demo
}) => {
	await page.goto(`${demo.origin}/code`);
	await page.getByLabel('Code').fill('23456789');
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await expect(page.getByText(/Deze code is er niet, of hij is gesloten/)).toBeVisible();
	const answer = await page.goto(`${demo.origin}/code/23456789`);
	expect(answer?.status()).toBe(404);
});
