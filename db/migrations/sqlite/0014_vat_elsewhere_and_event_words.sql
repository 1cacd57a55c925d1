CREATE TABLE `order_event_words` (
	`event_id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `order_events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `order_event_words_order` ON `order_event_words` (`order_id`);--> statement-breakpoint
CREATE TABLE `vat_elsewhere` (
	`id` text PRIMARY KEY NOT NULL,
	`own_bp` integer NOT NULL,
	`country` text NOT NULL,
	`rate_bp` integer,
	`sequence` integer NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	CONSTRAINT "vat_elsewhere_rates" CHECK("vat_elsewhere"."own_bp" between 1 and 10000 and ("vat_elsewhere"."rate_bp" is null or "vat_elsewhere"."rate_bp" between 0 and 10000))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vat_elsewhere_sequence` ON `vat_elsewhere` (`own_bp`,`country`,`sequence`);