-- Who was given which role, and who changed what: append-only, whoever writes (see 0001_guards.sql).
CREATE TRIGGER person_roles_append_only BEFORE UPDATE OR DELETE ON person_roles FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER person_roles_no_truncate BEFORE TRUNCATE ON person_roles FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
