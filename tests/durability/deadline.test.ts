import { expect, test } from '@playwright/test';
import { startProduction, type Server } from '../server.ts';
import { answer, findKind } from '../taking.ts';
import { goOn, keptHere, logIn, makeBusy, waitingHere } from './busy.ts';

/** The form's time, and some more. */
const minutesLater = 45;

test('answers given in time and sent after it count and are marked on the board; those given after it do not', async ({
	page,
	context,
	browser
}) => {
	test.setTimeout(300_000);
	const { folder, learners, cohortId, educatorCookie } = await makeBusy(1);
	const [one] = learners;
	if (!one) throw new Error('no learner');
	let server: Server = await startProduction({ folder });
	const { origin } = server;
	const later = async () => {
		await server.stop();
		return startProduction({
			folder,
			port: Number(new URL(origin).port),
			daysAhead: minutesLater / (24 * 60)
		});
	};

	await page.clock.install();
	await logIn(context, origin, one.cookie);
	await goOn(page, origin, one.sittingId);
	const inTime = await findKind(page, 'kies één antwoord');
	await expect(page.getByRole('button', { name: 'Verberg tijd' })).toBeVisible();
	await context.setOffline(true);
	await answer(page, inTime, 1);
	await keptHere(page);

	await page.clock.runFor((minutesLater - 4) * 60_000);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('De tijd is om');
	await expect(page.getByRole('alert')).toContainText('1 antwoord is nog niet verstuurd.');
	await expect(page.getByRole('radio')).toHaveCount(0);
	server = await later();
	await context.setOffline(false);
	await page.clock.runFor(10_000);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingeleverd');
	await expect(page.getByText('zijn alsnog binnen en tellen mee')).toBeVisible();
	await expect.poll(() => waitingHere(page)).toBe(0);

	const given = (minutes: number) => Date.now() + minutes * 60_000;
	const post = (givenAt: number) =>
		page.request.post(`${origin}/afname/${one.sittingId}/antwoord`, {
			headers: { origin },
			data: { epoch: 2, seq: 100, item: inTime.id, fields: [], givenAt }
		});
	const refused = await post(given(minutesLater));
	expect([refused.status(), await refused.json()]).toEqual([409, { refused: 'after-the-end' }]);

	const trainer = await browser.newContext();
	await logIn(trainer, origin, educatorCookie);
	const board = await trainer.newPage();
	await board.goto(`${origin}/cohorten/${cohortId}`);
	await board.getByRole('link', { name: 'Afnames van T1' }).click();
	await expect(board.getByText('1 antwoord later binnengekomen')).toBeVisible();
	await server.stop();
});
