CREATE TABLE "breakdown_templates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"lines" text COLLATE "C" NOT NULL,
	"saved_at" text COLLATE "C" NOT NULL,
	"saved_by" text COLLATE "C" NOT NULL,
	"archived_at" text COLLATE "C"
);

