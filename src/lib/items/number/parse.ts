/**
 * A number as Dutch people type it: comma or point for decimals, a minus of either kind, points or
 * spaces between thousands, a percent sign behind it. One point before three digits (1.234) is a decimal
 * point. undefined when it is anything else.
 */
export function parseDutchNumber(typed: string): number | undefined {
	const [, sign = '', bare = ''] = /^([-+−–]?)\s*(.*?)\s*%?$/s.exec(typed.trim()) ?? [];
	const digits = plain.test(bare)
		? bare
		: byPoints.test(bare)
			? bare.replaceAll('.', '')
			: bySpaces.test(bare)
				? bare.replace(/\s/g, '')
				: undefined;
	if (digits === undefined) return undefined;
	const size = Number(digits.replace(',', '.'));
	if (!Number.isFinite(size)) return undefined;
	return size > 0 && sign !== '' && sign !== '+' ? -size : size;
}

const plain = /^(\d+([.,]\d+)?|[.,]\d+)$/;
const byPoints = /^\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})$/;
const bySpaces = /^\d{1,3}(\s\d{3})+(,\d+)?$/;
