import { chiSquareUpperTail } from '../../statistics/distributions.ts';
import { sizeOf, type MatchedItem, type Stratum } from './matching.ts';

/** Whether an item is harder for one group than for people of the other with the same score. */
export interface MantelHaenszel {
	readonly id: string;
	/** Odds of right in the reference group over those in the focal group, at the same score. */
	readonly oddsRatio: number | undefined;
	/** −2.35·ln(odds ratio): negative when the item is harder for the focal group. */
	readonly delta: number | undefined;
	readonly deltaError: number | undefined;
	/** How many more, or fewer, of the reference group were right than expected: |Σ seen − Σ expected|. */
	readonly deviation: number;
	/** With continuity correction, never below 0. */
	readonly chiSquare: number | undefined;
	readonly p: number | undefined;
	readonly category: EtsCategory | undefined;
	/** p focal − p reference at the same score, weighted by the focal group (Dorans & Kulick 1986). */
	readonly standardisedDifference: number | undefined;
	readonly reference: number;
	readonly focal: number;
}

/** A: negligible, B: moderate, C: large; + favours the focal group, − the reference group. */
export type EtsCategory = 'A' | 'B+' | 'B-' | 'C+' | 'C-';

/**
 * Mantel & Haenszel (1959) for one item, as Holland & Thayer (1988) use it. The error of ln(odds ratio)
 * is that of Robins, Breslow & Greenland (1986), as Phillips & Holland (1987). Strata of one person say
 * nothing. Equals R's `mantelhaen.test` (but for differences below one half, where the corrected
 * chi-square is 0 here) and `difR::difMH`.
 */
export function mantelHaenszel({ id, strata }: MatchedItem): MantelHaenszel {
	const sums = { right: 0, wrong: 0, seen: 0, expected: 0, variance: 0, one: 0, two: 0, three: 0 };
	let reference = 0;
	let focal = 0;
	for (const stratum of strata) {
		const { referenceRight: a, referenceWrong: b, focalRight: c, focalWrong: d } = stratum;
		const n = a + b + c + d;
		reference += a + b;
		focal += c + d;
		if (n < 2) continue;
		const right = (a * d) / n;
		const wrong = (b * c) / n;
		sums.right += right;
		sums.wrong += wrong;
		sums.seen += a;
		sums.expected += ((a + b) * (a + c)) / n;
		sums.variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
		sums.one += (right * (a + d)) / n;
		sums.two += (right * (b + c) + wrong * (a + d)) / n;
		sums.three += (wrong * (b + c)) / n;
	}
	const known = sums.right > 0 && sums.wrong > 0;
	const oddsRatio = known ? sums.right / sums.wrong : undefined;
	const delta = oddsRatio === undefined ? undefined : -2.35 * Math.log(oddsRatio);
	const squaredError =
		sums.one / (2 * sums.right ** 2) +
		sums.two / (2 * sums.right * sums.wrong) +
		sums.three / (2 * sums.wrong ** 2);
	const deltaError = known ? 2.35 * Math.sqrt(squaredError) : undefined;
	const deviation = Math.abs(sums.seen - sums.expected);
	const away = Math.max(0, deviation - 0.5);
	const chiSquare = sums.variance > 0 ? away ** 2 / sums.variance : undefined;
	const p = chiSquare === undefined ? undefined : chiSquareUpperTail(chiSquare, 1);
	return {
		id,
		oddsRatio,
		delta,
		deltaError,
		deviation,
		chiSquare,
		p,
		category: etsCategory(delta, deltaError, p),
		standardisedDifference: standardisedDifference(strata),
		reference,
		focal
	};
}

/**
 * The rule of Educational Testing Service (Zwick 2012): A when not significant at .05 or |delta| < 1; C
 * when |delta| ≥ 1.5 and significantly above 1 (one-sided 5 %); else B.
 */
export function etsCategory(
	delta: number | undefined,
	deltaError: number | undefined,
	p: number | undefined
): EtsCategory | undefined {
	if (delta === undefined || deltaError === undefined || p === undefined) return undefined;
	const size = Math.abs(delta);
	if (p >= 0.05 || size < 1) return 'A';
	const sign = delta > 0 ? '+' : '-';
	const large = size >= 1.5 && (size - 1) / deltaError > 1.645;
	return large ? `C${sign}` : `B${sign}`;
}

function standardisedDifference(strata: readonly Stratum[]): number | undefined {
	let sum = 0;
	let weights = 0;
	for (const stratum of strata) {
		const reference = sizeOf(stratum, 'reference');
		const focal = sizeOf(stratum, 'focal');
		if (reference === 0 || focal === 0) continue;
		sum += stratum.focalRight - (focal * stratum.referenceRight) / reference;
		weights += focal;
	}
	return weights > 0 ? sum / weights : undefined;
}
