-- What the desk writes down is append-only, as everything else that somebody said. A note's text alone can be erased.
CREATE TRIGGER order_trackings_no_update BEFORE UPDATE ON order_trackings
BEGIN SELECT RAISE(ABORT, 'append-only: order_trackings'); END;
--> statement-breakpoint
CREATE TRIGGER order_trackings_no_delete BEFORE DELETE ON order_trackings
BEGIN SELECT RAISE(ABORT, 'append-only: order_trackings'); END;
--> statement-breakpoint
CREATE TRIGGER order_trackings_no_replace BEFORE INSERT ON order_trackings
WHEN EXISTS (SELECT 1 FROM order_trackings WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM order_trackings WHERE order_id = NEW.order_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: order_trackings has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_erasures_no_update BEFORE UPDATE ON order_erasures
BEGIN SELECT RAISE(ABORT, 'append-only: order_erasures'); END;
--> statement-breakpoint
CREATE TRIGGER order_erasures_no_delete BEFORE DELETE ON order_erasures
BEGIN SELECT RAISE(ABORT, 'append-only: order_erasures'); END;
--> statement-breakpoint
CREATE TRIGGER order_erasures_no_replace BEFORE INSERT ON order_erasures
WHEN EXISTS (SELECT 1 FROM order_erasures WHERE order_id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'append-only: order_erasures has this key'); END;
--> statement-breakpoint
CREATE TRIGGER seller_details_no_update BEFORE UPDATE ON seller_details
BEGIN SELECT RAISE(ABORT, 'append-only: seller_details'); END;
--> statement-breakpoint
CREATE TRIGGER seller_details_no_delete BEFORE DELETE ON seller_details
BEGIN SELECT RAISE(ABORT, 'append-only: seller_details'); END;
--> statement-breakpoint
CREATE TRIGGER seller_details_no_replace BEFORE INSERT ON seller_details
WHEN EXISTS (SELECT 1 FROM seller_details WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM seller_details WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: seller_details has this key'); END;
--> statement-breakpoint
CREATE TRIGGER page_texts_no_update BEFORE UPDATE ON page_texts
BEGIN SELECT RAISE(ABORT, 'append-only: page_texts'); END;
--> statement-breakpoint
CREATE TRIGGER page_texts_no_delete BEFORE DELETE ON page_texts
BEGIN SELECT RAISE(ABORT, 'append-only: page_texts'); END;
--> statement-breakpoint
CREATE TRIGGER page_texts_no_replace BEFORE INSERT ON page_texts
WHEN EXISTS (SELECT 1 FROM page_texts WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM page_texts WHERE name = NEW.name AND lang = NEW.lang AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: page_texts has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_notes_only_erased BEFORE UPDATE ON order_notes
WHEN NEW.text <> '' OR NEW.id <> OLD.id OR NEW.order_id <> OLD.order_id OR NEW.sequence <> OLD.sequence
  OR NEW.noted_at <> OLD.noted_at OR NEW.noted_by <> OLD.noted_by
BEGIN SELECT RAISE(ABORT, 'append-only: order_notes'); END;
--> statement-breakpoint
CREATE TRIGGER order_notes_no_delete BEFORE DELETE ON order_notes
BEGIN SELECT RAISE(ABORT, 'append-only: order_notes'); END;
--> statement-breakpoint
CREATE TRIGGER order_notes_no_replace BEFORE INSERT ON order_notes
WHEN EXISTS (SELECT 1 FROM order_notes WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM order_notes WHERE order_id = NEW.order_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: order_notes has this key'); END;
