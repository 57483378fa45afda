const names: Readonly<Record<string, string>> = {
	rekenen: 'rekenen-wiskunde',
	spelling: 'spelling',
	'begrijpend-lezen': 'begrijpend lezen',
	'technisch-lezen': 'technisch lezen'
};
const shortNames: Readonly<Record<string, string>> = { rekenen: 'rekenen' };

/** The Dutch name of a subject, as in 'Groepsrapport rekenen-wiskunde'. */
export const subjectName = (subject: string): string =>
	names[subject] ?? subject.replaceAll('-', ' ');

/** The same for the head of a narrow column. */
export const shortSubjectName = (subject: string): string =>
	shortNames[subject] ?? subjectName(subject);

export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
