CREATE TABLE "delivery_methods" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"carrier_name" text COLLATE "C" NOT NULL,
	"carrier_place" text COLLATE "C" NOT NULL,
	"carrier_country" text COLLATE "C" NOT NULL,
	"price_cents" bigint NOT NULL,
	"free_from_cents" bigint,
	"transit_days_min" bigint NOT NULL,
	"transit_days_max" bigint NOT NULL,
	"countries" text COLLATE "C" NOT NULL,
	"archived_at" text COLLATE "C",
	CONSTRAINT "delivery_methods_price" CHECK ("delivery_methods"."price_cents" >= 0)
);

--> statement-breakpoint
CREATE TABLE "shop_settings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"decimals" bigint NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"giving_rate_bp" bigint NOT NULL,
	"margin_ceiling_bp" bigint NOT NULL,
	"vat_mode" text COLLATE "C" NOT NULL,
	"bank_transfer_days" bigint NOT NULL,
	"is_demo" boolean NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "shop_settings_vat_mode" CHECK ("shop_settings"."vat_mode" in ('domestic', 'franchise', 'one-stop-shop')),
	CONSTRAINT "shop_settings_rates" CHECK ("shop_settings"."giving_rate_bp" between 0 and 10000 and "shop_settings"."margin_ceiling_bp" between 0 and 10000),
	CONSTRAINT "shop_settings_decimals" CHECK ("shop_settings"."decimals" between 0 and 3)
);

--> statement-breakpoint
CREATE TABLE "check_results" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"holds" boolean NOT NULL,
	"looked" bigint NOT NULL,
	"failures" text COLLATE "C" NOT NULL,
	"took_ms" bigint NOT NULL,
	"checked_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"once_key" text COLLATE "C" NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"to_address" text COLLATE "C" NOT NULL,
	"to_name" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"html" text COLLATE "C" NOT NULL,
	"queued_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "mail_attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"mail_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"result" text COLLATE "C" NOT NULL,
	"detail" text COLLATE "C" NOT NULL,
	"tried_at" text COLLATE "C" NOT NULL,
	CONSTRAINT "mail_attempts_result" CHECK ("mail_attempts"."result" in ('delivered', 'failed'))
);

--> statement-breakpoint
CREATE TABLE "categories" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "manufacturers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "products" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"category_id" text COLLATE "C",
	"manufacturer_id" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C" NOT NULL,
	"composition" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"care" text COLLATE "C" NOT NULL,
	"vat_bp" bigint NOT NULL,
	"giving_rate_bp" bigint,
	"import_key" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	"published_at" text COLLATE "C",
	"archived_at" text COLLATE "C",
	CONSTRAINT "products_vat" CHECK ("products"."vat_bp" between 0 and 10000),
	CONSTRAINT "products_giving_rate" CHECK ("products"."giving_rate_bp" is null or "products"."giving_rate_bp" between 0 and 10000)
);

--> statement-breakpoint
CREATE TABLE "variants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"options" text COLLATE "C" NOT NULL,
	"sku" text COLLATE "C",
	"barcode" text COLLATE "C",
	"weight_grams" bigint,
	"stock" bigint NOT NULL,
	"tracks_stock" boolean NOT NULL,
	"import_key" text COLLATE "C",
	"archived_at" text COLLATE "C",
	CONSTRAINT "variants_stock" CHECK ("variants"."stock" >= 0)
);

--> statement-breakpoint
CREATE TABLE "product_images" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C",
	"position" bigint NOT NULL,
	"path" text COLLATE "C",
	"source_url" text COLLATE "C",
	"alt" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"delta" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"moved_at" text COLLATE "C" NOT NULL,
	"moved_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "stock_movements_reason" CHECK ("stock_movements"."reason" in ('opening', 'order', 'expired', 'cancelled', 'returned', 'counted', 'import'))
);

