CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`since_at` text NOT NULL,
	`holder` text,
	`lease_until_at` text,
	`started_at` text,
	`finished_at` text
) STRICT;
