CREATE TABLE "job_runs" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"since_at" text COLLATE "C" NOT NULL,
	"holder" text COLLATE "C",
	"lease_until_at" text COLLATE "C",
	"started_at" text COLLATE "C",
	"finished_at" text COLLATE "C"
);

