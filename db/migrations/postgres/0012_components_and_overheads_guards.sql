-- What a component or a running cost was said to cost, and what was published of a year, is append-only (see 0001_guards.sql).
CREATE TRIGGER component_costs_append_only BEFORE UPDATE OR DELETE ON component_costs FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER component_costs_no_truncate BEFORE TRUNCATE ON component_costs FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER component_cost_documents_append_only BEFORE UPDATE OR DELETE ON component_cost_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER component_cost_documents_no_truncate BEFORE TRUNCATE ON component_cost_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER overhead_amounts_append_only BEFORE UPDATE OR DELETE ON overhead_amounts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER overhead_amounts_no_truncate BEFORE TRUNCATE ON overhead_amounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliations_append_only BEFORE UPDATE OR DELETE ON overhead_reconciliations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliations_no_truncate BEFORE TRUNCATE ON overhead_reconciliations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliation_lines_append_only BEFORE UPDATE OR DELETE ON overhead_reconciliation_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliation_lines_no_truncate BEFORE TRUNCATE ON overhead_reconciliation_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
