import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { items } from '$lib/items/examples';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import { browser, retried, saving, sent } from './around-page.svelte';
import Page from './+page.svelte';

const goto = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('$app/state', async () => ({ page: (await import('./around-page.svelte')).browser }));
vi.mock('$app/navigation', async () => {
	const { browser } = await import('./around-page.svelte');
	type Where = Parameters<typeof browser.go>[0];
	return { goto, pushState: (_: string, { afname }: { afname: Where }) => browser.go(afname) };
});
vi.mock('../../saving-context', async () => {
	const { saving } = await import('./around-page.svelte');
	return { useSaving: () => () => saving };
});

const pageOf = (at: number, kind: 'single-choice' | 'number') => ({
	page: at,
	model: undefined,
	items: [
		{
			id: `q${at}`,
			number: at,
			page: at,
			flagged: false,
			answered: false,
			complete: false,
			open: items[kind].open,
			answer: undefined
		}
	]
});
const first = pageOf(1, 'single-choice');
const form = [first, pageOf(2, 'number')];

/** Page 1 of 2 as the server serves it; the other one comes in after. */
async function open({ epoch = 3, secondWindow = false } = {}) {
	const progress = form.flatMap((one) => one.items);
	const shared = {
		sitting: {
			id: crypto.randomUUID(),
			label: 'Kennistoets T1',
			code: 'T1' as const,
			environment: 'Cito',
			cohortId: 'c1',
			deadlineAt: null
		},
		serverTime: new Date(),
		queueKey: ''
	};
	const data = secondWindow
		? { ...shared, secondWindow: true as const, number: 2 }
		: { ...shared, secondWindow: false as const, epoch, seq: 4, pages: 2, progress, ...first };
	const fetched = vi.fn((_: string) => Promise.resolve(new Response(JSON.stringify(form))));
	vi.stubGlobal('fetch', fetched);
	await render(Page, { data, form: null, params: { id: 's1', n: '1' } } as never);
	return fetched;
}
const heading = () => page.getByRole('heading', { level: 1 });
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const field = () => page.getByRole('textbox');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const forward = () => page.getByRole('button', { name: /^(Volgende|Naar het overzicht)$/ });

beforeEach(() => {
	sent.length = 0;
	browser.go(undefined);
	goto.mockClear();
	retried.length = 0;
	Object.assign(saving, { state: 'idle', pending: 0, stopped: undefined });
});

describe('the page of the test', () => {
	it('sends a choice at once, with the window that gives it', async () => {
		await open({ epoch: 7 });
		await radio('Cato').click();
		expect(sent).toEqual([{ item: 'q1', fields: [['q1:choice', '2']], epoch: 7 }]);
	});

	it('asks for the other pages once, for its own window, and shows them without the server', async () => {
		const fetched = await open({ epoch: 7 });
		await expect.poll(() => fetched.mock.calls.length).toBe(1);
		expect(fetched.mock.calls[0]?.[0]).toMatch(/\/formulier\?v=7$/);
		await forward().click();
		await expect.element(heading()).toMatchTextContent(/^Vraag 2/);
		expect(goto).not.toHaveBeenCalled();
	});

	it('shows what was given in this window when one comes back to a page', async () => {
		const fetched = await open();
		await expect.poll(() => fetched.mock.results.length).toBe(1);
		await radio('Bram').click();
		await forward().click();
		await expect.element(field()).toBeVisible();
		await field().fill('12,5');
		await button('Vorige').click();
		await expect.element(radio('Bram')).toBeChecked();
		await forward().click();
		await expect.element(field()).toHaveValue('12,5');
	});

	it('sends what is typed after a pause, and as soon as the field is left', async () => {
		await open();
		browser.go(2);
		await expect.element(field()).toBeVisible();
		await userEvent.type(field(), '12');
		await expect.poll(() => sent.at(-1)?.fields).toEqual([['q2:value', '12']]);
		await userEvent.type(field(), '3');
		await userEvent.tab();
		expect(sent.at(-1)?.fields).toEqual([['q2:value', '123']]);
	});

	it('names what is no number, and does not leave it at the first press', async () => {
		await open();
		browser.go(2);
		await expect.element(field()).toBeVisible();
		await field().fill('twaalf');
		await userEvent.tab();
		await expect.element(page.getByRole('alert')).toMatchTextContent(/^Vraag 2: Vul een getal in/);
		await button('Vorige').click();
		await expect.element(field()).toHaveValue('twaalf');
		await button('Vorige').click();
		await expect.element(heading()).toMatchTextContent(/^Vraag 1/);
	});

	it('flags and clears through the same queue', async () => {
		await open();
		await radio('Anna').click();
		await button('Markeer').click();
		expect(sent.at(-1)).toMatchObject({ fields: [['q1:choice', '0']], flagged: true });
		await expect.element(button('Gemarkeerd')).toBeVisible();
		await button('Wis antwoord').click();
		expect(sent.at(-1)).toMatchObject({ item: 'q1', fields: [] });
		await expect.element(radio('Anna')).not.toBeChecked();
	});

	it('obeys the keys of the test', async () => {
		const fetched = await open();
		await expect.poll(() => fetched.mock.results.length).toBe(1);
		await userEvent.keyboard('b');
		await expect.element(radio('Bram')).toBeChecked();
		await userEvent.keyboard('m');
		await expect.element(button('Gemarkeerd')).toBeVisible();
		await userEvent.keyboard('{Delete}');
		await expect.element(radio('Bram')).not.toBeChecked();
		await userEvent.keyboard('o');
		await expect.element(heading()).toHaveTextContent('Overzicht');
	});
});

describe('a page that can no longer be answered', () => {
	it.each([
		['logged-out', 'Je bent uitgelogd'],
		['after-the-end', 'Deze toets is ingeleverd'],
		['taken-over', 'Deze toets is open in een ander venster']
	])('says why, and takes its questions away: %s', async (stopped, said) => {
		await open();
		await expect.element(radio('Anna')).toBeVisible();
		saving.stopped = stopped;
		await expect.element(heading()).toMatchTextContent(new RegExp(said));
		expect(radio('Anna').elements()).toEqual([]);
	});

	it('of who was logged out says where her answers are, and how to go on', async () => {
		await open();
		Object.assign(saving, { stopped: 'logged-out', state: 'kept', pending: 2 });
		await expect
			.element(page.getByRole('alert'))
			.toMatchTextContent(/2 antwoorden zijn nog niet verstuurd, maar wel bewaard op dit apparaat/);
		await expect
			.element(page.getByRole('link', { name: 'Log in' }))
			.toHaveAttribute('href', expect.stringMatching(/^\/inloggen\?naar=%2Fafname%2F/));
		saving.state = 'unsafe';
		await expect.element(page.getByRole('alert')).toMatchTextContent(/alleen in dit venster/);
		await button('Ik ben weer ingelogd').click();
		expect(retried).toEqual([1]);
	});

	it('shows the answers again once she is logged in', async () => {
		await open();
		await radio('Cato').click();
		saving.stopped = 'logged-out';
		await expect.element(heading()).toHaveTextContent('Je bent uitgelogd');
		saving.stopped = undefined;
		await expect.element(radio('Cato')).toBeChecked();
	});

	it('of a second window gets no question', async () => {
		const fetched = await open({ secondWindow: true });
		await expect.element(heading()).toMatchTextContent(/open in een ander venster/);
		await expect.element(button('Hier verdergaan')).toBeVisible();
		expect(fetched).not.toHaveBeenCalled();
	});
});
