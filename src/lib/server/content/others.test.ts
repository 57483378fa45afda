import { beforeAll, describe, expect, it } from 'vitest';
import { shippedContent } from '../test-world.ts';
import type { Exercise } from './exercises.ts';
import { unmetExpectations } from './expectations.ts';
import { seeds } from './others.ts';
import { namesOf } from './texts.ts';

/** Every exercise that offers other pupils, with every seed that the site can ask for. */
let exercises: Exercise[];
beforeAll(async () => {
	exercises = [...(await shippedContent()).exercises.values()].filter(
		({ withOthers }) => withOthers
	);
});

const readingOf = ({ testlet }: Pick<Exercise, 'testlet'>) =>
	JSON.stringify([testlet.items[0]?.item.open, testlet.model]);

describe('other pupils', () => {
	it('are offered by at least one exercise', () => {
		expect(exercises.length).toBeGreaterThan(0);
	});

	it(`fit the key, and no distractor, for each of ${seeds} seeds; and are others`, async () => {
		for (const exercise of exercises) {
			const seen = new Set([readingOf(exercise)]);
			for (let seed = 1; seed <= seeds; seed += 1) {
				const posed = await exercise.withOthers?.(seed);
				const item = posed?.testlet.items[0]?.item;
				if (!posed || !item) throw new Error(`${exercise.id}, ${seed}`);
				const { facts } = posed.testlet;
				const unmet = await unmetExpectations(item.expectations, facts, namesOf(facts));
				expect(unmet, `${exercise.id}, ${seed}`).toEqual([]);
				const reading = readingOf(posed);
				expect(reading, `${exercise.id}, ${seed}`).not.toMatch(/\{\{|undefined|NaN/);
				seen.add(reading);
			}
			expect(seen.size, exercise.id).toBe(seeds + 1);
		}
	}, 600_000);

	it('are the same each time for a seed', async () => {
		const [exercise] = exercises;
		const [one, other] = [await exercise?.withOthers?.(7), await exercise?.withOthers?.(7)];
		expect(one && readingOf(one)).toBe(other && readingOf(other));
	});
});
