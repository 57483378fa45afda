import { domainNames } from '../domain/assessment/blueprint.ts';
import type { ItemFigures } from '../domain/report/item-figures.ts';
import type { ItemLine } from '../domain/report/item-line.ts';
import type { ItemRow } from '../domain/report/item-rows.ts';
import { ITEM_FLAGS } from '../domain/psychometrics/flags.ts';
import type { Content } from './content/content.ts';
import { itemsOf } from './content/forms.ts';
import type { Database } from './db/open.ts';
import type { Heavy } from './heavy.ts';
import { countSnapshots, findReports } from './snapshots.ts';
import { testName } from './test-names.ts';

/** Item analyses: of a cohort as published, and of the whole installation. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface ItemAnalysis extends Pick<ItemFigures, 'forms' | 'maps'> {
	/** The tests that there are figures of. */
	readonly tests: readonly { readonly test: string; readonly name: string }[];
	/** The one that this is about. */
	readonly test: string;
	readonly lines: readonly ItemLine[];
}

/** Of a cohort, from the figures that were published when T3 closed; undefined before. */
export function cohortAnalysis(
	{ db, content }: Sources,
	cohortId: string,
	test: string | null
): (ItemAnalysis & { madeAt: Date; version: number; contentFingerprint: string }) | undefined {
	const { gain } = findReports(db, cohortId);
	if (!gain || gain.figures.report.items.first.length === 0) return undefined;
	const { madeAt, version, contentFingerprint } = gain;
	return {
		...analysisOf(content, gain.figures.report.items, test),
		madeAt,
		version,
		contentFingerprint
	};
}

/**
 * Of everybody in the installation, as far as their moments are closed. Like reports, figures change only
 * when something is published.
 */
export const pooledAnalysis = async (
	sources: PooledSources,
	test: string | null
): Promise<ItemAnalysis> => analysisOf(sources.content, await pooledFigures(sources), test);

/** Begins with the figures, so that they are there when the analysis is opened. */
export const preparePooledAnalysis = (sources: PooledSources): void =>
	void pooledFigures(sources).catch(() => undefined);

type PooledSources = Sources & { readonly heavy: Pick<Heavy, 'items'> };

const pooledFigures = ({ db, content, heavy }: PooledSources) =>
	heavy.items(`${content.fingerprint} ${countSnapshots(db)}`);

/** One test at a time: as asked, else the first of which there is anything. */
function analysisOf(content: Content, all: ItemFigures, asked: string | null): ItemAnalysis {
	const sat = new Set([...all.first, ...all.last].map(({ test }) => test));
	const tests = [...content.forms.keys()]
		.filter((test) => sat.has(test))
		.map((test) => ({ test, name: testName(content, test) }));
	const test = (tests.find((one) => one.test === asked) ?? tests[0])?.test ?? '';
	const own = <Row extends { readonly test: string }>(rows: readonly Row[]) =>
		rows.filter((row) => row.test === test);
	const [forms, maps] = [own(all.forms), own(all.maps)];
	const keyOf = ({ id, form }: ItemRow) => `${form}/${id}`;
	const firsts = new Map(own(all.first).map((row) => [keyOf(row), row]));
	const lasts = new Map(own(all.last).map((row) => [keyOf(row), row]));
	const pair = content.forms.get(test);
	const [map] = maps;
	const lines = [...new Map([...firsts, ...lasts])].map(([key, { id, form }]) => {
		const bank = content.items.get(id);
		const place = itemsOf(pair?.forms[form] ?? []).findIndex((one) => one.id === id);
		const placed = map?.items.find((one) => one.id === id);
		return {
			id,
			form,
			place: place < 0 ? undefined : place + 1,
			domain: bank ? domainNames[bank.domain] : '',
			level: bank?.level ?? '',
			anchor: bank !== undefined && (pair?.anchors.has(bank.testletId) ?? false),
			stem: bank?.item.open.stem ?? '',
			chance: bank?.item.chance ?? 0,
			corrections: bank?.corrections ?? [],
			first: firsts.get(key),
			last: lasts.get(key),
			difficulty: placed && {
				value: placed.location,
				standardError: placed.standardError,
				n: placed.n
			},
			drift: map?.drift?.find((one) => one.id === id)
		};
	});
	return { tests, test, lines: lines.toSorted(byAttention), forms, maps };
}

/** Red flags, then amber, then drift; within them the order of the form. */
function byAttention(one: ItemLine, other: ItemLine): number {
	const weight = ({ first, last, drift }: ItemLine) => {
		const colours = [...(first?.flags ?? []), ...(last?.flags ?? [])].map(
			(flag) => ITEM_FLAGS[flag].colour
		);
		if (colours.includes('red')) return 0;
		return colours.includes('amber') || drift?.flagged ? 1 : 2;
	};
	return (
		weight(one) - weight(other) ||
		one.form.localeCompare(other.form) ||
		(one.place ?? Infinity) - (other.place ?? Infinity)
	);
}

/** The item that is asked for, or else the first. */
export const findLine = (
	{ lines }: ItemAnalysis,
	{ id, form }: { id: string | null; form: string | null }
): ItemLine | undefined => lines.find((line) => line.id === id && line.form === form) ?? lines[0];
