CREATE TABLE `learning_goal` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`aim` text NOT NULL,
	`challenge` text NOT NULL,
	`evidence` text NOT NULL,
	`module` text,
	`due_on` text NOT NULL,
	`made_at` integer NOT NULL,
	`reviewed_at` integer,
	`outcome` text,
	`reflection` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `learning_goal_person` ON `learning_goal` (`person_id`);--> statement-breakpoint
CREATE TABLE `module_assignment` (
	`cohort_id` text NOT NULL,
	`module` text NOT NULL,
	`due_on` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `module`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `exercise_attempt` ADD `first_seed` integer DEFAULT 0 NOT NULL;