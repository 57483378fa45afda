import * as v from 'valibot';
import { splits } from '../../domain/report/calibration-checks.ts';
import { obstaclesTo } from '../../domain/report/pooled-calibration.ts';
import { raschTotals, type RaschTable } from '../../domain/report/rasch-scale.ts';
import type { Part } from '../../domain/report/constants.ts';
import { text } from '../../items/authored.ts';
import { itemsOf, type FormPair } from './forms.ts';
import type { Problem } from './problems.ts';
import { readYaml, textOf, type SourceFile } from './source.ts';
import type { BankItem } from './testlets.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(v.number(), v.finite(), v.minValue(0));

/** For who reviews the file; nothing is computed from it. */
const checks = v.strictObject({
	/** Per split with enough sittings: one set of difficulties against one per group. No `lr`: not possible. */
	andersen: v.array(
		v.strictObject({
			split: v.picklist(splits),
			groups: v.array(whole),
			lr: v.optional(positive),
			df: v.optional(whole),
			p: v.optional(positive),
			excluded: v.optional(v.array(text)),
			different: v.optional(v.array(v.strictObject({ id: text, difference: finite })))
		})
	),
	/** Residual correlations, the flagged pairs and means as distances to the mean of all pairs. */
	q3: v.optional(
		v.strictObject({
			pairs: whole,
			mean: finite,
			within: v.optional(finite),
			between: v.optional(finite),
			flagged: v.array(
				v.strictObject({
					items: v.array(text),
					adjusted: finite,
					n: whole,
					'same-testlet': v.boolean()
				})
			)
		})
	)
});

const calibrationFile = v.strictObject({
	/** The form pair. */
	test: text,
	made: v.pipe(text, v.isoDate('must be a date, 2026-11-24')),
	method: text,
	/** Sittings per form that it rests on. */
	people: v.strictObject({ A: whole, B: whole }),
	/** Anchors that did not drift and are not split. */
	anchors: whole,
	/** Anchors that counted as an item of its own at T3. */
	split: v.array(text),
	/** SE of a kennisscore from B because items are estimates, in kennisscore points. */
	'linking-error': v.strictObject({ total: positive, core: positive }),
	/** Why forms are compared by their means all the same; empty when the calibration is used. */
	obstacles: v.array(text),
	checks,
	items: v.pipe(
		v.array(
			v.strictObject({
				id: text,
				/** Fingerprint of the key that answers were scored by. */
				scored: text,
				/** From low to high; a threshold stands between each two. */
				scores: v.pipe(v.array(whole), v.minLength(2)),
				thresholds: v.pipe(v.array(finite), v.minLength(1)),
				location: finite,
				se: positive,
				n: whole,
				infit: v.optional(positive),
				outfit: v.optional(positive),
				drift: v.optional(finite)
			})
		),
		v.minLength(2)
	)
});

export type CalibrationText = v.InferOutput<typeof calibrationFile>;

/** A reviewed calibration of one form pair. */
export interface StoredCalibration {
	readonly test: string;
	readonly made: string;
	/** The file's name. */
	readonly source: string;
	/** Kennisscores by it; undefined where it does not rest on enough. */
	readonly parts: Readonly<Record<Part, RaschTable & { readonly source: string }>> | undefined;
}

/** Reads a calibration, and holds it against the forms and keys of today. */
export function readCalibration(
	file: SourceFile,
	{ forms, items }: { forms: ReadonlyMap<string, FormPair>; items: ReadonlyMap<string, BankItem> },
	report: (problem: Problem) => void
): StoredCalibration | undefined {
	const read = readYaml(file.path, textOf(file), calibrationFile, report);
	if (!read) return undefined;
	const { value, lineOf } = read;
	let sound = true;
	const tell = (path: readonly PropertyKey[], message: string) => {
		sound = false;
		report({ file: file.path, line: lineOf(path), message: `${path.join('.')}: ${message}` });
	};
	const source = file.path.slice(file.path.lastIndexOf('/') + 1);
	if (source !== `${value.test}-${value.made}.yaml`) {
		tell(['made'], `the file must be called ${value.test}-${value.made}.yaml`);
	}
	const pair = forms.get(value.test);
	if (!pair) {
		tell(['test'], `there is no form pair ${value.test}`);
		return undefined;
	}
	for (const [at, { id, scored, scores, thresholds }] of value.items.entries()) {
		const bank = items.get(id);
		if (!bank) tell(['items', at, 'id'], `there is no item ${id}`);
		else if (bank.scored !== scored) {
			tell(['items', at, 'scored'], `the key of ${id} changed since: calibrate again`);
		} else if ((scores.at(-1) ?? 0) > bank.item.maxScore) {
			tell(['items', at, 'scores'], `${id} gives ${bank.item.maxScore} points at most`);
		}
		if (thresholds.length !== scores.length - 1) {
			tell(['items', at, 'thresholds'], 'there must be one less than scores');
		}
	}
	if (!sound) return undefined;
	return {
		test: value.test,
		made: value.made,
		source,
		parts: partsOf(value, pair, source)
	};
}

function partsOf(
	value: CalibrationText,
	pair: FormPair,
	source: string
): StoredCalibration['parts'] {
	const own = { A: itemsOf(pair.forms.A), B: itemsOf(pair.forms.B) };
	const all = new Set([...own.A, ...own.B].map(({ id }) => id));
	const known = new Map(value.items.map((item) => [item.id, item]));
	const rows = [...all].filter((id) => known.has(id)).length;
	// No more anchors than the forms of today have.
	const standing = [...all].filter(
		(id) =>
			!value.split.includes(id) && own.A.some((a) => a.id === id && pair.anchors.has(a.testletId))
	).length;
	const { people } = value;
	const anchors = Math.min(value.anchors, standing);
	if (obstaclesTo({ people, anchors, items: all.size, rows }).length > 0) return undefined;
	const part = (keep: (item: BankItem) => boolean, linkingError: number) => {
		const models = (items: readonly BankItem[]) =>
			items.filter(keep).flatMap(({ id }) => known.get(id) ?? []);
		return {
			totals: raschTotals({ A: models(own.A), B: models(own.B) }),
			linkingError,
			source
		};
	};
	return {
		total: part(() => true, value['linking-error'].total),
		core: part(({ core }) => core, value['linking-error'].core)
	};
}
