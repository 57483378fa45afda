import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** OWASP's setting for argon2id: 19 MiB, two passes, one lane. */
const argon2id = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const;

const minLength = 12;
const maxLength = 200;

export const hashPassword = (password: string) => hash(password.normalize('NFKC'), argon2id);

export const verifyPassword = (stored: string, password: string) =>
	verify(stored, password.normalize('NFKC'));

/** A hash of nothing, checked when an address is unknown, so that the answer takes as long. */
export const decoyHash = hashPassword('nobody has this password');

/** Why a password is refused, in Dutch, or undefined when it is fine. */
export function passwordProblem(password: string, known: readonly string[]): string | undefined {
	if (password.length < minLength) return `Kies een wachtwoord van minstens ${minLength} tekens.`;
	if (password.length > maxLength) return `Kies een wachtwoord van hooguit ${maxLength} tekens.`;
	const own = ownWords(known);
	return estimate(password, own).score < 2 || littleBeside([...own, ...dutch], password)
		? 'Dit wachtwoord is te makkelijk te raden. Neem bijvoorbeeld drie of vier woorden die niet bij elkaar horen.'
		: undefined;
}

const dutch = [
	'wachtwoord',
	'welkom',
	'leerwinst',
	'welkom01',
	'geheim',
	'school',
	'leerkracht',
	'basisschool',
	'voetbal',
	'ajax',
	'feyenoord',
	'zomer',
	'winter',
	'lente',
	'herfst',
	'nederland',
	'amsterdam',
	'schatje'
];

/** A name and an address as somebody would use them: whole, in words, and written together. */
function ownWords(known: readonly string[]): string[] {
	const lower = known.map((one) => one.toLowerCase());
	const words = lower.map((one) => one.split(/[^\p{L}\p{N}]+/u));
	const together = lower.map((one) => one.replace(/@.*/, '').replace(/[^\p{L}\p{N}]/gu, ''));
	return [...lower, ...words.flat(), ...together].filter((word) => word.length > 2);
}

/** Whether a password is such a word with little else but digits and signs: Welkom2026!, jan.jansen. */
function littleBeside(words: readonly string[], password: string): boolean {
	const lower = password.toLowerCase();
	const rest = words
		.toSorted((a, b) => b.length - a.length)
		.reduce((left, word) => left.replaceAll(word, ' '), lower);
	return rest !== lower && rest.replace(/[^\p{L}]/gu, '').length < 6;
}

let meter: ZxcvbnFactory | undefined;

function estimate(password: string, known: readonly string[]) {
	meter ??= new ZxcvbnFactory({ dictionary: { ...dictionary, dutch }, graphs: adjacencyGraphs });
	return meter.check(password, [...known]);
}
