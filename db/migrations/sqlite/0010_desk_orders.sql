CREATE TABLE `order_erasures` (
	`order_id` text PRIMARY KEY NOT NULL,
	`erased_at` text NOT NULL,
	`erased_by` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_index` (
	`order_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`withdrawal_asked_at` text,
	`words` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `order_index_state` ON `order_index` (`state`);--> statement-breakpoint
CREATE INDEX `order_index_withdrawal` ON `order_index` (`withdrawal_asked_at`);--> statement-breakpoint
CREATE TABLE `order_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`text` text NOT NULL,
	`noted_at` text NOT NULL,
	`noted_by` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_notes_sequence` ON `order_notes` (`order_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `order_trackings` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`carrier_name` text NOT NULL,
	`number` text NOT NULL,
	`url` text NOT NULL,
	`told_at` text NOT NULL,
	`told_by` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_trackings_sequence` ON `order_trackings` (`order_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `page_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`lang` text NOT NULL,
	`sequence` integer NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`markdown` text,
	`written_at` text NOT NULL,
	`written_by` text NOT NULL,
	CONSTRAINT "page_texts_lang" CHECK("page_texts"."lang" in ('fr', 'en'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `page_texts_sequence` ON `page_texts` (`name`,`lang`,`sequence`);--> statement-breakpoint
CREATE TABLE `seller_details` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`details` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `seller_details_sequence` ON `seller_details` (`sequence`);--> statement-breakpoint
ALTER TABLE `delivery_methods` ADD `edited_at` text;--> statement-breakpoint
ALTER TABLE `delivery_methods` ADD `edited_by` text;