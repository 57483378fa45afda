/**
 * One JSON line per event on standard error. It may hold codes, routes and errors of our own; never
 * addresses, names, answers or scores, and of an error no values that a visitor sent.
 */
export const log = {
	error({
		error,
		...about
	}: {
		code: string;
		route: string | null;
		status: number;
		error: unknown;
	}) {
		const { name, stack } = error instanceof Error ? error : new Error('not an error');
		const where = stack
			?.split('\n')
			.filter((line) => line.trim().startsWith('at '))
			.slice(0, 12);
		line('error', { ...about, name, where });
	},
	note(event: string, about: Record<string, string | number> = {}) {
		line('note', { event, ...about });
	}
};

function line(level: string, about: Record<string, unknown>): void {
	console.error(JSON.stringify({ at: new Date().toISOString(), level, ...about }));
}
