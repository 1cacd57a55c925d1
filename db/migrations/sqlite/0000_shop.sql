CREATE TABLE `cart_lines` (
	`cart_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`position` integer NOT NULL,
	`quantity` integer NOT NULL,
	`seen_price_cents` integer NOT NULL,
	PRIMARY KEY(`cart_id`, `variant_id`),
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cart_lines_quantity" CHECK("cart_lines"."quantity" between 1 and 99)
) STRICT;
--> statement-breakpoint
CREATE TABLE `carts` (
	`id` text PRIMARY KEY NOT NULL,
	`secret_sha256` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`locked_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `carts_secret` ON `carts` (`secret_sha256`);--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_slug` ON `categories` (`slug`);--> statement-breakpoint
CREATE TABLE `manufacturers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`email` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `manufacturers_name` ON `manufacturers` (`name`);--> statement-breakpoint
CREATE TABLE `product_images` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text,
	`position` integer NOT NULL,
	`path` text,
	`source_url` text,
	`alt` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `product_images_product` ON `product_images` (`product_id`,`position`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`category_id` text,
	`manufacturer_id` text,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`composition` text NOT NULL,
	`origin` text NOT NULL,
	`care` text NOT NULL,
	`vat_bp` integer NOT NULL,
	`giving_rate_bp` integer,
	`import_key` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`published_at` text,
	`archived_at` text,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manufacturer_id`) REFERENCES `manufacturers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "products_vat" CHECK("products"."vat_bp" between 0 and 10000),
	CONSTRAINT "products_giving_rate" CHECK("products"."giving_rate_bp" is null or "products"."giving_rate_bp" between 0 and 10000)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `products_slug` ON `products` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `products_import_key` ON `products` (`import_key`);--> statement-breakpoint
CREATE INDEX `products_category` ON `products` (`category_id`,`position`);--> statement-breakpoint
CREATE TABLE `stock_movements` (
	`id` text PRIMARY KEY NOT NULL,
	`variant_id` text NOT NULL,
	`delta` integer NOT NULL,
	`reason` text NOT NULL,
	`order_id` text,
	`moved_at` text NOT NULL,
	`moved_by` text NOT NULL,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_movements_reason" CHECK("stock_movements"."reason" in ('opening', 'order', 'expired', 'cancelled', 'returned', 'counted', 'import'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `stock_movements_variant` ON `stock_movements` (`variant_id`);--> statement-breakpoint
CREATE INDEX `stock_movements_order` ON `stock_movements` (`order_id`);--> statement-breakpoint
CREATE TABLE `variants` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`options` text NOT NULL,
	`sku` text,
	`barcode` text,
	`weight_grams` integer,
	`stock` integer NOT NULL,
	`tracks_stock` integer NOT NULL,
	`import_key` text,
	`archived_at` text,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "variants_stock" CHECK("variants"."stock" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `variants_product` ON `variants` (`product_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `variants_import_key` ON `variants` (`import_key`);--> statement-breakpoint
CREATE INDEX `variants_sku` ON `variants` (`sku`);--> statement-breakpoint
CREATE TABLE `check_results` (
	`name` text PRIMARY KEY NOT NULL,
	`holds` integer NOT NULL,
	`looked` integer NOT NULL,
	`failures` text NOT NULL,
	`took_ms` integer NOT NULL,
	`checked_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `breakdown_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`group_name` text NOT NULL,
	`label` text NOT NULL,
	`recipient_name` text,
	`recipient_kind` text,
	`recipient_place` text,
	`recipient_country` text,
	`basis` text NOT NULL,
	`quantity_micros` integer,
	`unit` text,
	`unit_cost_micros` integer,
	`per_micros` integer,
	`batch_cost_micros` integer,
	`rate_bp` integer,
	`amount_micros` integer,
	`line_cents` integer NOT NULL,
	`evidence_grade` text,
	`evidence_on` text,
	`evidence_key` text,
	`disclosure` text NOT NULL,
	`disclosure_reason` text,
	`note` text,
	FOREIGN KEY (`version_id`) REFERENCES `breakdown_versions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "breakdown_lines_group" CHECK("breakdown_lines"."group_name" in ('materials', 'making', 'transport', 'design', 'running', 'margin', 'donation', 'vat')),
	CONSTRAINT "breakdown_lines_basis" CHECK("breakdown_lines"."basis" in ('quantity', 'batch', 'rate', 'amount', 'rest', 'vat')),
	CONSTRAINT "breakdown_lines_recipient_kind" CHECK("breakdown_lines"."recipient_kind" is null or "breakdown_lines"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause')),
	CONSTRAINT "breakdown_lines_grade" CHECK("breakdown_lines"."evidence_grade" is null or "breakdown_lines"."evidence_grade" in ('invoice', 'quote', 'allocation', 'estimate')),
	CONSTRAINT "breakdown_lines_disclosure" CHECK("breakdown_lines"."disclosure" in ('exact', 'grouped'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `breakdown_lines_position` ON `breakdown_lines` (`version_id`,`position`);--> statement-breakpoint
CREATE TABLE `breakdown_publications` (
	`version_id` text PRIMARY KEY NOT NULL,
	`price_id` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `breakdown_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`price_id`) REFERENCES `prices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `breakdown_publications_price` ON `breakdown_publications` (`price_id`);--> statement-breakpoint
CREATE TABLE `breakdown_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text,
	`scope_id` text NOT NULL,
	`number` integer NOT NULL,
	`price_cents` integer NOT NULL,
	`vat_bp` integer NOT NULL,
	`batch_size` integer,
	`reason` text NOT NULL,
	`unknowns_state` text NOT NULL,
	`unknowns` text NOT NULL,
	`margin_pays_for` text,
	`negative_margin_confirmed` integer NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` text NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "breakdown_versions_unknowns" CHECK("breakdown_versions"."unknowns_state" in ('untouched', 'none', 'told')),
	CONSTRAINT "breakdown_versions_scope" CHECK("breakdown_versions"."scope_id" = coalesce("breakdown_versions"."variant_id", "breakdown_versions"."product_id")),
	CONSTRAINT "breakdown_versions_amounts" CHECK("breakdown_versions"."price_cents" >= 0 and "breakdown_versions"."vat_bp" between 0 and 10000),
	CONSTRAINT "breakdown_versions_batch" CHECK("breakdown_versions"."batch_size" is null or "breakdown_versions"."batch_size" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `breakdown_versions_scope_number` ON `breakdown_versions` (`scope_id`,`number`);--> statement-breakpoint
CREATE INDEX `breakdown_versions_product` ON `breakdown_versions` (`product_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`sha256` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`title` text NOT NULL,
	`is_public` integer NOT NULL,
	`withheld_reason` text,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `line_documents` (
	`line_id` text NOT NULL,
	`sha256` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`line_id`, `sha256`),
	FOREIGN KEY (`line_id`) REFERENCES `breakdown_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `prices` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text,
	`scope_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`gross_cents` integer NOT NULL,
	`vat_bp` integer NOT NULL,
	`kind` text NOT NULL,
	`reference_cents` integer,
	`in_force_from_at` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prices_kind" CHECK("prices"."kind" in ('regular', 'reduction')),
	CONSTRAINT "prices_scope" CHECK("prices"."scope_id" = coalesce("prices"."variant_id", "prices"."product_id")),
	CONSTRAINT "prices_amounts" CHECK("prices"."gross_cents" >= 0 and "prices"."vat_bp" between 0 and 10000),
	CONSTRAINT "prices_reference" CHECK(("prices"."kind" = 'reduction') = ("prices"."reference_cents" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `prices_scope_sequence` ON `prices` (`scope_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `prices_scope_in_force` ON `prices` (`scope_id`,`in_force_from_at`);--> statement-breakpoint
CREATE INDEX `prices_product` ON `prices` (`product_id`);--> statement-breakpoint
CREATE TABLE `reductions` (
	`id` text PRIMARY KEY NOT NULL,
	`scope_id` text NOT NULL,
	`start_version_id` text NOT NULL,
	`end_version_id` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`reference_cents` integer NOT NULL,
	`announced_at` text NOT NULL,
	`announced_by` text NOT NULL,
	FOREIGN KEY (`start_version_id`) REFERENCES `breakdown_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`end_version_id`) REFERENCES `breakdown_versions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reductions_scope` ON `reductions` (`scope_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `cause_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`cause_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`given_at` text NOT NULL,
	`given_by` text NOT NULL,
	FOREIGN KEY (`cause_id`) REFERENCES `causes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cause_consents_kind" CHECK("cause_consents"."kind" in ('given', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cause_consents_sequence` ON `cause_consents` (`cause_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `cause_consents_cause` ON `cause_consents` (`cause_id`);--> statement-breakpoint
CREATE TABLE `causes` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `causes_slug` ON `causes` (`slug`);--> statement-breakpoint
CREATE TABLE `mail_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`mail_id` text NOT NULL,
	`number` integer NOT NULL,
	`result` text NOT NULL,
	`detail` text NOT NULL,
	`tried_at` text NOT NULL,
	FOREIGN KEY (`mail_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mail_attempts_result" CHECK("mail_attempts"."result" in ('delivered', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_attempts_number` ON `mail_attempts` (`mail_id`,`number`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`once_key` text NOT NULL,
	`lang` text NOT NULL,
	`to_address` text NOT NULL,
	`to_name` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`queued_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`once_key`);--> statement-breakpoint
CREATE INDEX `outbox_queued` ON `outbox` (`queued_at`);--> statement-breakpoint
CREATE TABLE `order_cause_picks` (
	`order_id` text NOT NULL,
	`cause_id` text NOT NULL,
	PRIMARY KEY(`order_id`, `cause_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `causes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_contacts` (
	`order_id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`address_1` text NOT NULL,
	`address_2` text NOT NULL,
	`postcode` text NOT NULL,
	`city` text NOT NULL,
	`country` text NOT NULL,
	`phone` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_delivery_parts` (
	`order_id` text NOT NULL,
	`vat_bp` integer NOT NULL,
	`gross_cents` integer NOT NULL,
	`vat_cents` integer NOT NULL,
	PRIMARY KEY(`order_id`, `vat_bp`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_events` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`happened_at` text NOT NULL,
	`happened_by` text NOT NULL,
	`received_cents` integer,
	`note` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_events_kind_known" CHECK("order_events"."kind" in ('placed', 'part-paid', 'paid', 'overpaid', 'received-late', 'packed', 'shipped', 'delivered', 'expired', 'cancelled', 'withdrawal-asked'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_events_sequence` ON `order_events` (`order_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `order_events_kind` ON `order_events` (`kind`,`happened_at`);--> statement-breakpoint
CREATE TABLE `order_gift_parts` (
	`order_id` text NOT NULL,
	`cause_id` text NOT NULL,
	`gift_cents` integer NOT NULL,
	PRIMARY KEY(`order_id`, `cause_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `causes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_gift_parts_positive" CHECK("order_gift_parts"."gift_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `order_gift_parts_cause` ON `order_gift_parts` (`cause_id`);--> statement-breakpoint
CREATE TABLE `order_line_parts` (
	`order_line_id` text NOT NULL,
	`position` integer NOT NULL,
	`group_name` text NOT NULL,
	`label` text NOT NULL,
	`recipient_name` text,
	`recipient_kind` text,
	`recipient_place` text,
	`recipient_country` text,
	`unit_cents` integer NOT NULL,
	PRIMARY KEY(`order_line_id`, `position`),
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_line_parts_group" CHECK("order_line_parts"."group_name" in ('materials', 'making', 'transport', 'design', 'running', 'margin', 'donation', 'vat', 'unexplained')),
	CONSTRAINT "order_line_parts_recipient" CHECK("order_line_parts"."recipient_kind" is null or "order_line_parts"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `order_line_shares` (
	`order_line_id` text NOT NULL,
	`cause_id` text NOT NULL,
	`share_cents` integer NOT NULL,
	PRIMARY KEY(`order_line_id`, `cause_id`),
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `causes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_line_shares_positive" CHECK("order_line_shares"."share_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `order_line_shares_cause` ON `order_line_shares` (`cause_id`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`options` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price_cents` integer NOT NULL,
	`vat_bp` integer NOT NULL,
	`unit_vat_cents` integer NOT NULL,
	`unit_share_cents` integer NOT NULL,
	`version_id` text,
	`version_number` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_lines_quantity" CHECK("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_version" CHECK(("order_lines"."version_id" is null) = ("order_lines"."version_number" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_lines_position` ON `order_lines` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `order_lines_variant` ON `order_lines` (`variant_id`);--> statement-breakpoint
CREATE INDEX `order_lines_product` ON `order_lines` (`product_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`token` text NOT NULL,
	`cart_id` text NOT NULL,
	`lang` text NOT NULL,
	`currency` text NOT NULL,
	`placed_at` text NOT NULL,
	`pay_before_at` text NOT NULL,
	`country` text NOT NULL,
	`delivery_key` text NOT NULL,
	`delivery_title` text NOT NULL,
	`carrier_name` text NOT NULL,
	`carrier_place` text NOT NULL,
	`carrier_country` text NOT NULL,
	`transit_days_max` integer NOT NULL,
	`goods_cents` integer NOT NULL,
	`delivery_cents` integer NOT NULL,
	`gift_cents` integer NOT NULL,
	`total_cents` integer NOT NULL,
	`vat_cents` integer NOT NULL,
	`share_cents` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_lang" CHECK("orders"."lang" in ('fr', 'en')),
	CONSTRAINT "orders_total" CHECK("orders"."total_cents" = "orders"."goods_cents" + "orders"."delivery_cents" + "orders"."gift_cents"),
	CONSTRAINT "orders_amounts" CHECK("orders"."goods_cents" >= 0 and "orders"."delivery_cents" >= 0 and "orders"."gift_cents" >= 0 and "orders"."share_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_token` ON `orders` (`token`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_cart` ON `orders` (`cart_id`);--> statement-breakpoint
CREATE INDEX `orders_placed` ON `orders` (`placed_at`);--> statement-breakpoint
CREATE TABLE `delivery_methods` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`carrier_name` text NOT NULL,
	`carrier_place` text NOT NULL,
	`carrier_country` text NOT NULL,
	`price_cents` integer NOT NULL,
	`free_from_cents` integer,
	`transit_days_min` integer NOT NULL,
	`transit_days_max` integer NOT NULL,
	`countries` text NOT NULL,
	`archived_at` text,
	CONSTRAINT "delivery_methods_price" CHECK("delivery_methods"."price_cents" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_methods_key` ON `delivery_methods` (`key`);--> statement-breakpoint
CREATE INDEX `delivery_methods_position` ON `delivery_methods` (`position`);--> statement-breakpoint
CREATE TABLE `shop_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`decimals` integer NOT NULL,
	`country` text NOT NULL,
	`giving_rate_bp` integer NOT NULL,
	`margin_ceiling_bp` integer NOT NULL,
	`vat_mode` text NOT NULL,
	`bank_transfer_days` integer NOT NULL,
	`is_demo` integer NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL,
	CONSTRAINT "shop_settings_vat_mode" CHECK("shop_settings"."vat_mode" in ('domestic', 'franchise', 'one-stop-shop')),
	CONSTRAINT "shop_settings_rates" CHECK("shop_settings"."giving_rate_bp" between 0 and 10000 and "shop_settings"."margin_ceiling_bp" between 0 and 10000),
	CONSTRAINT "shop_settings_decimals" CHECK("shop_settings"."decimals" between 0 and 3)
) STRICT;
