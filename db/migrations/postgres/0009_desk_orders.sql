CREATE TABLE "page_texts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C" NOT NULL,
	"markdown" text COLLATE "C",
	"written_at" text COLLATE "C" NOT NULL,
	"written_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "page_texts_lang" CHECK ("page_texts"."lang" in ('fr', 'en'))
);

--> statement-breakpoint
CREATE TABLE "seller_details" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"details" text COLLATE "C" NOT NULL,
	"set_at" text COLLATE "C" NOT NULL,
	"set_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "order_erasures" (
	"order_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"erased_at" text COLLATE "C" NOT NULL,
	"erased_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "order_index" (
	"order_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"withdrawal_asked_at" text COLLATE "C",
	"words" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "order_notes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"noted_at" text COLLATE "C" NOT NULL,
	"noted_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "order_trackings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"carrier_name" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"told_at" text COLLATE "C" NOT NULL,
	"told_by" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
ALTER TABLE "delivery_methods" ADD COLUMN "edited_at" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "delivery_methods" ADD COLUMN "edited_by" text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "order_erasures" ADD CONSTRAINT "order_erasures_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_index" ADD CONSTRAINT "order_index_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_trackings" ADD CONSTRAINT "order_trackings_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "page_texts_sequence" ON "page_texts" USING btree ("name","lang","sequence");
--> statement-breakpoint
CREATE UNIQUE INDEX "seller_details_sequence" ON "seller_details" USING btree ("sequence");
--> statement-breakpoint
CREATE INDEX "order_index_state" ON "order_index" USING btree ("state");
--> statement-breakpoint
CREATE INDEX "order_index_withdrawal" ON "order_index" USING btree ("withdrawal_asked_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "order_notes_sequence" ON "order_notes" USING btree ("order_id","sequence");
--> statement-breakpoint
CREATE UNIQUE INDEX "order_trackings_sequence" ON "order_trackings" USING btree ("order_id","sequence");
