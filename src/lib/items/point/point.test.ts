import { describe, expect, it } from 'vitest';
import { fields, items, refusals, written } from '../examples.ts';
import { dontKnow } from '../item.ts';
import { point } from './point.ts';

const item = items.point;
const example = written.point;
const wrong = (at: string) => ({ point: at, misconception: 'M01' });

describe('what an author of a point may write', () => {
	it('is a key and tempting wrong places, all of them in the report', () => {
		const inReport = ': the key and the wrong places are ids of rows, points or bars in the report';
		expect(refusals(point, example)).toEqual([]);
		expect(refusals(point, { ...example, key: 'p99' })).toEqual([inReport]);
		expect(refusals(point, { ...example, wrong: [wrong('p99')] })).toEqual([inReport]);
		expect(refusals(point, { ...example, wrong: [] })).toEqual([
			'wrong: names at least one tempting wrong place'
		]);
	});

	it('needs a report with something to point at', () => {
		expect(refusals(point, { ...example, points: [] })).toContain(
			'points: needs a report with rows, points or bars to choose from'
		);
	});

	it('calls no place wrong that is the key, and none twice', () => {
		expect(refusals(point, { ...example, wrong: [wrong('p02')] })).toEqual([
			': a wrong place is not the key'
		]);
		expect(refusals(point, { ...example, wrong: [wrong('p01'), wrong('p01')] })).toEqual([
			'wrong: names the same place twice'
		]);
	});
});

describe('a point', () => {
	it('shows every place of the report, tempting or not', () => {
		expect(item.open).toEqual({ type: 'point', stem: 'Wijs aan.', points: example.points });
	});

	it('reads the id of the chosen place; what is not in the report is blank', () => {
		expect(item.read(fields({ choice: 'p03' }))).toEqual({ answer: 'p03' });
		expect(item.read(fields({ choice: 'p99' }))).toEqual({ blank: true });
		expect(item.read(fields({ choice: '' }))).toEqual({ blank: true });
		expect(item.read(fields({ choice: dontKnow }))).toEqual({ answer: dontKnow });
	});

	it('is worth one point at the key and none elsewhere', () => {
		expect(['p01', 'p02', 'p03'].map((at) => item.score(at))).toEqual([0, 1, 0]);
	});

	it.each(['p99', '', 1, null, ['p02'], undefined])(
		'says that %j is no answer that it can have',
		(answer) => expect(item.score(answer)).toBeUndefined()
	);

	it('tells the place, by name, with the misconception where it tempts', () => {
		expect(item.chosen('p01')).toEqual(['p01']);
		expect(item.choices).toEqual([
			{ code: 'p01', text: 'Anna B.', correct: false, misconception: 'M17' },
			{ code: 'p02', text: 'Bram C.', correct: true, misconception: undefined },
			{ code: 'p03', text: 'Cato D.', correct: false, misconception: undefined }
		]);
	});

	it('is guessed once in as many times as there are places', () => {
		expect(item.chance).toBe(1 / 3);
	});

	it('expects the ids themselves of the data', () => {
		expect(item.expectations.map(({ of, must }) => [of, must])).toEqual([
			['key', 'p02'],
			['wrong p01', 'p01']
		]);
	});
});
