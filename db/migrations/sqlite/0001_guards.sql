-- Append-only and published rows are guarded by the database itself, whoever writes.
-- Each table refuses UPDATE and DELETE, and an INSERT over an existing key (INSERT OR REPLACE
-- deletes without firing a delete trigger). A mail is only guarded against that: its text can be erased.
CREATE TRIGGER shop_settings_no_update BEFORE UPDATE ON shop_settings
BEGIN SELECT RAISE(ABORT, 'append-only: shop_settings'); END;
--> statement-breakpoint
CREATE TRIGGER shop_settings_no_delete BEFORE DELETE ON shop_settings
BEGIN SELECT RAISE(ABORT, 'append-only: shop_settings'); END;
--> statement-breakpoint
CREATE TRIGGER shop_settings_no_replace BEFORE INSERT ON shop_settings
WHEN EXISTS (SELECT 1 FROM shop_settings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: shop_settings has this key'); END;
--> statement-breakpoint
CREATE TRIGGER prices_no_update BEFORE UPDATE ON prices
BEGIN SELECT RAISE(ABORT, 'append-only: prices'); END;
--> statement-breakpoint
CREATE TRIGGER prices_no_delete BEFORE DELETE ON prices
BEGIN SELECT RAISE(ABORT, 'append-only: prices'); END;
--> statement-breakpoint
CREATE TRIGGER prices_no_replace BEFORE INSERT ON prices
WHEN EXISTS (SELECT 1 FROM prices WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM prices WHERE scope_id = NEW.scope_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: prices has this key'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_no_update BEFORE UPDATE ON breakdown_publications
BEGIN SELECT RAISE(ABORT, 'append-only: breakdown_publications'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_no_delete BEFORE DELETE ON breakdown_publications
BEGIN SELECT RAISE(ABORT, 'append-only: breakdown_publications'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_no_replace BEFORE INSERT ON breakdown_publications
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.version_id) OR EXISTS (SELECT 1 FROM breakdown_publications WHERE price_id = NEW.price_id)
BEGIN SELECT RAISE(ABORT, 'append-only: breakdown_publications has this key'); END;
--> statement-breakpoint
CREATE TRIGGER reductions_no_update BEFORE UPDATE ON reductions
BEGIN SELECT RAISE(ABORT, 'append-only: reductions'); END;
--> statement-breakpoint
CREATE TRIGGER reductions_no_delete BEFORE DELETE ON reductions
BEGIN SELECT RAISE(ABORT, 'append-only: reductions'); END;
--> statement-breakpoint
CREATE TRIGGER reductions_no_replace BEFORE INSERT ON reductions
WHEN EXISTS (SELECT 1 FROM reductions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: reductions has this key'); END;
--> statement-breakpoint
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'append-only: documents'); END;
--> statement-breakpoint
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'append-only: documents'); END;
--> statement-breakpoint
CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'append-only: documents has this key'); END;
--> statement-breakpoint
CREATE TRIGGER stock_movements_no_update BEFORE UPDATE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'append-only: stock_movements'); END;
--> statement-breakpoint
CREATE TRIGGER stock_movements_no_delete BEFORE DELETE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'append-only: stock_movements'); END;
--> statement-breakpoint
CREATE TRIGGER stock_movements_no_replace BEFORE INSERT ON stock_movements
WHEN EXISTS (SELECT 1 FROM stock_movements WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: stock_movements has this key'); END;
--> statement-breakpoint
CREATE TRIGGER cause_consents_no_update BEFORE UPDATE ON cause_consents
BEGIN SELECT RAISE(ABORT, 'append-only: cause_consents'); END;
--> statement-breakpoint
CREATE TRIGGER cause_consents_no_delete BEFORE DELETE ON cause_consents
BEGIN SELECT RAISE(ABORT, 'append-only: cause_consents'); END;
--> statement-breakpoint
CREATE TRIGGER cause_consents_no_replace BEFORE INSERT ON cause_consents
WHEN EXISTS (SELECT 1 FROM cause_consents WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM cause_consents WHERE cause_id = NEW.cause_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: cause_consents has this key'); END;
--> statement-breakpoint
CREATE TRIGGER outbox_no_replace BEFORE INSERT ON outbox
WHEN EXISTS (SELECT 1 FROM outbox WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM outbox WHERE once_key = NEW.once_key)
BEGIN SELECT RAISE(ABORT, 'append-only: outbox has this key'); END;
--> statement-breakpoint
CREATE TRIGGER mail_attempts_no_update BEFORE UPDATE ON mail_attempts
BEGIN SELECT RAISE(ABORT, 'append-only: mail_attempts'); END;
--> statement-breakpoint
CREATE TRIGGER mail_attempts_no_delete BEFORE DELETE ON mail_attempts
BEGIN SELECT RAISE(ABORT, 'append-only: mail_attempts'); END;
--> statement-breakpoint
CREATE TRIGGER mail_attempts_no_replace BEFORE INSERT ON mail_attempts
WHEN EXISTS (SELECT 1 FROM mail_attempts WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM mail_attempts WHERE mail_id = NEW.mail_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'append-only: mail_attempts has this key'); END;
--> statement-breakpoint
CREATE TRIGGER orders_no_update BEFORE UPDATE ON orders
BEGIN SELECT RAISE(ABORT, 'append-only: orders'); END;
--> statement-breakpoint
CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'append-only: orders'); END;
--> statement-breakpoint
CREATE TRIGGER orders_no_replace BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM orders WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM orders WHERE number = NEW.number) OR EXISTS (SELECT 1 FROM orders WHERE token = NEW.token) OR EXISTS (SELECT 1 FROM orders WHERE cart_id = NEW.cart_id)
BEGIN SELECT RAISE(ABORT, 'append-only: orders has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_lines_no_update BEFORE UPDATE ON order_lines
BEGIN SELECT RAISE(ABORT, 'append-only: order_lines'); END;
--> statement-breakpoint
CREATE TRIGGER order_lines_no_delete BEFORE DELETE ON order_lines
BEGIN SELECT RAISE(ABORT, 'append-only: order_lines'); END;
--> statement-breakpoint
CREATE TRIGGER order_lines_no_replace BEFORE INSERT ON order_lines
WHEN EXISTS (SELECT 1 FROM order_lines WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM order_lines WHERE order_id = NEW.order_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'append-only: order_lines has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_parts_no_update BEFORE UPDATE ON order_line_parts
BEGIN SELECT RAISE(ABORT, 'append-only: order_line_parts'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_parts_no_delete BEFORE DELETE ON order_line_parts
BEGIN SELECT RAISE(ABORT, 'append-only: order_line_parts'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_parts_no_replace BEFORE INSERT ON order_line_parts
WHEN EXISTS (SELECT 1 FROM order_line_parts WHERE order_line_id = NEW.order_line_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'append-only: order_line_parts has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_no_update BEFORE UPDATE ON order_delivery_parts
BEGIN SELECT RAISE(ABORT, 'append-only: order_delivery_parts'); END;
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_no_delete BEFORE DELETE ON order_delivery_parts
BEGIN SELECT RAISE(ABORT, 'append-only: order_delivery_parts'); END;
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_no_replace BEFORE INSERT ON order_delivery_parts
WHEN EXISTS (SELECT 1 FROM order_delivery_parts WHERE order_id = NEW.order_id AND vat_bp = NEW.vat_bp)
BEGIN SELECT RAISE(ABORT, 'append-only: order_delivery_parts has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_shares_no_update BEFORE UPDATE ON order_line_shares
BEGIN SELECT RAISE(ABORT, 'append-only: order_line_shares'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_shares_no_delete BEFORE DELETE ON order_line_shares
BEGIN SELECT RAISE(ABORT, 'append-only: order_line_shares'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_shares_no_replace BEFORE INSERT ON order_line_shares
WHEN EXISTS (SELECT 1 FROM order_line_shares WHERE order_line_id = NEW.order_line_id AND cause_id = NEW.cause_id)
BEGIN SELECT RAISE(ABORT, 'append-only: order_line_shares has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_no_update BEFORE UPDATE ON order_gift_parts
BEGIN SELECT RAISE(ABORT, 'append-only: order_gift_parts'); END;
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_no_delete BEFORE DELETE ON order_gift_parts
BEGIN SELECT RAISE(ABORT, 'append-only: order_gift_parts'); END;
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_no_replace BEFORE INSERT ON order_gift_parts
WHEN EXISTS (SELECT 1 FROM order_gift_parts WHERE order_id = NEW.order_id AND cause_id = NEW.cause_id)
BEGIN SELECT RAISE(ABORT, 'append-only: order_gift_parts has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_no_update BEFORE UPDATE ON order_cause_picks
BEGIN SELECT RAISE(ABORT, 'append-only: order_cause_picks'); END;
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_no_delete BEFORE DELETE ON order_cause_picks
BEGIN SELECT RAISE(ABORT, 'append-only: order_cause_picks'); END;
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_no_replace BEFORE INSERT ON order_cause_picks
WHEN EXISTS (SELECT 1 FROM order_cause_picks WHERE order_id = NEW.order_id AND cause_id = NEW.cause_id)
BEGIN SELECT RAISE(ABORT, 'append-only: order_cause_picks has this key'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_no_update BEFORE UPDATE ON order_events
BEGIN SELECT RAISE(ABORT, 'append-only: order_events'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_no_delete BEFORE DELETE ON order_events
BEGIN SELECT RAISE(ABORT, 'append-only: order_events'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_no_replace BEFORE INSERT ON order_events
WHEN EXISTS (SELECT 1 FROM order_events WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM order_events WHERE order_id = NEW.order_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: order_events has this key'); END;
--> statement-breakpoint
-- A version, its lines and their documents are free while it is a draft, and fixed from its publication on.
CREATE TRIGGER breakdown_versions_fixed BEFORE UPDATE ON breakdown_versions
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_versions_kept BEFORE DELETE ON breakdown_versions
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_versions_no_replace BEFORE INSERT ON breakdown_versions
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.id) OR EXISTS (SELECT 1 FROM breakdown_versions v JOIN breakdown_publications p ON p.version_id = v.id WHERE v.scope_id = NEW.scope_id AND v.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_versions_no_move BEFORE UPDATE OF scope_id, number ON breakdown_versions
WHEN EXISTS (SELECT 1 FROM breakdown_versions v JOIN breakdown_publications p ON p.version_id = v.id WHERE v.scope_id = NEW.scope_id AND v.number = NEW.number AND v.id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_lines_no_add BEFORE INSERT ON breakdown_lines
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.version_id) OR EXISTS (SELECT 1 FROM breakdown_lines l JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_lines_fixed BEFORE UPDATE ON breakdown_lines
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = OLD.version_id) OR EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_lines_kept BEFORE DELETE ON breakdown_lines
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = OLD.version_id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER line_documents_no_add BEFORE INSERT ON line_documents
WHEN EXISTS (SELECT 1 FROM breakdown_lines l JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER line_documents_fixed BEFORE UPDATE ON line_documents
WHEN EXISTS (SELECT 1 FROM breakdown_lines l JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = OLD.line_id) OR EXISTS (SELECT 1 FROM breakdown_lines l JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER line_documents_kept BEFORE DELETE ON line_documents
WHEN EXISTS (SELECT 1 FROM breakdown_lines l JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = OLD.line_id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
-- What is published adds up, has one margin and one VAT line, and explains exactly its price.
CREATE TRIGGER breakdown_publications_sum BEFORE INSERT ON breakdown_publications
WHEN (SELECT coalesce(sum(line_cents), -1) FROM breakdown_lines WHERE version_id = NEW.version_id)
  <> (SELECT price_cents FROM breakdown_versions WHERE id = NEW.version_id)
BEGIN SELECT RAISE(ABORT, 'lines do not sum to the price'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_rest BEFORE INSERT ON breakdown_publications
WHEN (SELECT count(*) FROM breakdown_lines WHERE version_id = NEW.version_id AND basis = 'rest') <> 1
  OR (SELECT count(*) FROM breakdown_lines WHERE version_id = NEW.version_id AND basis = 'vat') <> 1
BEGIN SELECT RAISE(ABORT, 'one margin line and one VAT line'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_told BEFORE INSERT ON breakdown_publications
WHEN (SELECT unknowns_state FROM breakdown_versions WHERE id = NEW.version_id) = 'untouched'
BEGIN SELECT RAISE(ABORT, 'what we do not know is untouched'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_price BEFORE INSERT ON breakdown_publications
WHEN NOT EXISTS (SELECT 1 FROM breakdown_versions v JOIN prices p ON p.id = NEW.price_id
  WHERE v.id = NEW.version_id AND p.scope_id = v.scope_id AND p.gross_cents = v.price_cents AND p.vat_bp = v.vat_bp)
BEGIN SELECT RAISE(ABORT, 'the version explains another price'); END;
--> statement-breakpoint
-- The event 'placed' seals an order: its frozen rows add up before, and none is added after.
-- (A shop in which no cause has agreed yet has shares without a cause: none at all, never some.)
CREATE TRIGGER order_lines_sealed BEFORE INSERT ON order_lines
WHEN EXISTS (SELECT 1 FROM order_events WHERE order_id = NEW.order_id AND kind = 'placed')
BEGIN SELECT RAISE(ABORT, 'a placed order never changes'); END;
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_sealed BEFORE INSERT ON order_delivery_parts
WHEN EXISTS (SELECT 1 FROM order_events WHERE order_id = NEW.order_id AND kind = 'placed')
BEGIN SELECT RAISE(ABORT, 'a placed order never changes'); END;
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_sealed BEFORE INSERT ON order_gift_parts
WHEN EXISTS (SELECT 1 FROM order_events WHERE order_id = NEW.order_id AND kind = 'placed')
BEGIN SELECT RAISE(ABORT, 'a placed order never changes'); END;
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_sealed BEFORE INSERT ON order_cause_picks
WHEN EXISTS (SELECT 1 FROM order_events WHERE order_id = NEW.order_id AND kind = 'placed')
BEGIN SELECT RAISE(ABORT, 'a placed order never changes'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_parts_sealed BEFORE INSERT ON order_line_parts
WHEN EXISTS (SELECT 1 FROM order_lines l JOIN order_events e ON e.order_id = l.order_id WHERE l.id = NEW.order_line_id AND e.kind = 'placed')
BEGIN SELECT RAISE(ABORT, 'a placed order never changes'); END;
--> statement-breakpoint
CREATE TRIGGER order_line_shares_sealed BEFORE INSERT ON order_line_shares
WHEN EXISTS (SELECT 1 FROM order_lines l JOIN order_events e ON e.order_id = l.order_id WHERE l.id = NEW.order_line_id AND e.kind = 'placed')
BEGIN SELECT RAISE(ABORT, 'a placed order never changes'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_goods_sum BEFORE INSERT ON order_events
WHEN NEW.kind = 'placed' AND ((SELECT coalesce(sum(unit_price_cents * quantity), -1) FROM order_lines WHERE order_id = NEW.order_id)
  <> (SELECT goods_cents FROM orders WHERE id = NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'lines do not sum to the goods'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_parts_sum BEFORE INSERT ON order_events
WHEN NEW.kind = 'placed' AND (EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = NEW.order_id AND l.unit_price_cents
  <> (SELECT coalesce(sum(unit_cents), -1) FROM order_line_parts WHERE order_line_id = l.id)))
BEGIN SELECT RAISE(ABORT, 'parts do not sum to a line'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_shares_sum BEFORE INSERT ON order_events
WHEN NEW.kind = 'placed' AND (EXISTS (SELECT 1 FROM order_line_shares s JOIN order_lines l ON l.id = s.order_line_id WHERE l.order_id = NEW.order_id)
  AND EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = NEW.order_id AND l.unit_share_cents * l.quantity
  <> (SELECT coalesce(sum(share_cents), 0) FROM order_line_shares WHERE order_line_id = l.id))
  OR (SELECT coalesce(sum(unit_share_cents * quantity), -1) FROM order_lines WHERE order_id = NEW.order_id) <> (SELECT share_cents FROM orders WHERE id = NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'shares do not sum'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_delivery_sum BEFORE INSERT ON order_events
WHEN NEW.kind = 'placed' AND ((SELECT coalesce(sum(gross_cents), 0) FROM order_delivery_parts WHERE order_id = NEW.order_id) <> (SELECT delivery_cents FROM orders WHERE id = NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'delivery does not sum'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_vat_sum BEFORE INSERT ON order_events
WHEN NEW.kind = 'placed' AND ((SELECT coalesce(sum(unit_vat_cents * quantity), 0) FROM order_lines WHERE order_id = NEW.order_id)
  + (SELECT coalesce(sum(vat_cents), 0) FROM order_delivery_parts WHERE order_id = NEW.order_id) <> (SELECT vat_cents FROM orders WHERE id = NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'VAT does not sum'); END;
--> statement-breakpoint
CREATE TRIGGER order_events_gift_sum BEFORE INSERT ON order_events
WHEN NEW.kind = 'placed' AND ((SELECT coalesce(sum(gift_cents), 0) FROM order_gift_parts WHERE order_id = NEW.order_id) <> (SELECT gift_cents FROM orders WHERE id = NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'gift does not sum'); END;
