/** For the tests: every attribute of a drawing that is no number where one should be. */
export const brokenAttributes = (container: Element): string[] =>
	[...container.querySelectorAll('*')].flatMap((element) =>
		[...element.attributes]
			.filter(({ value }) => /NaN|Infinity|undefined|null/.test(value))
			.map(({ name, value }) => `${element.localName} ${name}="${value}"`)
	);

/** Every text that does not stand within its drawing. */
export const textsOutside = (svg: Element): string[] => {
	const frame = svg.getBoundingClientRect();
	return [...svg.querySelectorAll('text')].flatMap((text) => {
		const box = text.getBoundingClientRect();
		const inside =
			box.left >= frame.left - 1 &&
			box.right <= frame.right + 1 &&
			box.top >= frame.top - 1 &&
			box.bottom <= frame.bottom + 1;
		return inside ? [] : [text.textContent.trim()];
	});
};
