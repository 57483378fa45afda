/** Loaded before a server whose clock must run ahead (`startProduction({ daysAhead })`). */
const ahead = Number(process.env['DAYS_AHEAD'] ?? 0) * 24 * 60 * 60_000;
const Real = Date;

globalThis.Date = new Proxy(Real, {
	construct: (target, given: unknown[], asked) =>
		Reflect.construct(target, given.length === 0 ? [Real.now() + ahead] : given, asked) as Date,
	get: (target, name) => (name === 'now' ? () => Real.now() + ahead : Reflect.get(target, name))
});
