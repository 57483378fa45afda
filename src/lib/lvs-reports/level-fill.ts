const hatched = ['IV', 'V', 'D', 'E'];

/** The token of a level: 'lv-II', 'lv-A', or 'rf-1F' on the ramp of the reference levels. */
export const levelToken = (level: string): string =>
	level === '<1F'
		? 'rf-0'
		: level === '2F'
			? 'rf-1S'
			: /F$|S$/.test(level)
				? `rf-${level}`
				: `lv-${level}`;

/** How a level is filled: hatched for the two lower ones (`Hatching` with this id must be on the page). */
export const levelFill = (id: string, level: string): string =>
	hatched.includes(level) ? `url(#${id}-${level})` : `var(--${levelToken(level)})`;
