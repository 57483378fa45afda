import { getContext, setContext } from 'svelte';
import type { Saving } from './saving.svelte';

const key = Symbol('saving');

/** The layout of a sitting makes one, its pages share it: what waits goes on from page to page. */
export const provideSaving = (saving: () => Saving | undefined) => setContext(key, saving);
export const useSaving = () => getContext<() => Saving | undefined>(key);
