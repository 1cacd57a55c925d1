CREATE TABLE `component_cost_documents` (
	`cost_id` text NOT NULL,
	`sha256` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`cost_id`, `sha256`),
	FOREIGN KEY (`cost_id`) REFERENCES `component_costs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `component_cost_documents_sha256` ON `component_cost_documents` (`sha256`);--> statement-breakpoint
CREATE TABLE `component_costs` (
	`id` text PRIMARY KEY NOT NULL,
	`component_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`unit_cost_micros` integer NOT NULL,
	`per_micros` integer NOT NULL,
	`in_force_from_at` text NOT NULL,
	`evidence_grade` text NOT NULL,
	`evidence_on` text NOT NULL,
	`evidence_key` text,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`component_id`) REFERENCES `components`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "component_costs_grade" CHECK("component_costs"."evidence_grade" in ('invoice', 'quote', 'allocation', 'estimate')),
	CONSTRAINT "component_costs_amounts" CHECK("component_costs"."unit_cost_micros" >= 0 and "component_costs"."per_micros" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `component_costs_sequence` ON `component_costs` (`component_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `components` (
	`id` text PRIMARY KEY NOT NULL,
	`group_name` text NOT NULL,
	`label` text NOT NULL,
	`unit` text NOT NULL,
	`recipient_name` text NOT NULL,
	`recipient_kind` text NOT NULL,
	`recipient_place` text NOT NULL,
	`recipient_country` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`archived_at` text,
	CONSTRAINT "components_group" CHECK("components"."group_name" in ('materials', 'making', 'transport', 'design', 'running', 'margin', 'donation', 'vat')),
	CONSTRAINT "components_recipient_kind" CHECK("components"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `expected_volumes` (
	`year` integer NOT NULL,
	`product_id` text NOT NULL,
	`pieces` integer NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	PRIMARY KEY(`year`, `product_id`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "expected_volumes_pieces" CHECK("expected_volumes"."pieces" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `overhead_amounts` (
	`id` text PRIMARY KEY NOT NULL,
	`overhead_id` text NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`overhead_id`) REFERENCES `overheads`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overhead_amounts_amount" CHECK("overhead_amounts"."amount_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `overhead_amounts_sequence` ON `overhead_amounts` (`overhead_id`,`year`,`sequence`);--> statement-breakpoint
CREATE TABLE `overhead_reconciliation_lines` (
	`reconciliation_id` text NOT NULL,
	`position` integer NOT NULL,
	`overhead_id` text NOT NULL,
	`label` text NOT NULL,
	`recipient_name` text NOT NULL,
	`allocated_cents` integer NOT NULL,
	`real_cents` integer NOT NULL,
	PRIMARY KEY(`reconciliation_id`, `position`),
	FOREIGN KEY (`reconciliation_id`) REFERENCES `overhead_reconciliations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`overhead_id`) REFERENCES `overheads`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "overhead_reconciliation_lines_real" CHECK("overhead_reconciliation_lines"."real_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `overhead_reconciliations` (
	`id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`comment` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `overhead_reconciliations_sequence` ON `overhead_reconciliations` (`year`,`sequence`);--> statement-breakpoint
CREATE TABLE `overheads` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`recipient_name` text NOT NULL,
	`recipient_kind` text NOT NULL,
	`recipient_place` text NOT NULL,
	`recipient_country` text NOT NULL,
	`allocation_key` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	`archived_at` text,
	CONSTRAINT "overheads_key" CHECK("overheads"."allocation_key" in ('pieces', 'revenue', 'making-time')),
	CONSTRAINT "overheads_recipient_kind" CHECK("overheads"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause'))
) STRICT;
--> statement-breakpoint
ALTER TABLE `breakdown_lines` ADD `component_id` text REFERENCES components(id);--> statement-breakpoint
ALTER TABLE `breakdown_lines` ADD `component_cost_id` text REFERENCES component_costs(id);--> statement-breakpoint
ALTER TABLE `breakdown_lines` ADD `overhead_id` text REFERENCES overheads(id);--> statement-breakpoint
CREATE INDEX `breakdown_lines_component` ON `breakdown_lines` (`component_id`);--> statement-breakpoint
CREATE INDEX `breakdown_lines_overhead` ON `breakdown_lines` (`overhead_id`);