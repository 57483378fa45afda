/** For whom a join code is, as an educator says it. */
export function codeNames(role: string, as: string | null): string {
	if (role === 'trainer') return 'Trainers';
	const names: Record<string, string> = {
		student: 'Studenten',
		teacher: 'Leerkrachten',
		'internal-coach': 'Intern begeleiders',
		'school-leader': 'Schoolleiders'
	};
	return names[as ?? ''] ?? 'Deelnemers';
}