--> statement-breakpoint
CREATE TABLE "breakdown_versions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C",
	"scope_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"price_cents" bigint NOT NULL,
	"vat_bp" bigint NOT NULL,
	"batch_size" bigint,
	"reason" text COLLATE "C" NOT NULL,
	"unknowns_state" text COLLATE "C" NOT NULL,
	"unknowns" text COLLATE "C" NOT NULL,
	"margin_pays_for" text COLLATE "C",
	"negative_margin_confirmed" boolean NOT NULL,
	"revision" bigint NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "breakdown_versions_unknowns" CHECK ("breakdown_versions"."unknowns_state" in ('untouched', 'none', 'told')),
	CONSTRAINT "breakdown_versions_scope" CHECK ("breakdown_versions"."scope_id" = coalesce("breakdown_versions"."variant_id", "breakdown_versions"."product_id")),
	CONSTRAINT "breakdown_versions_amounts" CHECK ("breakdown_versions"."price_cents" >= 0 and "breakdown_versions"."vat_bp" between 0 and 10000),
	CONSTRAINT "breakdown_versions_batch" CHECK ("breakdown_versions"."batch_size" is null or "breakdown_versions"."batch_size" > 0)
);

--> statement-breakpoint
CREATE TABLE "breakdown_lines" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"group_name" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"recipient_name" text COLLATE "C",
	"recipient_kind" text COLLATE "C",
	"recipient_place" text COLLATE "C",
	"recipient_country" text COLLATE "C",
	"basis" text COLLATE "C" NOT NULL,
	"quantity_micros" bigint,
	"unit" text COLLATE "C",
	"unit_cost_micros" bigint,
	"per_micros" bigint,
	"batch_cost_micros" bigint,
	"rate_bp" bigint,
	"amount_micros" bigint,
	"line_cents" bigint NOT NULL,
	"evidence_grade" text COLLATE "C",
	"evidence_on" text COLLATE "C",
	"evidence_key" text COLLATE "C",
	"disclosure" text COLLATE "C" NOT NULL,
	"disclosure_reason" text COLLATE "C",
	"note" text COLLATE "C",
	CONSTRAINT "breakdown_lines_group" CHECK ("breakdown_lines"."group_name" in ('materials', 'making', 'transport', 'design', 'running', 'margin', 'donation', 'vat')),
	CONSTRAINT "breakdown_lines_basis" CHECK ("breakdown_lines"."basis" in ('quantity', 'batch', 'rate', 'amount', 'rest', 'vat')),
	CONSTRAINT "breakdown_lines_recipient_kind" CHECK ("breakdown_lines"."recipient_kind" is null or "breakdown_lines"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause')),
	CONSTRAINT "breakdown_lines_grade" CHECK ("breakdown_lines"."evidence_grade" is null or "breakdown_lines"."evidence_grade" in ('invoice', 'quote', 'allocation', 'estimate')),
	CONSTRAINT "breakdown_lines_disclosure" CHECK ("breakdown_lines"."disclosure" in ('exact', 'grouped'))
);

--> statement-breakpoint
CREATE TABLE "prices" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C",
	"scope_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"gross_cents" bigint NOT NULL,
	"vat_bp" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"reference_cents" bigint,
	"in_force_from_at" text COLLATE "C" NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "prices_kind" CHECK ("prices"."kind" in ('regular', 'reduction')),
	CONSTRAINT "prices_scope" CHECK ("prices"."scope_id" = coalesce("prices"."variant_id", "prices"."product_id")),
	CONSTRAINT "prices_amounts" CHECK ("prices"."gross_cents" >= 0 and "prices"."vat_bp" between 0 and 10000),
	CONSTRAINT "prices_reference" CHECK (("prices"."kind" = 'reduction') = ("prices"."reference_cents" is not null))
);

--> statement-breakpoint
CREATE TABLE "breakdown_publications" (
	"version_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"price_id" text COLLATE "C" NOT NULL,
	"published_at" text COLLATE "C" NOT NULL,
	"published_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "documents" (
	"sha256" text COLLATE "C" PRIMARY KEY NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"is_public" boolean NOT NULL,
	"withheld_reason" text COLLATE "C",
	"added_at" text COLLATE "C" NOT NULL,
	"added_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "line_documents" (
	"line_id" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "line_documents_line_id_sha256_pk" PRIMARY KEY("line_id","sha256")
);

