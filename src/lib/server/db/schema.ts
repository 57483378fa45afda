import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';

/**
 * Everything that people did. Content (items, forms, lessons) is in git and only named here.
 * Each table is written by one module, named above it. No cascades: what people did is never
 * removed by a side effect.
 */

const at = (name: string) => integer(name, { mode: 'timestamp_ms' });
const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();

// organisations.ts
export const organisation = sqliteTable('organisation', {
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	kind: text('kind', { enum: ['pabo', 'school'] }).notNull(),
	createdAt: at('created_at').notNull()
});

// people.ts
export const person = sqliteTable('person', {
	id: text('id').primaryKey(),
	email: text('email').notNull().unique(),
	name: text('name').notNull(),
	passwordHash: text('password_hash').notNull(),
	createdAt: at('created_at').notNull(),
	/** When she read what is stored and who sees what. */
	welcomedAt: at('welcomed_at'),
	/** Set by a reset; shown once at the next login, then cleared. */
	passwordResetAt: at('password_reset_at')
});

export const organisationRoles = [
	'trainer',
	'teacher-educator',
	'internal-coach',
	'school-leader',
	'researcher',
	'administrator'
] as const;

/** A role in an organisation; a researcher's and an administrator's hold for the installation. */
export const appointment = sqliteTable(
	'appointment',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		organisationId: text('organisation_id').references(() => organisation.id),
		role: text('role', { enum: organisationRoles }).notNull(),
		createdAt: at('created_at').notNull()
	},
	(table) => [
		uniqueIndex('appointment_once')
			.on(table.personId, table.role, table.organisationId)
			.where(sql`organisation_id is not null`),
		uniqueIndex('appointment_once_everywhere')
			.on(table.personId, table.role)
			.where(sql`organisation_id is null`)
	]
);

// auth/
export const session = sqliteTable(
	'session',
	{
		idHash: text('id_hash').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		expiresAt: at('expires_at').notNull()
	},
	(table) => [index('session_person').on(table.personId)]
);

export const oneTimeLink = sqliteTable('one_time_link', {
	tokenHash: text('token_hash').primaryKey(),
	purpose: text('purpose', { enum: ['password-reset', 'first-administrator'] }).notNull(),
	personId: text('person_id').references(() => person.id),
	expiresAt: at('expires_at').notNull(),
	usedAt: at('used_at')
});

// cohorts.ts
export const cohort = sqliteTable(
	'cohort',
	{
		id: text('id').primaryKey(),
		organisationId: text('organisation_id')
			.notNull()
			.references(() => organisation.id),
		name: text('name').notNull(),
		kind: text('kind', { enum: ['pabo', 'school'] }).notNull(),
		/** What a learner sees after T1; locked once somebody starts. */
		firstResult: text('first_result', { enum: ['nothing', 'clusters', 'score'] }).notNull(),
		createdAt: at('created_at').notNull()
	},
	(table) => [index('cohort_organisation').on(table.organisationId)]
);

/** The classes and schools that a learner chooses from when joining. */
export const cohortGroup = sqliteTable(
	'cohort_group',
	{
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		kind: text('kind', { enum: ['class', 'school'] }).notNull(),
		name: text('name').notNull()
	},
	(table) => [primaryKey({ columns: [table.cohortId, table.kind, table.name] })]
);

export const memberRoles = ['learner', 'trainer'] as const;
export const functions = ['student', 'teacher', 'internal-coach', 'school-leader'] as const;

/** A join code is read aloud and projected: no secret, so kept as it is. It can be closed. */
export const joinCode = sqliteTable('join_code', {
	code: text('code').primaryKey(),
	cohortId: text('cohort_id')
		.notNull()
		.references(() => cohort.id),
	role: text('role', { enum: memberRoles }).notNull(),
	function: text('function', { enum: functions }),
	closedAt: at('closed_at')
});

export const membership = sqliteTable(
	'membership',
	{
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		role: text('role', { enum: memberRoles }).notNull(),
		function: text('function', { enum: functions }),
		className: text('class_name'),
		schoolName: text('school_name'),
		/** The report environment of her own school: what the start page proposes. */
		environment: text('environment'),
		/** Factor on the time of a sitting; 0 means no limit. */
		extraTime: real('extra_time').notNull().default(1),
		joinedAt: at('joined_at').notNull(),
		leftAt: at('left_at')
	},
	(table) => [
		primaryKey({ columns: [table.cohortId, table.personId] }),
		index('membership_person').on(table.personId)
	]
);

