-- What db/migrations/sqlite/0015_vat_elsewhere_and_event_words_guards.sql refuses, in the same words.
CREATE TRIGGER vat_elsewhere_append_only BEFORE UPDATE OR DELETE ON vat_elsewhere FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vat_elsewhere_no_truncate BEFORE TRUNCATE ON vat_elsewhere FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_event_words_only_erased BEFORE UPDATE ON order_event_words FOR EACH ROW
WHEN (NEW.text <> '' OR (NEW.event_id, NEW.order_id) <> (OLD.event_id, OLD.order_id))
EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_event_words_no_delete BEFORE DELETE ON order_event_words FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_event_words_no_truncate BEFORE TRUNCATE ON order_event_words FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
