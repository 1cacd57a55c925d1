CREATE TABLE `breakdown_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`lines` text NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`archived_at` text
) STRICT;
