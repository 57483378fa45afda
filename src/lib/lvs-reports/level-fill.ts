/** How a level is filled: hatched for the two lower ones (`Hatching` with this id must be on the page). */
export const levelFill = (id: string, level: string): string =>
	['IV', 'V', 'D', 'E'].includes(level) ? `url(#${id}-${level})` : `var(--lv-${level})`;
