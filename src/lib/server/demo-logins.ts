import { eq } from 'drizzle-orm';
import type { Database } from './db/open.ts';
import { person } from './db/schema.ts';

/** The people whom a visitor of the demo can be, found by their address. */
export const demoLogins = [
	{
		key: 'student',
		label: 'Student',
		hint: 'T1 is gemaakt, T3 staat open. Lever in en zie je leerwinst.'
	},
	{
		key: 'lerarenopleider',
		label: 'Lerarenopleider',
		hint: 'Ziet de cohorten van de pabo, met rapport en vragentabel.'
	},
	{ key: 'trainer', label: 'Trainer', hint: 'Begeleidt een schoolteam en een cohort van de pabo.' },
	{ key: 'leerkracht', label: 'Leerkracht', hint: 'Doet mee met haar schoolteam. T1 is gesloten.' },
	{
		key: 'schoolleider',
		label: 'Schoolleider',
		hint: 'Ziet het rapport van het eigen team, zonder namen.'
	},
	{
		key: 'ib',
		label: 'Intern begeleider',
		hint: 'Doet mee met het team en ziet het rapport ervan.'
	},
	{
		key: 'onderzoeker',
		label: 'Onderzoeker',
		hint: 'Ziet vragen over alle cohorten samen, en cohorten onder een code.'
	},
	{ key: 'beheerder', label: 'Beheerder', hint: 'Ziet mensen, rollen en het logboek, geen scores.' }
] as const;

export type DemoRole = (typeof demoLogins)[number]['key'];

export const demoAddress = (key: DemoRole | string) => `${key}@demo.leerwinst.example`;

export const findDemoPerson = (db: Database, key: string) =>
	demoLogins.some((one) => one.key === key)
		? db
				.select()
				.from(person)
				.where(eq(person.email, demoAddress(key)))
				.get()
		: undefined;
