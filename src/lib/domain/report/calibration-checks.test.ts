import { describe, expect, it } from 'vitest';
import { calibrate, type Calibration } from '../psychometrics/rasch/calibrate.ts';
import { rightOrWrong } from '../psychometrics/rasch/model.ts';
import type { ResponseMatrix } from '../psychometrics/rasch/responses.ts';
import { simulate } from '../psychometrics/rasch/simulate.ts';
import { seededRandom } from '../statistics/random.ts';
import { LEAST_FOR_CHECK, modelChecks } from './calibration-checks.ts';

const bank = Array.from({ length: 12 }, (_, at) => rightOrWrong(`i${at}`, (at - 5.5) / 4));
const places = bank.map((_, at) => at);

interface Changes {
	/** Right on i5 mostly means right on i6. */
	leaning?: boolean;
	/** i2 is easier at T3 by this much. */
	eased?: number;
	/** On i9 everybody flips a coin. */
	coin?: boolean;
}

/** T1 of as many people, then T3 of as many. */
function answers(people: number, { leaning = false, eased = 0, coin = false }: Changes = {}) {
	const random = seededRandom(31);
	const easier = bank.map((item) =>
		item.id === 'i2' ? rightOrWrong('i2', (item.thresholds[0] ?? 0) - eased) : item
	);
	const [before, after] = [bank, easier].map((models, moment) => {
		const rows = Array.from({ length: people }, () => ({
			ability: random.normal(0.5 * moment, 1.2),
			items: places
		}));
		return simulate(models, rows, people, random);
	});
	const scores = Int8Array.from([...(before?.scores ?? []), ...(after?.scores ?? [])]);
	const items = bank.map(({ id }) => id);
	const matrix: ResponseMatrix = { items, persons: 2 * people, scores };
	for (let row = 0; row < matrix.persons; row += 1) {
		if (leaning && random.uniform() < 0.7) scores[12 * row + 6] = scores[12 * row + 5] ?? 0;
		if (coin) scores[12 * row + 9] = random.uniform() < 0.5 ? 1 : 0;
	}
	return matrix;
}

function checked(
	matrix: ResponseMatrix,
	sides: readonly ('reference' | 'focal' | undefined)[],
	testletOf: (id: string) => string | undefined = () => undefined
) {
	const calibration = calibrate(matrix) as Calibration;
	return modelChecks({ matrix, items: calibration.items, sides, testletOf });
}

const everyOther = (people: number) =>
	Array.from({ length: people }, (_, at) => (at % 2 === 0 ? 'reference' : 'focal'));

describe('the checks of a calibration', () => {
	const fine = checked(answers(400), everyOther(400));

	it('let answers pass that the model made', () => {
		expect(fine.splits.map(({ split }) => split)).toEqual(['total', 'moment', 'function']);
		for (const { outcome } of fine.splits) {
			expect(outcome?.degreesOfFreedom).toBe(11);
			expect(outcome?.p).toBeGreaterThan(0.001);
			expect(outcome?.different).toEqual([]);
		}
		expect(fine.dependence?.pairs).toBe(66);
		expect(fine.dependence?.flagged).toEqual([]);
	});

	it('count who is in a group: T3 takes no part in the test by function', () => {
		const [total, moment, functions] = fine.splits.map(({ groups }) => groups);
		expect((total?.[0] ?? 0) + (total?.[1] ?? 0)).toBe(800);
		expect(total?.[0]).toBeGreaterThanOrEqual(400);
		expect(moment).toEqual([400, 400]);
		expect(functions).toEqual([200, 200]);
	});

	it('name the item that became easier at T3, and by how much', () => {
		const moment = checked(answers(400, { eased: 1.5 }), []).splits;
		expect(moment.map(({ split }) => split)).toEqual(['total']);
		const { splits } = checked(answers(400, { eased: 1.5 }), everyOther(400));
		const outcome = splits.find(({ split }) => split === 'moment')?.outcome;
		expect(outcome?.p).toBeLessThan(1e-4);
		expect(outcome?.different.map(({ id }) => id)).toEqual(['i2']);
		expect(outcome?.different[0]?.difference).toBeLessThan(-0.8);
		expect(splits.find(({ split }) => split === 'function')?.outcome?.different).toEqual([]);
	}, 30_000);

	it('name the item that does not tell strong from weak as the others do', () => {
		const { splits } = checked(answers(400, { coin: true }), everyOther(400));
		const outcome = splits.find(({ split }) => split === 'total')?.outcome;
		expect(outcome?.p).toBeLessThan(1e-4);
		expect(outcome?.different[0]?.id).toBe('i9');
		expect(outcome?.different[0]?.difference).toBeGreaterThan(0.5);
	}, 30_000);

	it('find the pair of which one leans on the other, and say whether it stands on one page', () => {
		const matrix = answers(400, { leaning: true });
		const page = (id: string) => (id === 'i5' || id === 'i6' ? 'page' : undefined);
		const together = checked(matrix, everyOther(400), page).dependence;
		expect(together?.flagged.map(({ items, sameTestlet }) => [...items, sameTestlet])).toEqual([
			['i5', 'i6', true]
		]);
		expect(together?.withinTestlets).toBe(together?.flagged[0]?.adjusted);
		const apart = checked(matrix, everyOther(400)).dependence;
		expect(apart?.flagged[0]?.sameTestlet).toBe(false);
		expect(apart?.withinTestlets).toBeUndefined();
	});

	it('say nothing of groups and pairs that are too small', () => {
		const least = LEAST_FOR_CHECK;
		const few = checked(answers(least - 1), everyOther(least - 1));
		expect(few.splits.map(({ split }) => split)).not.toContain('moment');
		expect(few.splits.map(({ split }) => split)).not.toContain('function');
		expect(checked(answers(least), everyOther(least)).splits.map(({ split }) => split)).toContain(
			'moment'
		);
		expect(checked(answers(least / 2 - 1), []).dependence).toBeUndefined();
		expect(checked(answers(least / 2), []).dependence?.pairs).toBe(66);
	});
});