export const momentCodes = ['T1', 'T2a', 'T2b', 'T3'] as const;

export const moment = sqliteTable(
	'moment',
	{
		id: text('id').primaryKey(),
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		code: text('code', { enum: momentCodes }).notNull(),
		label: text('label').notNull()
	},
	(table) => [uniqueIndex('moment_once').on(table.cohortId, table.code)]
);

/** When an instrument can be taken at a moment. Several instruments, several windows. */
export const momentWindow = sqliteTable(
	'moment_window',
	{
		momentId: text('moment_id')
			.notNull()
			.references(() => moment.id),
		instrument: text('instrument', { enum: ['knowledge-test', 'questionnaires'] }).notNull(),
		opensAt: at('opens_at').notNull(),
		closesAt: at('closes_at').notNull(),
		/** Closed by the button, or at the first request after closesAt. */
		closedAt: at('closed_at')
	},
	(table) => [primaryKey({ columns: [table.momentId, table.instrument] })]
);

// sittings.ts
export const formNames = ['A', 'B'] as const;

/** Which form fell to whom, in random blocks of two within cohort and environment. */
export const draw = sqliteTable(
	'draw',
	{
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		environment: text('environment').notNull(),
		position: integer('position').notNull(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		form: text('form', { enum: formNames }).notNull()
	},
	(table) => [primaryKey({ columns: [table.cohortId, table.environment, table.position] })]
);

export const sitting = sqliteTable(
	'sitting',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		momentId: text('moment_id')
			.notNull()
			.references(() => moment.id),
		environment: text('environment').notNull(),
		/** The form pair: an environment may have had more than one. */
		test: text('test').notNull(),
		form: text('form', { enum: formNames }).notNull(),
		startedAt: at('started_at').notNull(),
		/** null: no limit. */
		deadlineAt: at('deadline_at'),
		submittedAt: at('submitted_at'),
		submittedBy: text('submitted_by', { enum: ['learner', 'deadline', 'window'] }),
		voidedAt: at('voided_at'),
		voidReason: text('void_reason'),
		reopenedAt: at('reopened_at'),
		reopenReason: text('reopen_reason'),
		/** Given at the start and at each "Hier verdergaan": whoever holds the highest one writes. */
		epoch: integer('epoch').notNull()
	},
	(table) => [
		uniqueIndex('sitting_once')
			.on(table.personId, table.momentId)
			.where(sql`voided_at is null`),
		index('sitting_moment').on(table.momentId),
		index('sitting_cohort').on(table.cohortId)
	]
);

/** The form as it was frozen at the start: which items, in which order, as shown. */
export const sittingItem = sqliteTable(
	'sitting_item',
	{
		sittingId: text('sitting_id')
			.notNull()
			.references(() => sitting.id),
		position: integer('position').notNull(),
		page: integer('page').notNull(),
		testletId: text('testlet_id').notNull(),
		itemId: text('item_id').notNull(),
		shown: text('shown').notNull(),
		flagged: integer('flagged', { mode: 'boolean' }).notNull().default(false)
	},
	(table) => [primaryKey({ columns: [table.sittingId, table.itemId] })]
);

/** Raw answers; a value of null was cleared. Scores are computed, never stored. */
export const answer = sqliteTable(
	'answer',
	{
		sittingId: text('sitting_id')
			.notNull()
			.references(() => sitting.id),
		itemId: text('item_id').notNull(),
		value: json<unknown>('value'),
		epoch: integer('epoch').notNull(),
		seq: integer('seq').notNull(),
		savedAt: at('saved_at').notNull(),
		/** Given in time on a device without a connection, arrived after the end (late.ts). */
		late: integer('late', { mode: 'boolean' }).notNull().default(false)
	},
	(table) => [primaryKey({ columns: [table.sittingId, table.itemId] })]
);

// keys.ts
/**
 * By which key answers to an item are scored, since when. The key itself is content; kept here is the rule
 * that was in force, to know what a correction changed for whom. The newest row of an item holds.
 */
