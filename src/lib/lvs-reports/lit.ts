import { getContext, setContext } from 'svelte';

/** Rows, points or bars of a report that feedback is about: they are marked where they stand. */

const key = Symbol('lit');
export const provideLit = (ids: () => readonly string[]) => setContext(key, ids);

/** Asked when a component is made; what it gives may be asked again and again. */
export function litHere(): (id: string) => boolean {
	const ids = getContext<(() => readonly string[]) | undefined>(key);
	return (id) => ids?.().includes(id) ?? false;
}
