/** Light, dark, or whatever the device says. Kept in a cookie, so that the first paint is right. */
export const themeCookie = 'leerwinst_thema';
export const themes = { licht: 'light', donker: 'dark' } as const;

export function themeOf(cookies: { get(name: string): string | undefined }) {
	const chosen = cookies.get(themeCookie);
	return chosen === 'licht' || chosen === 'donker' ? themes[chosen] : undefined;
}
