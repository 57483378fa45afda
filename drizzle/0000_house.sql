CREATE TABLE `answer` (
	`sitting_id` text NOT NULL,
	`item_id` text NOT NULL,
	`value` text,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`sitting_id`, `item_id`),
	FOREIGN KEY (`sitting_id`) REFERENCES `sitting`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `appointment` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_once` ON `appointment` (`person_id`,`role`,`organisation_id`) WHERE organisation_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `appointment_once_everywhere` ON `appointment` (`person_id`,`role`) WHERE organisation_id is null;--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text
);
--> statement-breakpoint
CREATE TABLE `calibration` (
	`id` text PRIMARY KEY NOT NULL,
	`environment` text NOT NULL,
	`made_at` integer NOT NULL,
	`content_fingerprint` text NOT NULL,
	`constants` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cohort` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`first_result` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cohort_organisation` ON `cohort` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `cohort_group` (
	`cohort_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `kind`, `name`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draw` (
	`cohort_id` text NOT NULL,
	`environment` text NOT NULL,
	`position` integer NOT NULL,
	`person_id` text NOT NULL,
	`form` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `environment`, `position`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exercise_attempt` (
	`person_id` text NOT NULL,
	`exercise` text NOT NULL,
	`first_answer` text NOT NULL,
	`first_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	PRIMARY KEY(`person_id`, `exercise`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `join_code` (
	`code` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`role` text NOT NULL,
	`function` text,
	`closed_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_visit` (
	`person_id` text NOT NULL,
	`module` text NOT NULL,
	`lesson` text NOT NULL,
	`opened_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`person_id`, `module`, `lesson`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`function` text,
	`class_name` text,
	`school_name` text,
	`environment` text,
	`extra_time` real DEFAULT 1 NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`cohort_id`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE TABLE `moment` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moment_once` ON `moment` (`cohort_id`,`code`);--> statement-breakpoint
CREATE TABLE `moment_window` (
	`moment_id` text NOT NULL,
	`instrument` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`moment_id`, `instrument`),
	FOREIGN KEY (`moment_id`) REFERENCES `moment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `one_time_link` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`person_id` text,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`welcomed_at` integer,
	`password_reset_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sitting` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`moment_id` text NOT NULL,
	`environment` text NOT NULL,
	`form` text NOT NULL,
	`started_at` integer NOT NULL,
	`deadline_at` integer,
	`submitted_at` integer,
	`submitted_by` text,
	`voided_at` integer,
	`void_reason` text,
	`epoch` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moment_id`) REFERENCES `moment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sitting_once` ON `sitting` (`person_id`,`moment_id`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `sitting_moment` ON `sitting` (`moment_id`);--> statement-breakpoint
CREATE INDEX `sitting_cohort` ON `sitting` (`cohort_id`);--> statement-breakpoint
CREATE TABLE `sitting_item` (
	`sitting_id` text NOT NULL,
	`position` integer NOT NULL,
	`page` integer NOT NULL,
	`testlet_id` text NOT NULL,
	`item_id` text NOT NULL,
	`shown` text NOT NULL,
	`flagged` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`sitting_id`, `item_id`),
	FOREIGN KEY (`sitting_id`) REFERENCES `sitting`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`moment_id` text NOT NULL,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`made_at` integer NOT NULL,
	`content_fingerprint` text NOT NULL,
	`figures` text NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moment_id`) REFERENCES `moment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshot_version` ON `snapshot` (`moment_id`,`version`);