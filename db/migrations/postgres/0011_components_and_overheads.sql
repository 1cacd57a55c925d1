CREATE TABLE "components" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_name" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"recipient_name" text COLLATE "C" NOT NULL,
	"recipient_kind" text COLLATE "C" NOT NULL,
	"recipient_place" text COLLATE "C" NOT NULL,
	"recipient_country" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	"archived_at" text COLLATE "C",
	CONSTRAINT "components_group" CHECK ("components"."group_name" in ('materials', 'making', 'transport', 'design', 'running', 'margin', 'donation', 'vat')),
	CONSTRAINT "components_recipient_kind" CHECK ("components"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause'))
);

--> statement-breakpoint
CREATE TABLE "component_costs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"component_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"unit_cost_micros" bigint NOT NULL,
	"per_micros" bigint NOT NULL,
	"in_force_from_at" text COLLATE "C" NOT NULL,
	"evidence_grade" text COLLATE "C" NOT NULL,
	"evidence_on" text COLLATE "C" NOT NULL,
	"evidence_key" text COLLATE "C",
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "component_costs_grade" CHECK ("component_costs"."evidence_grade" in ('invoice', 'quote', 'allocation', 'estimate')),
	CONSTRAINT "component_costs_amounts" CHECK ("component_costs"."unit_cost_micros" >= 0 and "component_costs"."per_micros" > 0)
);

--> statement-breakpoint
CREATE TABLE "component_cost_documents" (
	"cost_id" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "component_cost_documents_cost_id_sha256_pk" PRIMARY KEY("cost_id","sha256")
);

--> statement-breakpoint
CREATE TABLE "expected_volumes" (
	"year" bigint NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"pieces" bigint NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "expected_volumes_year_product_id_pk" PRIMARY KEY("year","product_id"),
	CONSTRAINT "expected_volumes_pieces" CHECK ("expected_volumes"."pieces" > 0)
);

--> statement-breakpoint
CREATE TABLE "overheads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"recipient_name" text COLLATE "C" NOT NULL,
	"recipient_kind" text COLLATE "C" NOT NULL,
	"recipient_place" text COLLATE "C" NOT NULL,
	"recipient_country" text COLLATE "C" NOT NULL,
	"allocation_key" text COLLATE "C" NOT NULL,
	"revision" bigint NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	"archived_at" text COLLATE "C",
	CONSTRAINT "overheads_key" CHECK ("overheads"."allocation_key" in ('pieces', 'revenue', 'making-time')),
	CONSTRAINT "overheads_recipient_kind" CHECK ("overheads"."recipient_kind" in ('workers', 'supplier', 'carrier', 'landlord', 'payment-provider', 'services', 'state', 'shop', 'cause'))
);

--> statement-breakpoint
CREATE TABLE "overhead_amounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"overhead_id" text COLLATE "C" NOT NULL,
	"year" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"amount_cents" bigint NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "overhead_amounts_amount" CHECK ("overhead_amounts"."amount_cents" >= 0)
);

--> statement-breakpoint
CREATE TABLE "overhead_reconciliations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"year" bigint NOT NULL,
	"sequence" bigint NOT NULL,
	"comment" text COLLATE "C" NOT NULL,
	"published_at" text COLLATE "C" NOT NULL,
	"published_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "overhead_reconciliation_lines" (
	"reconciliation_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"overhead_id" text COLLATE "C" NOT NULL,
	"label" text COLLATE "C" NOT NULL,
	"recipient_name" text COLLATE "C" NOT NULL,
	"allocated_cents" bigint NOT NULL,
	"real_cents" bigint NOT NULL,
	CONSTRAINT "overhead_reconciliation_lines_reconciliation_id_position_pk" PRIMARY KEY("reconciliation_id","position"),
	CONSTRAINT "overhead_reconciliation_lines_real" CHECK ("overhead_reconciliation_lines"."real_cents" >= 0)
);

--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD COLUMN "component_id" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD COLUMN "component_cost_id" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD COLUMN "overhead_id" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "component_costs" ADD CONSTRAINT "component_costs_component_id_components_id_fk" FOREIGN KEY ("component_id") REFERENCES "public"."components"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "component_cost_documents" ADD CONSTRAINT "component_cost_documents_cost_id_component_costs_id_fk" FOREIGN KEY ("cost_id") REFERENCES "public"."component_costs"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "component_cost_documents" ADD CONSTRAINT "component_cost_documents_sha256_documents_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."documents"("sha256") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "expected_volumes" ADD CONSTRAINT "expected_volumes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "overhead_amounts" ADD CONSTRAINT "overhead_amounts_overhead_id_overheads_id_fk" FOREIGN KEY ("overhead_id") REFERENCES "public"."overheads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "overhead_reconciliation_lines" ADD CONSTRAINT "overhead_reconciliation_lines_reconciliation_id_overhead_reconciliations_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."overhead_reconciliations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "overhead_reconciliation_lines" ADD CONSTRAINT "overhead_reconciliation_lines_overhead_id_overheads_id_fk" FOREIGN KEY ("overhead_id") REFERENCES "public"."overheads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "component_costs_sequence" ON "component_costs" USING btree ("component_id","sequence");
--> statement-breakpoint
CREATE INDEX "component_cost_documents_sha256" ON "component_cost_documents" USING btree ("sha256");
--> statement-breakpoint
CREATE UNIQUE INDEX "overhead_amounts_sequence" ON "overhead_amounts" USING btree ("overhead_id","year","sequence");
--> statement-breakpoint
CREATE UNIQUE INDEX "overhead_reconciliations_sequence" ON "overhead_reconciliations" USING btree ("year","sequence");
--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD CONSTRAINT "breakdown_lines_component_id_components_id_fk" FOREIGN KEY ("component_id") REFERENCES "public"."components"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD CONSTRAINT "breakdown_lines_component_cost_id_component_costs_id_fk" FOREIGN KEY ("component_cost_id") REFERENCES "public"."component_costs"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "breakdown_lines" ADD CONSTRAINT "breakdown_lines_overhead_id_overheads_id_fk" FOREIGN KEY ("overhead_id") REFERENCES "public"."overheads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "breakdown_lines_component" ON "breakdown_lines" USING btree ("component_id");
--> statement-breakpoint
CREATE INDEX "breakdown_lines_overhead" ON "breakdown_lines" USING btree ("overhead_id");
