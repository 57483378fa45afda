import { createHmac } from 'node:crypto';

/** A cohort's code for researchers: always the same, and not to be led back without the secret. */
export const cohortCode = (secret: string, cohortId: string): string =>
	createHmac('sha256', secret).update(`cohort:${cohortId}`).digest('hex').slice(0, 8);
