ALTER TABLE `answer` ADD `late` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `sitting` ADD `reopened_at` integer;--> statement-breakpoint
ALTER TABLE `sitting` ADD `reopen_reason` text;