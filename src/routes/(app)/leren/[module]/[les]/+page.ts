import { error } from '@sveltejs/kit';
import type { Component } from 'svelte';
import type { PageLoad } from './$types';

/** Exercises check in place; without JavaScript by a plain form. */
export const csr = true;

const lessons = import.meta.glob<{ default: Component }>('/content/modules/*/*.md');

export const load: PageLoad = async ({ data }) => {
	const load = lessons[data.lesson.source];
	if (!load) error(404, 'geen les');
	return { ...data, Lesson: (await load()).default };
};
