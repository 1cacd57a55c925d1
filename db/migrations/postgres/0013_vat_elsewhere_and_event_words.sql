CREATE TABLE "vat_elsewhere" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"own_bp" bigint NOT NULL,
	"country" text COLLATE "C" NOT NULL,
	"rate_bp" bigint,
	"sequence" bigint NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "vat_elsewhere_rates" CHECK ("vat_elsewhere"."own_bp" between 1 and 10000 and ("vat_elsewhere"."rate_bp" is null or "vat_elsewhere"."rate_bp" between 0 and 10000))
);

--> statement-breakpoint
CREATE TABLE "order_event_words" (
	"event_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
ALTER TABLE "order_event_words" ADD CONSTRAINT "order_event_words_event_id_order_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."order_events"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_event_words" ADD CONSTRAINT "order_event_words_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "vat_elsewhere_sequence" ON "vat_elsewhere" USING btree ("own_bp","country","sequence");
--> statement-breakpoint
CREATE INDEX "order_event_words_order" ON "order_event_words" USING btree ("order_id");
