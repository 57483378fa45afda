/** The scores of everybody who took one form: what every classical analysis starts from. */

export interface FormItem {
	readonly id: string;
	/** The most points the item can give: 1, or 2 where the author declares it. */
	readonly maxScore: number;
	/** The page the item stands on; items of one testlet share a stimulus. */
	readonly testlet: string;
}

/**
 * People × items: `rows[person][item]` is a whole number of points. Blank, 'weet ik niet' and
 * invalid are 0 already; who was absent has no row.
 */
export interface FormScores {
	readonly items: readonly FormItem[];
	readonly rows: readonly (readonly number[])[];
}

/** Points per person on the whole form, in the order of the rows. */
export function totalScores(form: FormScores): number[] {
	return form.rows.map((row) => row.reduce((total, score) => total + score, 0));
}

/** Points per person on one item, in the order of the rows. */
export function itemScores(form: FormScores, item: number): number[] {
	return form.rows.map((row) => row[item] ?? 0);
}

/** The most points the form can give. */
export function maxTotal(form: FormScores): number {
	return form.items.reduce((total, item) => total + item.maxScore, 0);
}

/**
 * People × testlets: the points on each page, pages in the order in which they first come.
 * Example: items on pages p, p, q with the row 1, 0, 2 → the row 1, 2.
 */
export function testletRows(form: FormScores): number[][] {
	const testlets = [...new Set(form.items.map((item) => item.testlet))];
	const place = form.items.map((item) => testlets.indexOf(item.testlet));
	return form.rows.map((row) => {
		const points = testlets.map(() => 0);
		place.forEach((testlet, item) => {
			points[testlet] = (points[testlet] ?? 0) + (row[item] ?? 0);
		});
		return points;
	});
}
