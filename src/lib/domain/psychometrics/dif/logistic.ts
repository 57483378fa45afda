import { cholesky, solve } from '../../statistics/cholesky.ts';
import { chiSquareUpperTail } from '../../statistics/distributions.ts';
import type { MatchedItem } from './matching.ts';

/**
 * What is gained by letting the group matter for the chance of a right answer at the same score. A ratio is
 * `undefined` where its models can't be told apart (a group at one level has no slope of its own).
 */
export interface LogisticDif {
	readonly id: string;
	/** A shift at every level (1 df), on top of the level. */
	readonly uniform: LikelihoodRatio | undefined;
	/** A slope that differs (1 df), on top of the shift. */
	readonly nonUniform: LikelihoodRatio | undefined;
	/** Both together (2 df). */
	readonly both: LikelihoodRatio | undefined;
	/**
	 * The shift in logits for the focal group: negative when the item is harder for it. `undefined` where it
	 * runs away, a group having everything right or wrong; the ratio is known even then.
	 */
	readonly shift: number | undefined;
}

export interface LikelihoodRatio {
	readonly ratio: number;
	readonly p: number;
}

/**
 * Logistic regression DIF (Swaminathan & Rogers 1990): right ~ level, + group, + level × group. Equals
 * differences of R's `deviance(glm(…, binomial))` and `difR::difLogistic`.
 */
export function logisticDif({ id, strata }: MatchedItem): LogisticDif {
	const cells = strata.flatMap((stratum) => [
		{
			level: stratum.level,
			focal: 0,
			right: stratum.referenceRight,
			wrong: stratum.referenceWrong
		},
		{ level: stratum.level, focal: 1, right: stratum.focalRight, wrong: stratum.focalWrong }
	]);
	const people = cells.reduce((sum, cell) => sum + cell.right + cell.wrong, 0);
	// Levels around their mean: the same models, with better digits.
	const middle =
		cells.reduce((sum, cell) => sum + cell.level * (cell.right + cell.wrong), 0) / people;
	const rows = cells.map(({ level, focal, right, wrong }) => {
		const away = level - middle;
		return { x: [1, away, focal, away * focal], right, wrong };
	});
	const [level, shifted, sloped] = [2, 3, 4].map((terms) => logisticRegression(rows, terms));
	const compared = (less: Fit | undefined, more: Fit | undefined, df: number) => {
		if (!less || !more) return undefined;
		const ratio = Math.max(0, 2 * (more.logLikelihood - less.logLikelihood));
		return { ratio, p: chiSquareUpperTail(ratio, df) };
	};
	const shift = shifted?.coefficients[2] ?? 0;
	return {
		id,
		uniform: compared(level, shifted, 1),
		nonUniform: compared(shifted, sloped, 1),
		both: compared(level, sloped, 2),
		shift: shifted && Math.abs(shift) < RUNAWAY ? shift : undefined
	};
}

/** No group differs by so many logits: an estimate beyond it is on its way to infinity. */
const RUNAWAY = 15;

interface Fit {
	readonly logLikelihood: number;
	readonly coefficients: Float64Array;
}

interface Row {
	readonly x: readonly number[];
	readonly right: number;
	readonly wrong: number;
}

/**
 * Newton's method on the first `terms` columns. `undefined` where the columns depend on each other. Where an
 * estimate runs away, the highest likelihood is reached as far as the machine can tell.
 */
function logisticRegression(rows: readonly Row[], terms: number): Fit | undefined {
	let coefficients: Float64Array = new Float64Array(terms);
	let reached = likelihood(rows, coefficients);
	for (let turn = 0; turn < 50; turn++) {
		const gradient = new Float64Array(terms);
		const information = new Float64Array(terms * terms);
		for (const { x, right, wrong } of rows) {
			const chance = 1 / (1 + Math.exp(-dot(x, coefficients)));
			const weight = (right + wrong) * chance * (1 - chance);
			for (let a = 0; a < terms; a++) {
				gradient[a] = (gradient[a] ?? 0) + (x[a] ?? 0) * (right - (right + wrong) * chance);
				for (let b = 0; b < terms; b++) {
					const cell = a * terms + b;
					information[cell] = (information[cell] ?? 0) + weight * (x[a] ?? 0) * (x[b] ?? 0);
				}
			}
		}
		const lower = cholesky(information, terms);
		if (!lower) return turn === 0 ? undefined : { logLikelihood: reached, coefficients };
		const step = solve(lower, gradient);
		let share = 1;
		let next = coefficients.map((value, a) => value + (step[a] ?? 0));
		let better = likelihood(rows, next);
		while (!(better >= reached - 1e-12 * Math.abs(reached)) && share > 1e-6) {
			share /= 2;
			const part = share;
			next = coefficients.map((value, a) => value + part * (step[a] ?? 0));
			better = likelihood(rows, next);
		}
		coefficients = next;
		reached = better;
		if (dot(Array.from(step), gradient) < 1e-12) return { logLikelihood: reached, coefficients };
	}
	return { logLikelihood: reached, coefficients };
}

function likelihood(rows: readonly Row[], coefficients: Float64Array): number {
	let sum = 0;
	for (const { x, right, wrong } of rows) {
		const logit = dot(x, coefficients);
		// −log(1 + exp(−logit)) and −log(1 + exp(logit)), without overflow.
		const common = Math.log1p(Math.exp(-Math.abs(logit)));
		sum -= right * (Math.max(0, -logit) + common) + wrong * (Math.max(0, logit) + common);
	}
	return sum;
}

function dot(x: readonly number[], coefficients: Float64Array): number {
	let sum = 0;
	for (let a = 0; a < coefficients.length; a++) sum += (x[a] ?? 0) * (coefficients[a] ?? 0);
	return sum;
}
