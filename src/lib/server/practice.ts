import type { Content } from './content/content.ts';
import { fieldsOf } from './taking.ts';

/** Practice: answers are judged at once, and every choice says why. */

export interface ChoiceFeedback {
	readonly code: string;
	readonly tone: 'ok' | 'bad' | 'missed';
	readonly text: string;
}

export type Judgement =
	| { answer: unknown; right: boolean; feedback: ChoiceFeedback[]; explanation: string }
	| { problem: string };

/**
 * Judges one exercise. Of several choices each is judged, also what was rightly left alone; of one
 * choice only the chosen one.
 */
export function judge(
	content: Content,
	exerciseId: string,
	entries: readonly (readonly [string, unknown])[]
): Judgement | undefined {
	const exercise = content.exercises.get(exerciseId);
	const item = exercise?.testlet.items[0];
	if (!exercise || !item) return undefined;
	const reading = item.item.read(fieldsOf(entries, exerciseId));
	if ('problem' in reading) return reading;
	if ('blank' in reading) return { problem: 'Kies eerst een antwoord.' };
	const { answer } = reading;
	const chosen = new Set(item.item.chosen(answer));
	const several = item.item.open.type === 'multiple-choice';
	const feedback = item.item.choices.flatMap(({ code, correct }): ChoiceFeedback[] => {
		const text = exercise.feedback.get(code) ?? '';
		if (chosen.has(code)) return [{ code, tone: correct ? 'ok' : 'bad', text }];
		if (!several) return [];
		return [{ code, tone: correct ? 'missed' : 'ok', text }];
	});
	return {
		answer,
		right: item.item.score(answer) === item.item.maxScore,
		feedback,
		explanation: item.explanation
	};
}
