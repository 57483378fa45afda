/** Where to go after logging in: only a path of our own, never another site. */
export function ownPath(wanted: string | null | undefined, otherwise: string): string {
	if (!wanted || !/^\/(?![/\\])[^\s\\]*$/.test(wanted)) return otherwise;
	return wanted;
}
