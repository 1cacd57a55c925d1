-- Who was given which role, and who changed what: append-only, whoever writes (see 0001_guards.sql).
CREATE TRIGGER person_roles_no_update BEFORE UPDATE ON person_roles
BEGIN SELECT RAISE(ABORT, 'append-only: person_roles'); END;
--> statement-breakpoint
CREATE TRIGGER person_roles_no_delete BEFORE DELETE ON person_roles
BEGIN SELECT RAISE(ABORT, 'append-only: person_roles'); END;
--> statement-breakpoint
CREATE TRIGGER person_roles_no_replace BEFORE INSERT ON person_roles
WHEN EXISTS (SELECT 1 FROM person_roles WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM person_roles WHERE person_id = NEW.person_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: person_roles has this key'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'append-only: audit_entries'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'append-only: audit_entries'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: audit_entries has this key'); END;
