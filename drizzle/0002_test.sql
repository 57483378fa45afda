-- A sitting keeps the form pair it was drawn from. Until now an environment had one: that of cito is retired, and is known
-- by its first page, which stood in both of its forms.
CREATE TABLE `__new_sitting` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`cohort_id` text NOT NULL,
	`moment_id` text NOT NULL,
	`environment` text NOT NULL,
	`test` text NOT NULL,
	`form` text NOT NULL,
	`started_at` integer NOT NULL,
	`deadline_at` integer,
	`submitted_at` integer,
	`submitted_by` text,
	`voided_at` integer,
	`void_reason` text,
	`reopened_at` integer,
	`reopen_reason` text,
	`epoch` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohort`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moment_id`) REFERENCES `moment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_sitting` SELECT `id`, `person_id`, `cohort_id`, `moment_id`, `environment`,
	CASE WHEN EXISTS (SELECT 1 FROM `sitting_item` WHERE `sitting_id` = `sitting`.`id` AND `testlet_id` = 'c-begrippen')
		THEN `environment` || '-proef' ELSE `environment` END,
	`form`, `started_at`, `deadline_at`, `submitted_at`, `submitted_by`, `voided_at`, `void_reason`, `reopened_at`,
	`reopen_reason`, `epoch` FROM `sitting`;
--> statement-breakpoint
DROP TABLE `sitting`;--> statement-breakpoint
ALTER TABLE `__new_sitting` RENAME TO `sitting`;--> statement-breakpoint
CREATE UNIQUE INDEX `sitting_once` ON `sitting` (`person_id`,`moment_id`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `sitting_moment` ON `sitting` (`moment_id`);--> statement-breakpoint
CREATE INDEX `sitting_cohort` ON `sitting` (`cohort_id`);--> statement-breakpoint
ALTER TABLE `calibration` RENAME COLUMN `environment` TO `test`;--> statement-breakpoint
UPDATE `calibration` SET `test` = 'cito-proef',
	`constants` = replace(`constants`, '"environment":"cito"', '"test":"cito-proef"')
	WHERE `test` = 'cito' AND EXISTS (SELECT 1 FROM `sitting` WHERE `sitting`.`test` = 'cito-proef');
--> statement-breakpoint
UPDATE `snapshot` SET `figures` = replace(
	replace(`figures`, '"environment":"cito"', '"test":"cito-proef"'),
	'"calibrations":{"cito":', '"calibrations":{"cito-proef":')
	WHERE EXISTS (SELECT 1 FROM `sitting` WHERE `sitting`.`test` = 'cito-proef');
