/** What became of an item in a sitting (psychometrics of missing answers: four different things). */
export type AnswerState = 'answered' | 'dont-know' | 'omitted' | 'not-reached';

/**
 * Derives the state of each item, in the order of the form. Not reached is the unbroken run of
 * blanks at the end (one blank last item is not reached); a blank with something after it was omitted.
 *
 * @param given per item whether something was answered: an answer, "weet ik niet", or a blank
 * @example answerStates(['answered', 'blank', 'dont-know', 'blank'])
 * // ['answered', 'omitted', 'dont-know', 'not-reached']
 */
export function answerStates(
	given: readonly ('answered' | 'dont-know' | 'blank')[]
): AnswerState[] {
	const reached = given.findLastIndex((state) => state !== 'blank');
	return given.map((state, at) => {
		if (state !== 'blank') return state;
		return at > reached ? 'not-reached' : 'omitted';
	});
}
