-- What db/migrations/sqlite/0011_desk_orders_guards.sql refuses, in the same words.
CREATE TRIGGER order_trackings_append_only BEFORE UPDATE OR DELETE ON order_trackings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_trackings_no_truncate BEFORE TRUNCATE ON order_trackings FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_erasures_append_only BEFORE UPDATE OR DELETE ON order_erasures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_erasures_no_truncate BEFORE TRUNCATE ON order_erasures FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER seller_details_append_only BEFORE UPDATE OR DELETE ON seller_details FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER seller_details_no_truncate BEFORE TRUNCATE ON seller_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER page_texts_append_only BEFORE UPDATE OR DELETE ON page_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER page_texts_no_truncate BEFORE TRUNCATE ON page_texts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_notes_only_erased BEFORE UPDATE ON order_notes FOR EACH ROW
WHEN (NEW.text <> '' OR (NEW.id, NEW.order_id, NEW.sequence, NEW.noted_at, NEW.noted_by)
  <> (OLD.id, OLD.order_id, OLD.sequence, OLD.noted_at, OLD.noted_by))
EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_notes_no_delete BEFORE DELETE ON order_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_notes_no_truncate BEFORE TRUNCATE ON order_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
