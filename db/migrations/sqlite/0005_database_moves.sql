CREATE TABLE `database_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`moved_from` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text
) STRICT;