--> statement-breakpoint
CREATE TABLE "reductions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"scope_id" text COLLATE "C" NOT NULL,
	"start_version_id" text COLLATE "C" NOT NULL,
	"end_version_id" text COLLATE "C" NOT NULL,
	"starts_at" text COLLATE "C" NOT NULL,
	"ends_at" text COLLATE "C" NOT NULL,
	"reference_cents" bigint NOT NULL,
	"announced_at" text COLLATE "C" NOT NULL,
	"announced_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "causes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "cause_consents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"cause_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"given_at" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "cause_consents_kind" CHECK ("cause_consents"."kind" in ('given', 'withdrawn'))
);

--> statement-breakpoint
CREATE TABLE "carts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"secret_sha256" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	"locked_at" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"cart_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"seen_price_cents" bigint NOT NULL,
	CONSTRAINT "cart_lines_cart_id_variant_id_pk" PRIMARY KEY("cart_id","variant_id"),
	CONSTRAINT "cart_lines_quantity" CHECK ("cart_lines"."quantity" between 1 and 99)
);

--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"cart_id" text COLLATE "C" NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"placed_at" text COLLATE "C" NOT NULL,
	"pay_before_at" text COLLATE "C" NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"delivery_key" text COLLATE "C" NOT NULL,
	"delivery_title" text COLLATE "C" NOT NULL,
	"carrier_name" text COLLATE "C" NOT NULL,
	"carrier_place" text COLLATE "C" NOT NULL,
	"carrier_country" text COLLATE "C" NOT NULL,
	"transit_days_max" bigint NOT NULL,
	"goods_cents" bigint NOT NULL,
	"delivery_cents" bigint NOT NULL,
	"gift_cents" bigint NOT NULL,
	"total_cents" bigint NOT NULL,
	"vat_cents" bigint NOT NULL,
	"share_cents" bigint NOT NULL,
	CONSTRAINT "orders_lang" CHECK ("orders"."lang" in ('fr', 'en')),
	CONSTRAINT "orders_total" CHECK ("orders"."total_cents" = "orders"."goods_cents" + "orders"."delivery_cents" + "orders"."gift_cents"),
	CONSTRAINT "orders_amounts" CHECK ("orders"."goods_cents" >= 0 and "orders"."delivery_cents" >= 0 and "orders"."gift_cents" >= 0 and "orders"."share_cents" >= 0)
);

--> statement-breakpoint
CREATE TABLE "order_cause_picks" (
	"order_id" text COLLATE "C" NOT NULL,
	"cause_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "order_cause_picks_order_id_cause_id_pk" PRIMARY KEY("order_id","cause_id")
);

--> statement-breakpoint
CREATE TABLE "order_contacts" (
	"order_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"address_1" text COLLATE "C" NOT NULL,
	"address_2" text COLLATE "C" NOT NULL,
	"postcode" text COLLATE "C" NOT NULL,
	"city" text COLLATE "C" NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "order_delivery_parts" (
	"order_id" text COLLATE "C" NOT NULL,
	"vat_bp" bigint NOT NULL,
	"gross_cents" bigint NOT NULL,
	"vat_cents" bigint NOT NULL,
	CONSTRAINT "order_delivery_parts_order_id_vat_bp_pk" PRIMARY KEY("order_id","vat_bp")
);

--> statement-breakpoint
CREATE TABLE "order_events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"happened_at" text COLLATE "C" NOT NULL,
	"happened_by" text COLLATE "C" NOT NULL,
	"received_cents" bigint,
	"note" text COLLATE "C" NOT NULL,
	CONSTRAINT "order_events_kind_known" CHECK ("order_events"."kind" in ('placed', 'part-paid', 'paid', 'overpaid', 'received-late', 'packed', 'shipped', 'delivered', 'expired', 'cancelled', 'withdrawal-asked'))
);

