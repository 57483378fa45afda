import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { parse } from 'yaml';

/** What somebody who takes a test does on its pages; the same with and without JavaScript. */

/** The forms of the environment that the tests choose. */
const written = parse(readFileSync('content/forms/cito.yaml', 'utf8')) as {
	readonly blueprint: Readonly<Record<string, number>>;
	readonly forms: Readonly<Record<'A' | 'B', readonly string[]>>;
};
/** How many pages a form has, and how many questions. */
export const pages = written.forms.A.length;
export const questions = Object.values(written.blueprint).reduce((sum, count) => sum + count, 0);

export const kinds = [
	'kies één antwoord',
	'kies er meer',
	'getal',
	'zoek bij elkaar',
	'zet op volgorde',
	'bewering en reden',
	'wijs aan in het rapport'
] as const;
export type Kind = (typeof kinds)[number];

export interface Question {
	readonly id: string;
	readonly kind: Kind;
	readonly group: Locator;
}

/** The questions of the page that is shown. */
export async function questionsOn(page: Page): Promise<Question[]> {
	const groups = await page.locator('[data-item]').all();
	return Promise.all(
		groups.map(async (group) => {
			const about = await group.locator('.no').innerText();
			const kind = kinds.find((one) => about.endsWith(one));
			if (!kind) throw new Error(`no kind in "${about}"`);
			return { id: (await group.getAttribute('data-item')) ?? '', kind, group };
		})
	);
}

/** Answers one question in the way of its kind. Another `choice` is another answer. */
export async function answer(page: Page, { id, kind, group }: Question, choice = 0): Promise<void> {
	switch (kind) {
		case 'kies één antwoord':
			return group.getByRole('radio').nth(choice).check();
		case 'kies er meer':
			await group.getByRole('checkbox').nth(choice).check();
			return group
				.getByRole('checkbox')
				.nth(choice + 2)
				.check();
		case 'getal':
			await group.getByRole('textbox').fill(`${12 + choice},5`);
			return group.getByRole('textbox').blur();
		case 'zoek bij elkaar':
			for (const [at, select] of (await group.getByRole('combobox').all()).entries()) {
				const values = (await select.getByRole('option').count()) - 1;
				await select.selectOption({ index: 1 + ((at + choice) % values) });
			}
			return;
		case 'zet op volgorde': {
			const places = await group.getByRole('combobox').all();
			// By place, since a list that is complete is shown in the chosen order.
			for (let at = 0; at < places.length; at += 1) {
				const place = 1 + ((at + choice) % places.length);
				await page.locator(`select[name="${id}:place-${at}"]`).selectOption({ index: place });
			}
			return;
		}
		case 'bewering en reden':
			await group
				.getByRole('radio', { name: choice % 2 ? 'Dit klopt niet' : 'Dit klopt' })
				.first()
				.check();
			return page.locator(`[name="${id}:reason"]`).nth(choice).check();
		case 'wijs aan in het rapport':
			return page.locator(`#rapport [name="${id}:choice"]`).nth(choice).check();
	}
}

/** Fills in an answer as it is stored, for instance the right one. */
export async function fillIn(page: Page, { id, kind }: Question, value: unknown): Promise<void> {
	const field = (name: string, of?: unknown) =>
		page.locator(`[name="${id}:${name}"]${of === undefined ? '' : `[value="${String(of)}"]`}`);
	switch (kind) {
		case 'kies één antwoord':
		case 'wijs aan in het rapport':
			return field('choice', value).check();
		case 'kies er meer':
			for (const one of value as number[]) await field('choice', one).check();
			return;
		case 'getal':
			await field('value').fill(String(value).replace('.', ','));
			return field('value').blur();
		case 'zoek bij elkaar':
		case 'zet op volgorde': {
			const name = kind === 'zet op volgorde' ? 'place' : 'match';
			for (const [at, one] of (value as number[]).entries()) {
				await field(`${name}-${at}`).selectOption({ index: 1 + one });
			}
			return;
		}
		case 'bewering en reden': {
			const { claim, reason } = value as { claim: boolean; reason: number };
			await field('claim', claim).check();
			return field('reason', reason).check();
		}
	}
}

export async function answerAll(page: Page, choice = 0): Promise<Kind[]> {
	const questions = await questionsOn(page);
	for (const question of questions) await answer(page, question, choice);
	return questions.map(({ kind }) => kind);
}

/** What the fields of the questions hold, as a form would send it. */
export const filledIn = (page: Page): Promise<Record<string, string[]>> =>
	page.evaluate(() => {
		const form = document.querySelector<HTMLFormElement>('form.test');
		const found: Record<string, string[]> = {};
		for (const [name, value] of new FormData(form ?? undefined)) {
			if (name.includes(':') && value !== '') (found[name] ??= []).push(String(value));
		}
		return found;
	});

export const next = (page: Page): Locator =>
	page.locator('#knoppen').getByRole('button', { name: /^(Volgende|Naar het overzicht)$/ });

/** Where the reader is: the number in the address. */
export const pageNumber = (page: Page): number =>
	Number(/\/pagina\/(\d+)/.exec(page.url())?.[1] ?? 0);

/** Answers page after page, to the overview. Gives back what kinds of questions there were. */
export async function answerToTheEnd(page: Page, choice = 0): Promise<Set<Kind>> {
	const seen = new Set<Kind>();
	for (let at = pageNumber(page); /\/pagina\//.test(page.url()); at += 1) {
		for (const kind of await answerAll(page, choice)) seen.add(kind);
		await next(page).click();
		await expect(page).toHaveURL(new RegExp(`/pagina/${at + 1}\\?|/overzicht\\?`));
	}
	return seen;
}

/** On which page of the form such a question was found before: mostly there again. */
const found = new Map<Kind, number>();

/** Goes to the page that has a question of this kind, and gives that question. */
export async function findKind(page: Page, kind: Kind): Promise<Question> {
	const address = (at: number) => page.url().replace(/\/pagina\/\d+/, `/pagina/${at}`);
	for (const at of [
		found.get(kind) ?? 1,
		...Array.from({ length: pages }, (_, index) => index + 1)
	]) {
		if (page.url() !== address(at)) await page.goto(address(at));
		const question = (await questionsOn(page)).find((one) => one.kind === kind);
		if (!question) continue;
		found.set(kind, at);
		return question;
	}
	throw new Error(`no question of the kind ${kind}`);
}

/** The page has come alive: its JavaScript runs. */
export const alive = (page: Page): Promise<void> =>
	expect(page.getByRole('button', { name: /^(Verberg|Toon) tijd$/ })).toBeVisible();
