/**
 * A number as Dutch people type it: comma or point for decimals, a minus of either kind, points or
 * spaces between thousands, a percent sign behind it. undefined when it is anything else.
 */
export function parseDutchNumber(typed: string): number | undefined {
	const bare = typed
		.trim()
		.replace(/\s*%$/, '')
		.replace(/^[−–]/, '-')
		.replace(/^\+/, '')
		.replace(/[\s\u00a0\u202f]/g, '');
	if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare) && bare.includes(',')) {
		return Number(bare.replaceAll('.', '').replace(',', '.'));
	}
	if (!/^-?(\d+([.,]\d+)?|[.,]\d+)$/.test(bare)) return undefined;
	return Number(bare.replace(',', '.'));
}
