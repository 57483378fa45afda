import { describe, expect, it } from 'vitest';
import { itemFlags, itemVoice, type JudgedItem } from './flags.ts';

const distractor = (share: number, rar: number | undefined) =>
	({ choice: 1, kind: 'distractor', share, rar }) as const;

const sound: JudgedItem = {
	n: 100,
	p: 0.62,
	rir: 0.2,
	chance: 0.25,
	options: [
		{ choice: 0, kind: 'key', share: 0.62, rar: 0.3 },
		distractor(0.05, -0.1),
		distractor(0.23, 0),
		{ choice: 'blank', kind: 'no-option', share: 0.1, rar: 0.2 }
	]
};

describe('what is said of an item', () => {
	it('is nothing below ten people, p and counts below fifty, all from there on', () => {
		expect([0, 9, 10, 49, 50, 500].map(itemVoice)).toEqual([
			'nothing',
			'nothing',
			'p-and-counts',
			'p-and-counts',
			'all',
			'all'
		]);
	});
});

describe('item flags', () => {
	it('are none for an item that is sound up to each limit', () => {
		expect(itemFlags(sound)).toEqual([]);
	});

	it('mark a small sample below a hundred people', () => {
		expect(itemFlags({ ...sound, n: 99 })).toEqual(['small-sample']);
		expect(itemFlags({ ...sound, n: 10 })).toEqual(['small-sample']);
	});

	it('are silent below ten people, whatever is wrong', () => {
		expect(itemFlags({ ...sound, n: 9, p: 0.99, rir: -1 })).toEqual([]);
	});

	it('colour rir red below .10 and amber below .20, never both', () => {
		expect(itemFlags({ ...sound, rir: 0.099 })).toEqual(['rir-red']);
		expect(itemFlags({ ...sound, rir: -0.4 })).toEqual(['rir-red']);
		expect(itemFlags({ ...sound, rir: 0.1 })).toEqual(['rir-amber']);
		expect(itemFlags({ ...sound, rir: 0.199 })).toEqual(['rir-amber']);
		expect(itemFlags({ ...sound, rir: undefined })).toEqual([]);
	});

	it('do not judge rir or distractors below fifty people', () => {
		const poor = { ...sound, rir: 0.05, options: [distractor(0.01, -0.1), distractor(0.3, 0.2)] };
		expect(itemFlags({ ...poor, n: 49 })).toEqual(['small-sample']);
		expect(itemFlags({ ...poor, n: 50 })).toEqual([
			'small-sample',
			'rir-red',
			'rare-distractor',
			'check-key'
		]);
	});

	it('mark a p that is within .05 of guessing, or above .95', () => {
		expect(itemFlags({ ...sound, p: 0.299 })).toEqual(['p-near-chance']);
		expect(itemFlags({ ...sound, p: 0.3 })).toEqual([]);
		expect(itemFlags({ ...sound, p: 0.95 })).toEqual([]);
		expect(itemFlags({ ...sound, p: 0.951 })).toEqual(['p-high']);
		expect(itemFlags({ ...sound, p: 0.06, chance: 0 })).toEqual([]);
	});

	it('ask to check the key where a distractor that people choose goes with high scores', () => {
		expect(itemFlags({ ...sound, options: [distractor(0.06, 0.01)] })).toEqual(['check-key']);
		expect(itemFlags({ ...sound, options: [distractor(0.05, 0.01)] })).toEqual([]);
		expect(itemFlags({ ...sound, options: [distractor(0.06, 0)] })).toEqual([]);
	});

	it('do not take weet ik niet or blank for a distractor', () => {
		const options = [{ choice: 'dont-know', kind: 'no-option', share: 0.01, rar: 0.5 }] as const;
		expect(itemFlags({ ...sound, options })).toEqual([]);
	});

	it('mark an item that more than one in ten leave blank', () => {
		const options = [{ choice: 'blank', kind: 'no-option', share: 0.101, rar: -0.2 }] as const;
		expect(itemFlags({ ...sound, options })).toEqual(['many-blanks']);
	});
});
