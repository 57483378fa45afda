/** Something wrong with content, where an author can find it. */
export interface Problem {
	readonly file: string;
	readonly line: number;
	readonly message: string;
}

/** All problems of the content at once: the build and the server stop on it. */
export class BadContent extends Error {
	/** By name, since the built server has a class of its own. */
	override readonly name = 'BadContent';
	readonly problems: readonly Problem[];
	constructor(problems: readonly Problem[]) {
		super(
			[
				`content: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
				...problems.map(({ file, line, message }) => `${file}:${line}  ${message}`)
			].join('\n')
		);
		this.problems = problems;
	}
}
