import { drawnForms, itemsOf } from '$lib/server/content/forms';
import { domainNames, domains } from '$lib/domain/assessment/blueprint';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({
	closedBank: app.content.closedBank,
	domains: domains.map((domain) => domainNames[domain]),
	environments: app.content.environments.map(({ slug, name, facts, flavours }) => {
		const pair = drawnForms(app.content.forms, slug);
		return {
			slug,
			name,
			facts,
			flavours: flavours.map((flavour) => {
				const named = (verified: boolean) => [
					...new Set(flavour.reports.flatMap((one) => (one.verified === verified ? one.label : [])))
				];
				return { name: flavour.name, verified: named(true), unverified: named(false) };
			}),
			test: pair && {
				status: pair.status,
				minutes: pair.minutes,
				items: itemsOf(pair.forms.A).length,
				core: itemsOf(pair.forms.A).filter(({ core }) => core).length,
				points: pair.maximum,
				anchors: itemsOf(pair.forms.A.filter(({ id }) => pair.anchors.has(id))).length
			}
		};
	})
});
