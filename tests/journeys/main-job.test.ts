import { expect, test, type Browser, type Page } from '@playwright/test';
import { newPerson, password } from '../people.ts';
import { command, newFolder, startProduction, type Server } from '../server.ts';
import { answerAll, answerToTheEnd, kinds, next } from '../taking.ts';

/** A day as a date field wants it, so many days from now, in the Netherlands. */
const day = (ahead: number): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' }).format(
		new Date(Date.now() + ahead * 24 * 60 * 60_000)
	);

/** Somebody at a computer of her own. */
async function atComputer(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
	return context.newPage();
}

async function fillAccount(page: Page, { name, email }: { name: string; email: string }) {
	await page.getByLabel('Je naam').fill(name);
	await page.getByLabel('E-mailadres').fill(email);
	await page.getByLabel('Wachtwoord', { exact: true }).fill(password);
}

async function readWelcome(page: Page) {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welkom bij Leerwinst');
	await expect(page.getByRole('heading', { name: 'Wie ziet wat' })).toBeVisible();
	await page.getByRole('button', { name: 'Ik heb het gelezen, ga verder' }).click();
}

async function joinBy(
	page: Page,
	server: Server,
	code: string,
	person: ReturnType<typeof newPerson>
) {
	await page.goto(server.origin);
	await page.getByRole('link', { name: 'Doe mee met een code' }).click();
	await page.getByLabel('Code').fill(`${code.slice(0, 4).toUpperCase()} ${code.slice(4)}`);
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await fillAccount(page, person);
}

async function giveRole(page: Page, server: Server, name: string, role: string, at: string) {
	await page.goto(`${server.origin}/beheer/mensen`);
	await page.getByRole('link', { name }).click();
	await page.getByLabel('Rol', { exact: true }).selectOption({ label: role });
	await page.getByLabel('bij').selectOption({ label: at });
	await page.getByRole('button', { name: 'Geef deze rol' }).click();
	await expect(page.getByRole('row').filter({ hasText: name })).toContainText(`${role}, ${at}`);
}

