import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTable } from './table.ts';

const read = (text: string) => parseTable('f.csv', text);

describe('a table', () => {
	it('has named columns of text and numbers, with nothing where a cell is empty', () => {
		const table = read('id,x,name\n1,2.5,Noor\n2,,"Bos, Jan"\n3,-1e2,\n');
		expect(table.columns).toEqual(['id', 'x', 'name']);
		expect(table.rows).toBe(3);
		expect(table.numbers('x')).toEqual([2.5, undefined, -100]);
		expect(table.text('name')).toEqual(['Noor', 'Bos, Jan', '']);
	});

	it('is read with a byte order mark, with CRLF, with empty lines and without a last line end', () => {
		const table = read('\uFEFFa,b\r\n1,2\r\n\r\n3,\r\n,4');
		expect(table.numbers('a')).toEqual([1, 3, undefined]);
		expect(table.numbers('b')).toEqual([2, undefined, 4]);
		expect(read('a,b\n1,').text('b')).toEqual(['']);
		expect(read('"a"\r\n"x"\r\n').text('a')).toEqual(['x']);
	});

	it('gives back whatever was written with quotes', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') });
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 60 }), (rows) => {
				const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
				const lines = rows.map(([one, other]) => `${quoted(one)},${quoted(other)}`);
				const table = read(['p,q', ...lines].join('\n'));
				expect(table.text('p')).toEqual(rows.map(([one]) => one));
				expect(table.text('q')).toEqual(rows.map(([, other]) => other));
			})
		);
	});

	it('reads every number that JavaScript writes, and thousands of rows', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				expect(read(`x\n${value}\n7`).numbers('x')).toEqual([Number(String(value)), 7]);
			})
		);
		const many = Array.from({ length: 5000 }, (_, at) => at);
		expect(read(`x\n${many.join('\n')}`).numbers('x')).toEqual(many);
	});

	it.each([
		['x\n1\ntwo', "f.csv, row 3, column x: 'two' is no number"],
		['x\n0x1F', "f.csv, row 2, column x: '0x1F' is no number"],
		['x\nNA', "f.csv, row 2, column x: 'NA' is no number"],
		['x\n-', "f.csv, row 2, column x: '-' is no number"]
	])('names file, row and column of what is no number', (text, message) => {
		expect(() => read(text).numbers('x')).toThrow(message);
	});

	it.each([
		['', 'f.csv: the file is empty'],
		['a;b\n1;2', 'f.csv: separated by semicolons; save it with commas'],
		['a,,b', 'f.csv, row 1: column 2 has no name'],
		['a,b,a', 'f.csv, row 1, column a: there are two columns with this name'],
		['a,b\n1,2\n1', 'f.csv, row 3, column a: the last of 1 cells; the header has 2'],
		['a,b\n1,2,3', 'f.csv, row 2, column b: the last of 3 cells; the header has 2'],
		['a\n"x', 'f.csv, row 2: a quote is not closed'],
		['a\n"x"y', 'f.csv, row 2: something stands after a closing quote']
	])('refuses what is no table, in words', (text, message) => {
		expect(() => read(text)).toThrow(message);
	});

	it('refuses a column that it does not have', () => {
		expect(() => read('a\n1').text('b')).toThrow('f.csv: there is no column b');
	});
});
