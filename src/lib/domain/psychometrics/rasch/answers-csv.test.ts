import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersFromCsv } from './answers-csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, most?: number) => {
	const { items, persons, scores } = answersFromCsv(bytes(text), ['person', 'form'], most);
	return { items, persons, scores: [...scores] };
};

describe('answers from a file', () => {
	it('are a row per person, an empty cell being missing', () => {
		expect(read('person,form,a,b\n1,A,0,1\n2,B,,12\n')).toEqual({
			items: ['a', 'b'],
			persons: 2,
			scores: [0, 1, -1, 12]
		});
	});

	it('take other line ends, a byte order mark, quotes in other columns and a last line without end', () => {
		expect(read('\uFEFFa,"person",b\r\n1,"Jansen, A.",0\r\n,x,1\r\n\r\n')).toEqual({
			items: ['a', 'b'],
			persons: 2,
			scores: [1, 0, -1, 1]
		});
		expect(read('a,b\n1,0')).toMatchObject({ persons: 1, scores: [1, 0] });
		expect(read('a,b')).toMatchObject({ persons: 0 });
	});

	it('name row and column of what is no score', () => {
		expect(() => read('person,a,b\n1,0,1\n2,0,x\n')).toThrow('row 3, column b');
		expect(() => read('a,b\n0,2\n', 1)).toThrow('row 2, column b: not a whole number from 0 to 1');
		expect(() => read('a\n128\n')).toThrow('row 2, column a');
		expect(() => read('a\n-1\n')).toThrow('row 2, column a');
		expect(() => read('a\n9999999999999999999999\n')).toThrow('row 2, column a');
	});

	it('name a row that is too short or too long', () => {
		expect(() => read('a,b\n0,1\n0\n')).toThrow('row 3: not the 2 cells');
		expect(() => read('a,b\n0,1,1\n')).toThrow('row 2: not the 2 cells');
	});

	it('are what was written, whatever was written', () => {
		const cell = fc.option(fc.nat(127), { nil: undefined });
		const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(rows, (people) => {
				const lines = people.map((row, at) => [at, ...row.map((x) => x ?? '')].join(','));
				const { scores } = read(`person,a,b,c\n${lines.join('\n')}\n`);
				expect(scores).toEqual(people.flat().map((x) => x ?? -1));
			})
		);
	});
});
