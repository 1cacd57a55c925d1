-- Append-only and published rows are guarded by the database itself, whoever writes: what
-- db/migrations/sqlite/0001_guards.sql and 0003_guard_ids.sql refuse, in the same words. A row is written
-- over by ON CONFLICT DO UPDATE only, which is an UPDATE; a key that is taken is refused by its index.
--
-- The triggers' functions look only at the schema in which they stand: a temporary table would hide one of
-- ours. Those that they call look where they do.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
-- TRUNCATE fires no trigger of rows. Its sentence is the trigger's argument, where it has one.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', coalesce(TG_ARGV[0], 'append-only: ' || TG_TABLE_NAME)
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER shop_settings_append_only BEFORE UPDATE OR DELETE ON shop_settings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER shop_settings_no_truncate BEFORE TRUNCATE ON shop_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER prices_append_only BEFORE UPDATE OR DELETE ON prices FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER prices_no_truncate BEFORE TRUNCATE ON prices FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_append_only BEFORE UPDATE OR DELETE ON breakdown_publications FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_no_truncate BEFORE TRUNCATE ON breakdown_publications FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER reductions_append_only BEFORE UPDATE OR DELETE ON reductions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reductions_no_truncate BEFORE TRUNCATE ON reductions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER documents_append_only BEFORE UPDATE OR DELETE ON documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER documents_no_truncate BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER stock_movements_no_truncate BEFORE TRUNCATE ON stock_movements FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER cause_consents_append_only BEFORE UPDATE OR DELETE ON cause_consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cause_consents_no_truncate BEFORE TRUNCATE ON cause_consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER mail_attempts_append_only BEFORE UPDATE OR DELETE ON mail_attempts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mail_attempts_no_truncate BEFORE TRUNCATE ON mail_attempts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
-- An order's row is written as it is by hold_order below, by nobody else.
CREATE FUNCTION refuse_change_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'append-only: orders' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER orders_append_only BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_change_of_order();
--> statement-breakpoint
CREATE TRIGGER orders_no_truncate BEFORE TRUNCATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_lines_append_only BEFORE UPDATE OR DELETE ON order_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_lines_no_truncate BEFORE TRUNCATE ON order_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_line_parts_append_only BEFORE UPDATE OR DELETE ON order_line_parts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_line_parts_no_truncate BEFORE TRUNCATE ON order_line_parts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_append_only BEFORE UPDATE OR DELETE ON order_delivery_parts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_no_truncate BEFORE TRUNCATE ON order_delivery_parts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_line_shares_append_only BEFORE UPDATE OR DELETE ON order_line_shares FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_line_shares_no_truncate BEFORE TRUNCATE ON order_line_shares FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_append_only BEFORE UPDATE OR DELETE ON order_gift_parts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_no_truncate BEFORE TRUNCATE ON order_gift_parts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_append_only BEFORE UPDATE OR DELETE ON order_cause_picks FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_no_truncate BEFORE TRUNCATE ON order_cause_picks FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON order_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_events_no_truncate BEFORE TRUNCATE ON order_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
-- A version, its lines and their documents are free while it is a draft, and fixed from its publication on.
-- Another transaction's rows are not seen before they are committed. So whoever writes a line, and whoever
-- publishes, first writes the version's row as it is: the second of them waits for the first and then sees
-- its rows, or, where it reads an older state of the database, fails and is run once more. (A row lock would
-- do for the waiting, but says nothing to a transaction with an older state.) Not needed where this
-- transaction wrote the row last.
CREATE FUNCTION demand_draft(the_version text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  is_ours boolean;
BEGIN
  SELECT xmin = pg_current_xact_id()::xid INTO is_ours FROM breakdown_versions WHERE id = the_version;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no version %', the_version USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF NOT is_ours THEN
    UPDATE breakdown_versions SET revision = revision WHERE id = the_version;
  END IF;
  IF EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = the_version) THEN
    RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION version_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = OLD.id) THEN
    RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP <> 'DELETE' AND (EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.id)
    OR EXISTS (SELECT 1 FROM breakdown_versions v JOIN breakdown_publications p ON p.version_id = v.id
      WHERE v.scope_id = NEW.scope_id AND v.number = NEW.number)) THEN
    RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
