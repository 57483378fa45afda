import type { Random } from '../../statistics/random.ts';
import { probabilities, type ItemModel } from './model.ts';
import { MISSING, type ResponseMatrix } from './responses.ts';

/** One simulated row: how able, and which items (places). */
export interface SimulatedRow {
	readonly ability: number;
	readonly items: readonly number[];
}

/** Answers drawn from the model: for recovery tests, and for planning a study's size. */
export function simulate(
	models: readonly ItemModel[],
	rows: Iterable<SimulatedRow>,
	persons: number,
	random: Random
): ResponseMatrix {
	const scores = new Int8Array(persons * models.length).fill(MISSING);
	let person = 0;
	for (const { ability, items } of rows) {
		for (const item of items) {
			const model = models[item] as ItemModel;
			const chance = probabilities(model, ability);
			let left = random.uniform();
			let place = 0;
			while (place < chance.length - 1 && left >= (chance[place] ?? 0)) {
				left -= chance[place] ?? 0;
				place += 1;
			}
			scores[person * models.length + item] = model.scores[place] ?? 0;
		}
		person += 1;
	}
	return { items: models.map((model) => model.id), persons, scores };
}
