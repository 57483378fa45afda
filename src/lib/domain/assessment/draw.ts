export type FormName = 'A' | 'B';

export const otherForm = (form: FormName): FormName => (form === 'A' ? 'B' : 'A');

/**
 * Which form a person gets. Whoever sat before, anywhere in the installation, gets the other one than
 * last time. Else forms fall in random blocks of two within cohort and environment: the first of a
 * block by the coin, the second the other form, so that both stay equally common whatever happens.
 *
 * @param earlier the forms she sat before, oldest first; a void sitting counts, since she saw it
 * @param drawn the forms drawn so far in this cohort and environment, oldest first
 * @param heads the toss of a fair coin
 */
export function drawForm({
	earlier,
	drawn,
	heads
}: {
	earlier: readonly FormName[];
	drawn: readonly FormName[];
	heads: boolean;
}): { form: FormName; fromBlock: boolean } {
	const last = earlier.at(-1);
	if (last) return { form: otherForm(last), fromBlock: false };
	const open = drawn.length % 2 === 1 ? drawn.at(-1) : undefined;
	if (open) return { form: otherForm(open), fromBlock: true };
	return { form: heads ? 'A' : 'B', fromBlock: true };
}
