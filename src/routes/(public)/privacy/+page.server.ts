import { audiences, standingNames } from '$lib/domain/privacy/audience';
import { LEAST_FOR_DISTRIBUTION, LEAST_FOR_MEAN } from '$lib/domain/privacy/limits';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({
	contact: app.config.contact,
	limits: { mean: LEAST_FOR_MEAN, distribution: LEAST_FOR_DISTRIBUTION },
	audiences: Object.values(audiences).map(({ what, sees }) => ({
		what,
		sees: sees.map((standing) => standingNames[standing])
	}))
});
