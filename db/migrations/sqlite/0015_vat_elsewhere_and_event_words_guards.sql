-- What was said of a rate stays. Words beside an event can be erased, and changed in no other way.
CREATE TRIGGER vat_elsewhere_no_update BEFORE UPDATE ON vat_elsewhere
BEGIN SELECT RAISE(ABORT, 'append-only: vat_elsewhere'); END;
--> statement-breakpoint
CREATE TRIGGER vat_elsewhere_no_delete BEFORE DELETE ON vat_elsewhere
BEGIN SELECT RAISE(ABORT, 'append-only: vat_elsewhere'); END;
--> statement-breakpoint
CREATE TRIGGER vat_elsewhere_no_replace BEFORE INSERT ON vat_elsewhere
WHEN EXISTS (SELECT 1 FROM vat_elsewhere WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM vat_elsewhere WHERE own_bp = NEW.own_bp AND country = NEW.country AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: vat_elsewhere has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_event_words_only_erased BEFORE UPDATE ON order_event_words
WHEN NEW.text <> '' OR NEW.event_id <> OLD.event_id OR NEW.order_id <> OLD.order_id
BEGIN SELECT RAISE(ABORT, 'append-only: order_event_words'); END;
--> statement-breakpoint
CREATE TRIGGER order_event_words_no_delete BEFORE DELETE ON order_event_words
BEGIN SELECT RAISE(ABORT, 'append-only: order_event_words'); END;
--> statement-breakpoint
CREATE TRIGGER order_event_words_no_replace BEFORE INSERT ON order_event_words
WHEN EXISTS (SELECT 1 FROM order_event_words WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'append-only: order_event_words has this key'); END;
