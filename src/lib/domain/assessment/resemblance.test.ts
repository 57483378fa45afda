import { describe, expect, it } from 'vitest';
import { contained, overlap, runsOf, wordsOf } from './resemblance.ts';

const stem = 'Hoeveel punten groeide Jan van periode 1 tot periode 2 van groep 6?';

describe('the words of a text', () => {
	it('are told without capitals, accents, marks and figures', () => {
		expect(wordsOf('Chloé: ‘Ik ging van 12,5 naar 1.204!’')).toEqual([
			'chloe',
			'ik',
			'ging',
			'van',
			'#',
			'naar',
			'#'
		]);
	});
});

describe('runs of three words', () => {
	it('are each there once, and none in two words', () => {
		expect([...runsOf('een twee drie een twee drie')]).toEqual([
			'een twee drie',
			'twee drie een',
			'drie een twee'
		]);
		expect(runsOf('een twee').size).toBe(0);
	});

	it('are all the same in a copy with other figures', () => {
		const copy = 'Hoeveel punten groeide Jan van periode 2 tot periode 1 van groep 7?';
		expect(overlap(runsOf(stem), runsOf(copy))).toBe(1);
	});

	it('are mostly the same in a copy with another name', () => {
		const copy = runsOf(stem.replace('Jan', 'Mila'));
		// three of the eleven runs hold the name
		expect(overlap(runsOf(stem), copy)).toBeCloseTo(8 / 11);
	});

	it('are counted against the shorter text, whichever comes first', () => {
		const long = runsOf(`In een les staat: ${stem} En dan volgt er nog heel veel andere tekst.`);
		expect(overlap(runsOf(stem), long)).toBe(1);
		expect(overlap(long, runsOf(stem))).toBe(1);
		expect(contained(long, runsOf(stem))).toBeLessThan(0.6);
	});

	it('say nothing about texts of a few words', () => {
		expect(overlap(runsOf('Wie groeide het meest?'), runsOf(stem))).toBeUndefined();
		expect(contained(runsOf('Wie groeide het meest?'), runsOf(stem))).toBeUndefined();
	});
});
