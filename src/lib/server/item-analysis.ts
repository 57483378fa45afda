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

/** Item analyses: of a cohort as published, and of the whole installation. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

export interface ItemAnalysis extends Pick<ItemFigures, 'forms' | 'maps'> {
	readonly lines: readonly ItemLine[];
}

/** Of a cohort, from the figures that were published when T3 closed; undefined before. */
export function cohortAnalysis(
	{ db, content }: Sources,
	cohortId: string
): (ItemAnalysis & { madeAt: Date; version: number; contentFingerprint: string }) | undefined {
	const { gain } = findReports(db, cohortId);
	if (!gain || gain.figures.report.items.first.length === 0) return undefined;
	const { madeAt, version, contentFingerprint } = gain;
	return { ...analysisOf(content, gain.figures.report.items), madeAt, version, contentFingerprint };
}

/**
 * Of everybody in the installation, as far as their moments are closed. Like reports, figures change only
 * when something is published.
 */
export async function pooledAnalysis({
	db,
	content,
	heavy
}: Sources & { readonly heavy: Pick<Heavy, 'items'> }): Promise<ItemAnalysis> {
	return analysisOf(content, await heavy.items(`${content.fingerprint} ${countSnapshots(db)}`));
}

function analysisOf(content: Content, { first, last, forms, maps }: ItemFigures): ItemAnalysis {
	const keyOf = ({ id, form, environment }: ItemRow) => `${environment}/${form}/${id}`;
	const firsts = new Map(first.map((row) => [keyOf(row), row]));
	const lasts = new Map(last.map((row) => [keyOf(row), row]));
	const lines = [...new Map([...firsts, ...lasts])].map(([key, { id, form, environment }]) => {
		const bank = content.items.get(id);
		const pair = content.forms.get(environment);
		const place = itemsOf(pair?.forms[form] ?? []).findIndex((one) => one.id === id);
		const map = maps.find((one) => one.environment === environment);
		const placed = map?.items.find((one) => one.id === id);
		return {
			id,
			form,
			place: place < 0 ? undefined : place + 1,
			environment: content.environments.find(({ slug }) => slug === environment)?.name ?? '',
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
	return { lines: lines.toSorted(byAttention), forms, maps };
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
		one.environment.localeCompare(other.environment) ||
		one.form.localeCompare(other.form) ||
		(one.place ?? Infinity) - (other.place ?? Infinity)
	);
}

/** The item that is asked for, or else the first. */
export const findLine = (
	{ lines }: ItemAnalysis,
	{ id, form }: { id: string | null; form: string | null }
): ItemLine | undefined => lines.find((line) => line.id === id && line.form === form) ?? lines[0];
