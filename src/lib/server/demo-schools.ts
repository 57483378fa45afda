import type { Content } from './content/content.ts';
import { drawnForms, itemsOf } from './content/forms.ts';
import { write, type Database } from './db/open.ts';
import { findSetting, setSetting } from './db/settings.ts';
import { drawAbility } from './demo-answers.ts';
import { findDemoPerson } from './demo-logins.ts';
import { closeAs, enrol, plan, takeAll, type Learner, type Stage } from './demo-play.ts';
import { seedDemo, stageOf } from './demo.ts';
import { listAppointments } from './people.ts';

/**
 * A simulated installation: the demo, and beside it as many fictional schools as asked, whose teachers
 * took T1 and T3. What is true of them is known, so that what an analysis finds can be held against it.
 */

/** Teachers per school: 1,750 in 104 schools. */
const TEACHERS_PER_SCHOOL = 1750 / 104;
/** How many schools follow one course together; the first groups are large. */
const GROUPS = [20, 12, 8];
const USUAL_GROUP = 4;
/** Part of who took T1 that does not take T3. */
const LEAVING = 0.08;
/** SD of the means of schools, in logits: part of the spread of people. */
const SCHOOL_SD = 0.35;
/** Which system schools use, by share. */
const ENVIRONMENTS = { cito: 0.5, parnassys: 0.3, iep: 0.2 };
/** How much abler people are on one anchor at T3 than on the others, in logits: as if it was taught. */
export const EASED_BY = 1;

export interface SimulatedInstallation {
	readonly schools: number;
	readonly cohorts: number;
	readonly teachers: number;
	/** The anchor that drifts. */
	readonly eased: string;
}

/** Fills an empty demo database; undefined when there is something in it already. */
export async function seedSchools(
	app: { db: Database; content: Content },
	{ schools, seed, now }: { schools: number; seed: number; now: Date }
): Promise<SimulatedInstallation | undefined> {
	if (findSetting(app.db, 'demo-seed') !== undefined) return undefined;
	await seedDemo(app, { seed, now });
	const stage = await stageOf(app, { seed: seed + 1, now });
	return write(app.db, () => {
		setSetting(app.db, 'demo-schools', String(schools));
		return play(stage, schools);
	});
}

function play(stage: Stage, schools: number): SimulatedInstallation {
	const { db, content } = stage.app;
	const educator = findDemoPerson(db, 'lerarenopleider');
	const organisationId = educator && listAppointments(db, educator.id)[0]?.organisationId;
	if (!organisationId) throw new Error('the demo has no educator');
	const eased = easedAnchor(content);
	const sizes = teamSizes(stage, schools);
	const names = sizes.map((_, at) => `School ${String(at + 1).padStart(3, '0')} (fictief)`);
	let placed = 0;
	let cohorts = 0;
	while (placed < schools) {
		const members = Math.min(GROUPS[cohorts] ?? USUAL_GROUP, schools - placed);
		cohorts += 1;
		course(stage, {
			organisationId,
			educator: educator.id,
			name: `Nascholing groep ${cohorts}`,
			teams: new Map(
				Array.from({ length: members }, (_, at) => [
					names[placed + at] ?? '',
					sizes[placed + at] ?? 0
				])
			),
			eased: new Map([[eased, EASED_BY]])
		});
		placed += members;
	}
	return { schools, cohorts, teachers: sizes.reduce((sum, size) => sum + size, 0), eased };
}

/** The first anchor of the core that is right or wrong. */
function easedAnchor({ forms }: Content): string {
	const pair = drawnForms(forms, 'cito');
	const found = itemsOf(pair?.forms.A ?? []).find(
		({ testletId, core, item }) => core && pair?.anchors.has(testletId) && item.maxScore === 1
	);
	if (!found) throw new Error('there is no form with an anchor');
	return found.id;
}

function environmentBy(chance: number): string {
	let left = chance;
	const found = Object.entries(ENVIRONMENTS).find(([, share]) => (left -= share) < 0);
	return found?.[0] ?? 'cito';
}

/** Teams of different sizes that together are as many as there should be. */
function teamSizes({ random }: Stage, schools: number): number[] {
	const sizes = Array.from({ length: schools }, () => random.integer(8, 25));
	let left = Math.round(schools * TEACHERS_PER_SCHOOL) - sizes.reduce((sum, size) => sum + size, 0);
	for (let at = 0; left !== 0; at = (at + 1) % schools) {
		const step = Math.sign(left);
		sizes[at] = (sizes[at] ?? 0) + step;
		left -= step;
	}
	return sizes;
}

/** One course: teachers of a few schools, both moments closed. */
function course(
	stage: Stage,
	given: {
		organisationId: string;
		educator: string;
		name: string;
		teams: ReadonlyMap<string, number>;
		eased: ReadonlyMap<string, number>;
	}
): void {
	const { random } = stage;
	const cohort = plan(stage, {
		organisationId: given.organisationId,
		by: given.educator,
		name: given.name,
		kind: 'school',
		classes: [],
		schools: [...given.teams.keys()],
		first: [150, 140],
		last: [50, 40]
	});
	const learners = [...given.teams].flatMap(([schoolName, size]): Learner[] => {
		const level = random.normal(0, SCHOOL_SD);
		const environment = environmentBy(random.uniform());
		return Array.from({ length: size }, () => {
			const { ability, growth } = drawAbility(random);
			const drawn = { ability: ability + level, growth };
			return enrol(stage, cohort, { function: 'teacher', schoolName, environment, drawn });
		});
	});
	takeAll(stage, cohort, 'T1', learners, 145);
	closeAs(stage, cohort, 'T1', given.educator, 139);
	const staying = learners.filter(() => random.uniform() >= LEAVING);
	takeAll(stage, cohort, 'T3', staying, 45, given.eased);
	closeAs(stage, cohort, 'T3', given.educator, 39);
}