--> statement-breakpoint
CREATE FUNCTION line_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM demand_draft(OLD.version_id);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.version_id IS DISTINCT FROM OLD.version_id THEN
    PERFORM demand_draft(NEW.version_id);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.id IS DISTINCT FROM OLD.id AND EXISTS (SELECT 1 FROM breakdown_lines l
    JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = NEW.id) THEN
    RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
--> statement-breakpoint
-- The line is held, so that no other transaction moves it to another version meanwhile.
CREATE FUNCTION demand_draft_line(the_line text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  the_version text;
BEGIN
  SELECT version_id INTO the_version FROM breakdown_lines WHERE id = the_line FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no line %', the_line USING ERRCODE = 'foreign_key_violation';
  END IF;
  PERFORM demand_draft(the_version);
END
$$;
--> statement-breakpoint
CREATE FUNCTION line_document_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM demand_draft_line(OLD.line_id);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.line_id IS DISTINCT FROM OLD.line_id THEN
    PERFORM demand_draft_line(NEW.line_id);
  END IF;
  RETURN coalesce(NEW, OLD);
END
$$;
--> statement-breakpoint
CREATE TRIGGER breakdown_versions_fixed BEFORE INSERT OR UPDATE OR DELETE ON breakdown_versions FOR EACH ROW EXECUTE FUNCTION version_fixed();
--> statement-breakpoint
CREATE TRIGGER breakdown_versions_no_truncate BEFORE TRUNCATE ON breakdown_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate('a published version never changes');
--> statement-breakpoint
CREATE TRIGGER breakdown_lines_fixed BEFORE INSERT OR UPDATE OR DELETE ON breakdown_lines FOR EACH ROW EXECUTE FUNCTION line_fixed();
--> statement-breakpoint
CREATE TRIGGER breakdown_lines_no_truncate BEFORE TRUNCATE ON breakdown_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate('a published version never changes');
--> statement-breakpoint
CREATE TRIGGER line_documents_fixed BEFORE INSERT OR UPDATE OR DELETE ON line_documents FOR EACH ROW EXECUTE FUNCTION line_document_fixed();
--> statement-breakpoint
CREATE TRIGGER line_documents_no_truncate BEFORE TRUNCATE ON line_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate('a published version never changes');
--> statement-breakpoint
-- What is published adds up, has one margin and one VAT line, and explains exactly its price.
CREATE FUNCTION publication_adds_up() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.version_id OR price_id = NEW.price_id) THEN
    RAISE EXCEPTION 'append-only: breakdown_publications has this key' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM demand_draft(NEW.version_id);
  IF (SELECT coalesce(sum(line_cents), -1) FROM breakdown_lines WHERE version_id = NEW.version_id)
    <> (SELECT price_cents FROM breakdown_versions WHERE id = NEW.version_id) THEN
    RAISE EXCEPTION 'lines do not sum to the price' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT count(*) FROM breakdown_lines WHERE version_id = NEW.version_id AND basis = 'rest') <> 1
    OR (SELECT count(*) FROM breakdown_lines WHERE version_id = NEW.version_id AND basis = 'vat') <> 1 THEN
    RAISE EXCEPTION 'one margin line and one VAT line' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT unknowns_state FROM breakdown_versions WHERE id = NEW.version_id) = 'untouched' THEN
    RAISE EXCEPTION 'what we do not know is untouched' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM breakdown_versions v JOIN prices p ON p.id = NEW.price_id
    WHERE v.id = NEW.version_id AND p.scope_id = v.scope_id AND p.gross_cents = v.price_cents AND p.vat_bp = v.vat_bp) THEN
    RAISE EXCEPTION 'the version explains another price' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER breakdown_publications_sum BEFORE INSERT ON breakdown_publications FOR EACH ROW EXECUTE FUNCTION publication_adds_up();
