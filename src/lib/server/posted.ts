import * as v from 'valibot';

/** What came of a posted form: checked values, or a Dutch message per field with all that was typed. */
export type Posted<T> =
	{ values: T } | { problems: Record<string, string>; typed: Record<string, string> };

/** Reads a form by a schema; messages of the schema are shown to people and are Dutch. */
export function readPosted<T>(data: FormData, schema: v.GenericSchema<unknown, T>): Posted<T> {
	const typed: Record<string, string> = {};
	for (const [name, value] of data) if (typeof value === 'string') typed[name] = value;
	// A field that was not posted at all (no radio chosen) is judged by its own schema, in Dutch.
	const asked = 'entries' in schema ? Object.keys(schema.entries as object) : [];
	const absent = Object.fromEntries(asked.map((name) => [name, undefined]));
	const result = v.safeParse(schema, { ...absent, ...typed });
	if (result.success) return { values: result.output };
	const problems: Record<string, string> = {};
	for (const issue of result.issues) {
		const field = String(issue.path?.[0]?.key ?? 'form');
		problems[field] ??= issue.message;
	}
	return { problems, typed: withoutSecrets(typed) };
}

/** Passwords never go back into a page. */
const withoutSecrets = (typed: Record<string, string>) =>
	Object.fromEntries(Object.entries(typed).filter(([name]) => !/wachtwoord/i.test(name)));

const missing = (what: string) => `Vul ${what} in.`;

/** Text of one line, trimmed. */
export const line = (what: string, max = 120) =>
	v.pipe(
		v.string(missing(what)),
		v.trim(),
		v.nonEmpty(missing(what)),
		v.maxLength(max, `Houd ${what} op hooguit ${max} tekens.`),
		v.regex(/^[^\p{Cc}]*$/u, `Gebruik in ${what} alleen letters, cijfers en leestekens.`)
	);

export const email = v.pipe(
	line('je e-mailadres', 200),
	v.email('Vul een e-mailadres in, zoals naam@school.nl.')
);

/** One of a fixed list. */
export const oneOf = <const T extends string>(options: readonly T[], message: string) =>
	v.picklist(options, message);