--> statement-breakpoint
CREATE TABLE "order_gift_parts" (
	"order_id" text COLLATE "C" NOT NULL,
	"cause_id" text COLLATE "C" NOT NULL,
	"gift_cents" bigint NOT NULL,
	CONSTRAINT "order_gift_parts_order_id_cause_id_pk" PRIMARY KEY("order_id","cause_id"),
	CONSTRAINT "order_gift_parts_positive" CHECK ("order_gift_parts"."gift_cents" >= 0)
);

--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"options" text COLLATE "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"unit_price_cents" bigint NOT NULL,
	"vat_bp" bigint NOT NULL,
	"unit_vat_cents" bigint NOT NULL,
	"unit_share_cents" bigint NOT NULL,
	"version_id" text COLLATE "C",
	"version_number" bigint,
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_version" CHECK (("order_lines"."version_id" is null) = ("order_lines"."version_number" is null))
);

--> statement-breakpoint
CREATE TABLE "order_line_parts" (
	"order_line_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"group_name" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"recipient_name" text COLLATE "C",
	"recipient_kind" text COLLATE "C",
	"recipient_place" text COLLATE "C",
	"recipient_country" text COLLATE "C",
	"unit_cents" bigint NOT NULL,
	CONSTRAINT "order_line_parts_order_line_id_position_pk" PRIMARY KEY("order_line_id","position"),
	CONSTRAINT "order_line_parts_group" CHECK ("order_line_parts"."group_name" in ('materials', 'making', 'transport', 'design', 'running', 'margin', 'donation', 'vat', 'unexplained')),
	CONSTRAINT "order_line_parts_recipient" CHECK ("order_line_parts"."recipient_kind" is null or "order_line_parts"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause'))
);

--> statement-breakpoint
CREATE TABLE "order_line_shares" (
	"order_line_id" text COLLATE "C" NOT NULL,
	"cause_id" text COLLATE "C" NOT NULL,
	"share_cents" bigint NOT NULL,
	CONSTRAINT "order_line_shares_order_line_id_cause_id_pk" PRIMARY KEY("order_line_id","cause_id"),
	CONSTRAINT "order_line_shares_positive" CHECK ("order_line_shares"."share_cents" >= 0)
);

--> statement-breakpoint
ALTER TABLE "mail_attempts" ADD CONSTRAINT "mail_attempts_mail_id_outbox_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_manufacturer_id_manufacturers_id_fk" FOREIGN KEY ("manufacturer_id") REFERENCES "public"."manufacturers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_versions" ADD CONSTRAINT "breakdown_versions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_versions" ADD CONSTRAINT "breakdown_versions_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD CONSTRAINT "breakdown_lines_version_id_breakdown_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."breakdown_versions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_publications" ADD CONSTRAINT "breakdown_publications_version_id_breakdown_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."breakdown_versions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_publications" ADD CONSTRAINT "breakdown_publications_price_id_prices_id_fk" FOREIGN KEY ("price_id") REFERENCES "public"."prices"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "line_documents" ADD CONSTRAINT "line_documents_line_id_breakdown_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."breakdown_lines"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "line_documents" ADD CONSTRAINT "line_documents_sha256_documents_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."documents"("sha256") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reductions" ADD CONSTRAINT "reductions_start_version_id_breakdown_versions_id_fk" FOREIGN KEY ("start_version_id") REFERENCES "public"."breakdown_versions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reductions" ADD CONSTRAINT "reductions_end_version_id_breakdown_versions_id_fk" FOREIGN KEY ("end_version_id") REFERENCES "public"."breakdown_versions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cause_consents" ADD CONSTRAINT "cause_consents_cause_id_causes_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."causes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_cause_picks" ADD CONSTRAINT "order_cause_picks_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_cause_picks" ADD CONSTRAINT "order_cause_picks_cause_id_causes_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."causes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_contacts" ADD CONSTRAINT "order_contacts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_delivery_parts" ADD CONSTRAINT "order_delivery_parts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_gift_parts" ADD CONSTRAINT "order_gift_parts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_gift_parts" ADD CONSTRAINT "order_gift_parts_cause_id_causes_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."causes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_line_parts" ADD CONSTRAINT "order_line_parts_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_line_shares" ADD CONSTRAINT "order_line_shares_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_line_shares" ADD CONSTRAINT "order_line_shares_cause_id_causes_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."causes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_methods_key" ON "delivery_methods" USING btree ("key");
--> statement-breakpoint
CREATE INDEX "delivery_methods_position" ON "delivery_methods" USING btree ("position");
--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_once" ON "outbox" USING btree ("once_key");
--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("queued_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "mail_attempts_number" ON "mail_attempts" USING btree ("mail_id","number");
--> statement-breakpoint
CREATE UNIQUE INDEX "categories_slug" ON "categories" USING btree ("slug");
--> statement-breakpoint
CREATE UNIQUE INDEX "manufacturers_name" ON "manufacturers" USING btree ("name");
--> statement-breakpoint
CREATE UNIQUE INDEX "products_slug" ON "products" USING btree ("slug");
--> statement-breakpoint
CREATE UNIQUE INDEX "products_import_key" ON "products" USING btree ("import_key");
--> statement-breakpoint
CREATE INDEX "products_category" ON "products" USING btree ("category_id","position");
--> statement-breakpoint
CREATE INDEX "variants_product" ON "variants" USING btree ("product_id","position");
--> statement-breakpoint
CREATE UNIQUE INDEX "variants_import_key" ON "variants" USING btree ("import_key");
--> statement-breakpoint
CREATE INDEX "variants_sku" ON "variants" USING btree ("sku");
--> statement-breakpoint
CREATE INDEX "product_images_product" ON "product_images" USING btree ("product_id","position");
--> statement-breakpoint
CREATE INDEX "stock_movements_variant" ON "stock_movements" USING btree ("variant_id");
--> statement-breakpoint
CREATE INDEX "stock_movements_order" ON "stock_movements" USING btree ("order_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "breakdown_versions_scope_number" ON "breakdown_versions" USING btree ("scope_id","number");
--> statement-breakpoint
CREATE INDEX "breakdown_versions_product" ON "breakdown_versions" USING btree ("product_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "breakdown_lines_position" ON "breakdown_lines" USING btree ("version_id","position");
--> statement-breakpoint
CREATE UNIQUE INDEX "prices_scope_sequence" ON "prices" USING btree ("scope_id","sequence");
--> statement-breakpoint
CREATE INDEX "prices_scope_in_force" ON "prices" USING btree ("scope_id","in_force_from_at");
--> statement-breakpoint
CREATE INDEX "prices_product" ON "prices" USING btree ("product_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "breakdown_publications_price" ON "breakdown_publications" USING btree ("price_id");
--> statement-breakpoint
CREATE INDEX "reductions_scope" ON "reductions" USING btree ("scope_id","starts_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "causes_slug" ON "causes" USING btree ("slug");
--> statement-breakpoint
CREATE UNIQUE INDEX "cause_consents_sequence" ON "cause_consents" USING btree ("cause_id","sequence");
--> statement-breakpoint
CREATE INDEX "cause_consents_cause" ON "cause_consents" USING btree ("cause_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "carts_secret" ON "carts" USING btree ("secret_sha256");
--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("number");
--> statement-breakpoint
CREATE UNIQUE INDEX "orders_token" ON "orders" USING btree ("token");
--> statement-breakpoint
CREATE UNIQUE INDEX "orders_cart" ON "orders" USING btree ("cart_id");
--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "order_events_sequence" ON "order_events" USING btree ("order_id","sequence");
--> statement-breakpoint
CREATE INDEX "order_events_kind" ON "order_events" USING btree ("kind","happened_at");
--> statement-breakpoint
CREATE INDEX "order_gift_parts_cause" ON "order_gift_parts" USING btree ("cause_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_position" ON "order_lines" USING btree ("order_id","position");
--> statement-breakpoint
CREATE INDEX "order_lines_variant" ON "order_lines" USING btree ("variant_id");
--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("product_id");
--> statement-breakpoint
CREATE INDEX "order_line_shares_cause" ON "order_line_shares" USING btree ("cause_id");
