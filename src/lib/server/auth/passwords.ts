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
	const { score } = estimate(password, known);
	return score < 2
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

let meter: ZxcvbnFactory | undefined;

function estimate(password: string, known: readonly string[]) {
	meter ??= new ZxcvbnFactory({ dictionary: { ...dictionary, dutch }, graphs: adjacencyGraphs });
	return meter.check(password, [...known]);
}
