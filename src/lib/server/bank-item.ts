import { error } from '@sveltejs/kit';
import { domainNames, levelNames } from '../domain/assessment/blueprint.ts';
import { misconceptionNames } from '../domain/assessment/misconceptions.ts';
import type { Choice } from '../items/item.ts';
import { mayReadBank, type Viewer } from './access.ts';
import { countMet } from './answers.ts';
import { partName, placesOf } from './bank.ts';
import type { Content } from './content/content.ts';
import type { BankItem } from './content/testlets.ts';
import type { Database } from './db/open.ts';
import { listKeys } from './keys.ts';

/** One item of the bank with all that is known of it but figures: those are in the item analysis. */

interface Sources {
	readonly db: Database;
	readonly content: Content;
}

/** The bank is for who develops items and takes no test; for anybody else it is not there. */
export function requireBank(db: Database, viewer: Viewer | undefined | null): Viewer {
	if (!viewer || !mayReadBank(db, viewer)) error(404, 'geen items');
	return viewer;
}

/** Everything on the page of an item; undefined when there is none. */
export function bankItem({ db, content }: Sources, id: string) {
	const bank = content.items.get(id);
	const testlet = bank && content.testlets.get(bank.testletId);
	if (!bank || !testlet) return undefined;
	const linked = (other: string | undefined) => {
		const found = other === undefined ? undefined : content.items.get(other);
		return found && { id: found.id, stem: found.item.open.stem };
	};
	return {
		id,
		testlet: testlet.id,
		open: bank.item.open,
		model: testlet.model,
		part: partName(content, testlet.environment),
		status: testlet.status,
		domain: `${bank.domain} ${domainNames[bank.domain]}`,
		level: `${bank.level} ${levelNames[bank.level]}`,
		points: bank.item.maxScore,
		expected: bank.expected,
		explanation: bank.explanation,
		unchecked: bank.unchecked,
		expectations: bank.item.expectations.flatMap(({ of, expression }) =>
			expression === undefined ? [] : [{ of, expression }]
		),
		twin: linked(bank.twin),
		/** On the same page of the test. */
		neighbours: testlet.items.flatMap((one) => (one.id === id ? [] : (linked(one.id) ?? []))),
		key: bank.item.choices.filter(({ correct }) => correct).map(named(bank)),
		errors: errorsOf(bank),
		places: (placesOf(content).get(id) ?? []).map((place) => ({
			...place,
			environment: partName(content, place.environment)
		})),
		met: countMet(db, id),
		corrections: correctionsOf(db, bank),
		fingerprints: { shown: bank.shown, scored: bank.scored }
	};
}

/** Arrangements have a choice for every pair: letters would say nothing there. */
const lettered = ({ item: { open } }: BankItem) =>
	open.type === 'single-choice' || open.type === 'multiple-choice';

const named =
	(bank: BankItem) =>
	({ code, text }: Choice) =>
		lettered(bank) ? `${String.fromCharCode(65 + Number(code))} · ${text}` : text;

/** The wrong choices by the reasoning error behind them, in the order in which they stand. */
function errorsOf(bank: BankItem) {
	const wrong = bank.item.choices.filter(({ misconception }) => misconception !== undefined);
	return [...Map.groupBy(wrong, ({ misconception }) => misconception ?? '')].map(
		([code, choices]) => ({
			code,
			name: misconceptionNames[code] ?? '',
			choices: choices.map(named(bank))
		})
	);
}

/** Newest first, with the day on which this installation took each over, where it had another key before. */
function correctionsOf(db: Database, { id, corrections }: BankItem) {
	const [, ...later] = listKeys(db, [id]).get(id) ?? [];
	return corrections
		.map(({ on, reason }, at) => ({
			on: new Date(on),
			reason,
			appliedAt: later.find((key) => key.corrections > at)?.since
		}))
		.toReversed();
}