--> statement-breakpoint
-- The event 'placed' seals an order: its frozen rows add up before, and none is added after.
-- (A shop in which no cause has agreed yet has shares without a cause: none at all, never some.)
-- Whoever adds a row and whoever seals meet at the order's row, as at a version's above.
CREATE FUNCTION hold_order(the_order text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  is_ours boolean;
BEGIN
  SELECT xmin = pg_current_xact_id()::xid INTO is_ours FROM orders WHERE id = the_order;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no order %', the_order USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF NOT is_ours THEN
    UPDATE orders SET placed_at = placed_at WHERE id = the_order;
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION demand_unplaced(the_order text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_order(the_order);
  IF EXISTS (SELECT 1 FROM order_events WHERE order_id = the_order AND kind = 'placed') THEN
    RAISE EXCEPTION 'a placed order never changes' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END
$$;
--> statement-breakpoint
CREATE FUNCTION order_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM demand_unplaced(NEW.order_id);
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION order_line_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM demand_unplaced((SELECT order_id FROM order_lines WHERE id = NEW.order_line_id));
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER order_lines_sealed BEFORE INSERT ON order_lines FOR EACH ROW EXECUTE FUNCTION order_sealed();
--> statement-breakpoint
CREATE TRIGGER order_delivery_parts_sealed BEFORE INSERT ON order_delivery_parts FOR EACH ROW EXECUTE FUNCTION order_sealed();
--> statement-breakpoint
CREATE TRIGGER order_gift_parts_sealed BEFORE INSERT ON order_gift_parts FOR EACH ROW EXECUTE FUNCTION order_sealed();
--> statement-breakpoint
CREATE TRIGGER order_cause_picks_sealed BEFORE INSERT ON order_cause_picks FOR EACH ROW EXECUTE FUNCTION order_sealed();
--> statement-breakpoint
CREATE TRIGGER order_line_parts_sealed BEFORE INSERT ON order_line_parts FOR EACH ROW EXECUTE FUNCTION order_line_sealed();
--> statement-breakpoint
CREATE TRIGGER order_line_shares_sealed BEFORE INSERT ON order_line_shares FOR EACH ROW EXECUTE FUNCTION order_line_sealed();
--> statement-breakpoint
CREATE FUNCTION order_adds_up() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  the_order orders;
BEGIN
  PERFORM hold_order(NEW.order_id);
  SELECT * INTO the_order FROM orders WHERE id = NEW.order_id;
  IF (SELECT coalesce(sum(unit_price_cents * quantity), -1) FROM order_lines WHERE order_id = NEW.order_id)
    <> the_order.goods_cents THEN
    RAISE EXCEPTION 'lines do not sum to the goods' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = NEW.order_id AND l.unit_price_cents
    <> (SELECT coalesce(sum(unit_cents), -1) FROM order_line_parts WHERE order_line_id = l.id)) THEN
    RAISE EXCEPTION 'parts do not sum to a line' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM order_line_shares s JOIN order_lines l ON l.id = s.order_line_id WHERE l.order_id = NEW.order_id)
    AND EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = NEW.order_id AND l.unit_share_cents * l.quantity
      <> (SELECT coalesce(sum(share_cents), 0) FROM order_line_shares WHERE order_line_id = l.id))
    OR (SELECT coalesce(sum(unit_share_cents * quantity), -1) FROM order_lines WHERE order_id = NEW.order_id)
      <> the_order.share_cents THEN
    RAISE EXCEPTION 'shares do not sum' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT coalesce(sum(gross_cents), 0) FROM order_delivery_parts WHERE order_id = NEW.order_id)
    <> the_order.delivery_cents THEN
    RAISE EXCEPTION 'delivery does not sum' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT coalesce(sum(unit_vat_cents * quantity), 0) FROM order_lines WHERE order_id = NEW.order_id)
    + (SELECT coalesce(sum(vat_cents), 0) FROM order_delivery_parts WHERE order_id = NEW.order_id)
    <> the_order.vat_cents THEN
    RAISE EXCEPTION 'VAT does not sum' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (SELECT coalesce(sum(gift_cents), 0) FROM order_gift_parts WHERE order_id = NEW.order_id)
    <> the_order.gift_cents THEN
    RAISE EXCEPTION 'gift does not sum' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER order_events_sum BEFORE INSERT ON order_events FOR EACH ROW WHEN (NEW.kind = 'placed') EXECUTE FUNCTION order_adds_up();