export const itemKey = sqliteTable(
	'item_key',
	{
		itemId: text('item_id').notNull(),
		since: at('since').notNull(),
		/** The fingerprint of the rule. */
		scored: text('scored').notNull(),
		rule: json<unknown>('rule').notNull(),
		/** How many corrections the content told of by then. */
		corrections: integer('corrections').notNull()
	},
	(table) => [primaryKey({ columns: [table.itemId, table.since] })]
);

// snapshots.ts
/** Constants of equating and error, dated, so that nobody's number moves without being told. */
export const calibration = sqliteTable('calibration', {
	id: text('id').primaryKey(),
	test: text('test').notNull(),
	madeAt: at('made_at').notNull(),
	contentFingerprint: text('content_fingerprint').notNull(),
	constants: json<unknown>('constants').notNull()
});

/** What was published when a moment closed: figures after suppression, no persons. */
export const snapshot = sqliteTable(
	'snapshot',
	{
		id: text('id').primaryKey(),
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		momentId: text('moment_id')
			.notNull()
			.references(() => moment.id),
		version: integer('version').notNull(),
		reason: text('reason', { enum: ['closed', 'changed', 'key-correction'] }).notNull(),
		madeAt: at('made_at').notNull(),
		contentFingerprint: text('content_fingerprint').notNull(),
		figures: json<unknown>('figures').notNull()
	},
	(table) => [uniqueIndex('snapshot_version').on(table.momentId, table.version)]
);

// progress.ts
export const lessonVisit = sqliteTable(
	'lesson_visit',
	{
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		module: text('module').notNull(),
		lesson: text('lesson').notNull(),
		openedAt: at('opened_at').notNull(),
		doneAt: at('done_at')
	},
	(table) => [primaryKey({ columns: [table.personId, table.module, table.lesson] })]
);

export const exerciseAttempt = sqliteTable(
	'exercise_attempt',
	{
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		exercise: text('exercise').notNull(),
		firstAnswer: json<unknown>('first_answer').notNull(),
		/** With which pupils: 0 as written, else a seed of 'Andere leerlingen'. */
		firstSeed: integer('first_seed').notNull().default(0),
		firstAt: at('first_at').notNull(),
		attempts: integer('attempts').notNull()
	},
	(table) => [primaryKey({ columns: [table.personId, table.exercise] })]
);

// goals.ts
export const goalOutcomes = ['reached', 'partly', 'not-yet'] as const;

/** What a learner wants to be able to do, in her own words, with a date to look back. */
export const learningGoal = sqliteTable(
	'learning_goal',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** What she can do then: 'Ik kan …' */
		aim: text('aim').notNull(),
		/** What makes it challenging: what she can't do yet. */
		challenge: text('challenge').notNull(),
		/** What she will look at to see whether it was reached. */
		evidence: text('evidence').notNull(),
		/** The module that works on it, for evidence of work done. */
		module: text('module'),
		dueOn: text('due_on').notNull(),
		madeAt: at('made_at').notNull(),
		reviewedAt: at('reviewed_at'),
		outcome: text('outcome', { enum: goalOutcomes }),
		reflection: text('reflection')
	},
	(table) => [index('learning_goal_person').on(table.personId)]
);

// assignments.ts
/** A module that an educator asks a cohort to have done by a date. */
export const moduleAssignment = sqliteTable(
	'module_assignment',
	{
		cohortId: text('cohort_id')
			.notNull()
			.references(() => cohort.id),
		module: text('module').notNull(),
		dueOn: text('due_on').notNull(),
		assignedBy: text('assigned_by')
			.notNull()
			.references(() => person.id),
		assignedAt: at('assigned_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.cohortId, table.module] })]
);

// audit.ts
/** Who did what to what; never contents. */
export const audit = sqliteTable('audit', {
	id: integer('id').primaryKey({ autoIncrement: true }),
	at: at('at').notNull(),
	actorId: text('actor_id'),
	action: text('action').notNull(),
	subject: text('subject').notNull(),
	subjectId: text('subject_id')
});

// db/
export const setting = sqliteTable('setting', {
	key: text('key').primaryKey(),
	value: text('value').notNull()
});
