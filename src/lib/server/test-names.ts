import type { Content } from './content/content.ts';

/** A test by its name on the screen: its environment, and whether it is drawn no more. */
export function testName({ forms, environments }: Content, test: string): string {
	const pair = forms.get(test);
	const name = environments.find(({ slug }) => slug === pair?.environment)?.name ?? test;
	return pair?.status === 'vervallen' ? `${name} (vervallen toets)` : name;
}
