CREATE TABLE "attempts" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"until_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"happened_at" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"person_name" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"before_json" text COLLATE "C",
	"after_json" text COLLATE "C",
	"request_id" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text COLLATE "C",
	"two_factor_enabled" boolean NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"provider_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"access_token" text COLLATE "C",
	"refresh_token" text COLLATE "C",
	"id_token" text COLLATE "C",
	"access_token_expires_at" text COLLATE "C",
	"refresh_token_expires_at" text COLLATE "C",
	"scope" text COLLATE "C",
	"password" text COLLATE "C",
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"public_key" text COLLATE "C" NOT NULL,
	"credential_id" text COLLATE "C" NOT NULL,
	"counter" bigint NOT NULL,
	"device_type" text COLLATE "C" NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text COLLATE "C",
	"created_at" text COLLATE "C",
	"aaguid" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "password_links" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"used_at" text COLLATE "C",
	CONSTRAINT "password_links_kind" CHECK ("password_links"."kind" in ('invitation', 'reset'))
);

--> statement-breakpoint
CREATE TABLE "person_roles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"cause_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"given_at" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C" NOT NULL,
	CONSTRAINT "person_roles_role" CHECK ("person_roles"."role" in ('owner', 'staff', 'ngo')),
	CONSTRAINT "person_roles_kind" CHECK ("person_roles"."kind" in ('given', 'taken')),
	CONSTRAINT "person_roles_cause" CHECK (("person_roles"."role" = 'ngo') = ("person_roles"."cause_id" is not null))
);

--> statement-breakpoint
CREATE TABLE "second_factors" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"backup_codes" text COLLATE "C" NOT NULL,
	"verified" boolean,
	"failed_verification_count" bigint,
	"locked_until_at" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL,
	"ip_address" text COLLATE "C",
	"user_agent" text COLLATE "C",
	"second_factor_at" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"identifier" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"expires_at" text COLLATE "C" NOT NULL,
	"created_at" text COLLATE "C" NOT NULL,
	"updated_at" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "password_links" ADD CONSTRAINT "password_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_cause_id_causes_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."causes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "attempts_until" ON "attempts" USING btree ("until_at");
--> statement-breakpoint
CREATE INDEX "audit_entries_happened" ON "audit_entries" USING btree ("happened_at");
--> statement-breakpoint
CREATE INDEX "audit_entries_person" ON "audit_entries" USING btree ("person_id","happened_at");
--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");
--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_provider" ON "credentials" USING btree ("person_id","provider_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" USING btree ("credential_id");
--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "password_links_secret" ON "password_links" USING btree ("secret_hash");
--> statement-breakpoint
CREATE INDEX "password_links_person" ON "password_links" USING btree ("person_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "person_roles_sequence" ON "person_roles" USING btree ("person_id","sequence");
--> statement-breakpoint
CREATE UNIQUE INDEX "second_factors_person" ON "second_factors" USING btree ("person_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token");
--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");
--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");
--> statement-breakpoint
CREATE INDEX "verifications_expires" ON "verifications" USING btree ("expires_at");
