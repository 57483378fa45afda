CREATE TABLE `item_key` (
	`item_id` text NOT NULL,
	`since` integer NOT NULL,
	`scored` text NOT NULL,
	`rule` text NOT NULL,
	`corrections` integer NOT NULL,
	PRIMARY KEY(`item_id`, `since`)
);
