import type { Role } from './people.ts';

/** Roles as an administrator reads them. */
export const roleNames: Record<Role, string> = {
	trainer: 'trainer',
	'teacher-educator': 'lerarenopleider',
	'internal-coach': 'intern begeleider',
	'school-leader': 'schoolleider',
	researcher: 'onderzoeker',
	administrator: 'beheerder'
};
