import { createHash, randomBytes, randomInt } from 'node:crypto';

/** No look-alikes (0 o, 1 l i), so that a code can be read aloud and copied from a projector. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

const pick = (length: number) =>
	Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

/** A random id, 12 characters: about 59 bits, and nothing to guess a neighbour from. */
export const newId = () => pick(12);

/** A join code of 8 characters. */
export const newJoinCode = () => pick(8);

/** A token of 256 bits for a link or a session; only its hash is stored. */
export const newToken = () => randomBytes(32).toString('base64url');

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