async function makeCohort(page: Page, name: string) {
	await page.getByRole('link', { name: 'Maak een cohort' }).click();
	await page.getByLabel('Naam van het cohort').fill(name);
	for (const [moment, opens, closes] of [
		['T1', 0, 7],
		['T3', 30, 40]
	] as const) {
		const dates = page.getByRole('group', { name: moment, exact: true });
		await dates.getByLabel('Eerste dag').fill(day(opens));
		await dates.getByLabel('Laatste dag').fill(day(closes));
	}
	await page.getByLabel('Klassen').fill('PA1A\nPA1B');
	await page.getByRole('button', { name: 'Maak het cohort' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

const codeFor = (page: Page, whom: string) =>
	page.getByRole('row').filter({ hasText: whom }).locator('code').innerText();

async function closeMoment(page: Page, moment: string) {
	await page.getByRole('link', { name: `Afnames van ${moment}` }).click();
	await page.getByRole('link', { name: `Sluit ${moment}` }).click();
	await page.getByRole('button', { name: `Ja, sluit ${moment}` }).click();
	await expect(page).toHaveURL(/\/rapport$/);
}

const handIn = async (page: Page) => {
	await page.getByRole('button', { name: 'Lever in' }).click();
	const sure = page.getByRole('button', { name: 'Lever in met open vragen' });
	await expect(page.getByRole('heading', { name: 'Ingeleverd' }).or(sure)).toBeVisible();
	if (await sure.isVisible()) await sure.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');
};

test('from an empty installation to a learner’s gain: administrator, educator, two students, T1 and T3', async ({
	browser
}) => {
	test.setTimeout(240_000);
	const folder = newFolder();
	let server = await startProduction({ folder });
	const [admin, educator, first, second] = [
		newPerson('Beatrix'),
		newPerson('Marloes'),
		newPerson('Samira'),
		newPerson('Thijs')
	];
	const pabo = 'Pabo De Zilverreiger (fictief)';
	const administrator = await atComputer(browser);
	const teacher = await atComputer(browser);
	const learners = [await atComputer(browser), await atComputer(browser)] as const;

	await test.step('the link of setup makes the first administrator, once', async () => {
		const { status, out } = command('setup', server.env);
		expect(status).toBe(0);
		const link = /http:\S+/.exec(out)?.[0] ?? '';
		await administrator.goto(link);
		await expect(administrator).toHaveURL(`${server.origin}/installatie`);
		await fillAccount(administrator, admin);
		await administrator.getByRole('button', { name: 'Maak het account' }).click();
		await readWelcome(administrator);
		await expect(administrator).toHaveURL(`${server.origin}/beheer`);

		await teacher.goto(link);
		await expect(teacher.getByText('Deze link werkt niet (meer).')).toBeVisible();
		expect(command('setup', server.env).status, 'there is an administrator').toBe(1);
	});

	await test.step('the administrator makes a pabo, and gives an educator her role', async () => {
		await administrator.getByLabel('Naam').fill(pabo);
		await administrator.getByLabel('Pabo').check();
		await administrator.getByRole('button', { name: 'Maak de organisatie' }).click();
		await expect(administrator.getByRole('row').filter({ hasText: pabo })).toBeVisible();

		// An account comes from a code: the administrator's own first cohort invites the educator.
		await giveRole(administrator, server, admin.name, 'lerarenopleider', pabo);
		await administrator.getByRole('link', { name: 'Cohorten' }).first().click();
		await makeCohort(administrator, 'Proef');
		await joinBy(teacher, server, await codeFor(administrator, 'Trainers'), educator);
		await teacher.getByRole('button', { name: 'Doe mee' }).click();
		await expect(teacher).toHaveURL(/\/welkom/);
		await giveRole(administrator, server, educator.name, 'lerarenopleider', pabo);
	});

	let code = '';
	await test.step('the educator makes a cohort', async () => {
		await readWelcome(teacher);
		await teacher.getByRole('link', { name: 'Cohorten' }).first().click();
		await makeCohort(teacher, 'Pabo jaar 1');
		code = await codeFor(teacher, 'Studenten');
		await teacher.getByRole('link', { name: 'Toon groot, met QR-code' }).first().click();
		await expect(teacher.getByRole('img', { name: /QR-code/ })).toBeVisible();
		await expect(teacher.getByText(code, { exact: true })).toBeVisible();
	});

	await test.step('two students join by the code, and read who sees what', async () => {
		for (const [at, person] of [first, second].entries()) {
			const page = learners[at as 0 | 1];
			await joinBy(page, server, code, person);
			await page.getByLabel('Klas').selectOption('PA1B');
			await page.getByRole('button', { name: 'Doe mee' }).click();
			await readWelcome(page);
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Dag');
		}
	});

	await test.step('they take T1: one answers every kind of question, one only a few', async () => {
		const [diligent, hasty] = learners;
		for (const page of learners) {
			await page.getByRole('link', { name: 'Naar de toets' }).click();
			await page.getByRole('radio', { name: /^Cito/ }).check();
			await page.getByRole('button', { name: 'Start de toets' }).click();
			await expect(page).toHaveURL(/\/pagina\/1\?v=1$/);
		}
		const seen = await answerToTheEnd(diligent, 1);
		expect([...seen].sort()).toEqual([...kinds].sort());
		await handIn(diligent);

		await answerAll(hasty);
		await next(hasty).click();
		await answerAll(hasty);
		await hasty.getByRole('button', { name: /^Overzicht/ }).click();

		await teacher.goto(`${server.origin}/cohorten`);
		await teacher.getByRole('link', { name: 'Pabo jaar 1' }).click();
		await teacher.getByRole('link', { name: 'Afnames van T1' }).click();
		const handedIn = teacher.getByRole('region', { name: /^Ingeleverd/ });
		const busy = teacher.getByRole('region', { name: /^Bezig/ });
		await expect(handedIn.getByRole('link')).toHaveText([first.name]);
		await expect(busy.getByRole('link')).toHaveText([second.name]);
		await handIn(hasty);
		await teacher.getByRole('link', { name: 'Ververs' }).click();
		await expect(handedIn.getByRole('link')).toHaveCount(2);
		await expect(busy).toContainText('Niemand');
	});

	await test.step('T1 shows its learner words, no score', async () => {
		await learners[0].getByRole('link', { name: 'Bekijk je resultaat' }).click();
		await expect(learners[0].getByRole('heading', { level: 1 })).toHaveText('Je maakte T1');
		await expect(learners[0].getByText(/kennisscore bij T1 is/i)).toHaveCount(0);
	});

	await test.step('the educator closes T1; two are too few for a figure', async () => {
		await teacher.getByRole('link', { name: 'Pabo jaar 1' }).click();
		await closeMoment(teacher, 'T1');
		await expect(teacher.getByText(/2 deelnemers leverden T1 in/)).toBeVisible();
		await expect(teacher.getByText(/Minder dan 6 deelnemers/)).toBeVisible();
		await expect(teacher.getByRole('heading', { name: /Verdeling/ })).toHaveCount(0);
		const report = (await teacher.locator('main').innerText()).replace(/\s+/g, ' ');
		for (const { name } of [first, second]) expect(report).not.toContain(name);
	});

	await test.step('she brings T3 forward, and it opens on its day', async () => {
		await teacher.getByRole('link', { name: 'Pabo jaar 1' }).click();
		await teacher.getByRole('link', { name: 'Instellingen' }).click();
		const dates = teacher.getByRole('group', { name: 'T3', exact: true });
		await dates.getByLabel('Eerste dag').fill(day(2));
		await dates.getByLabel('Laatste dag').fill(day(9));
		await teacher.getByRole('button', { name: 'Bewaar' }).click();
		await expect(teacher.getByText(/Opent op/)).toBeVisible();

		await server.stop();
		const port = Number(new URL(server.origin).port);
		server = await startProduction({ folder, port, daysAhead: 3 });
	});

	await test.step('at T3 each gets the other form, and sees her gain with its interval, provisional', async () => {
		for (const page of learners) {
			await page.goto(`${server.origin}/leren`);
			await page.getByRole('link', { name: 'Naar de toets' }).click();
			await page.getByRole('button', { name: 'Start de toets' }).click();
			await expect(page).toHaveURL(/\/pagina\/1\?v=1$/);
			await answerAll(page, 2);
			await next(page).click();
			await answerAll(page, 2);
			await page.getByRole('button', { name: /^Overzicht/ }).click();
			await handIn(page);
			await page.getByRole('link', { name: 'Bekijk je leerwinst' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText(
				/Je ging van \d+ naar \d+/
			);
			await expect(page.getByText(/^Je verschil/)).toContainText(/[+−]?\d+ tot [+−]?\d+/);
			await expect(page.getByText(/voorlopig/)).toBeVisible();
			await expect(page.getByText('Alleen jij ziet deze pagina.')).toBeVisible();
		}
	});

	await test.step('the educator closes T3; then nothing is provisional, and no figure tells on two people', async () => {
		await teacher.goto(`${server.origin}/cohorten`);
		await teacher.getByRole('link', { name: 'Pabo jaar 1' }).click();
		await closeMoment(teacher, 'T3');
		await expect(teacher.getByText(/2 studenten maakten beide toetsen/)).toBeVisible();
		await expect(teacher.getByText(/Minder dan 6 deelnemers/)).toBeVisible();

		for (const page of learners) {
			await page.reload();
			await expect(page.getByRole('heading', { level: 1 })).toContainText(/Je ging van/);
			await expect(page.getByText(/voorlopig/)).toHaveCount(0);
		}
	});

	await test.step('the log of the administrator tells who did what, and no outcome', async () => {
		await administrator.goto(`${server.origin}/beheer/log`);
		const log = administrator.getByRole('table');
		await expect(log).toContainText('sloot een meetmoment');
		await expect(log).toContainText('maakte een cohort');
		await expect(log).not.toContainText('@');
	});
	await server.stop();
});
