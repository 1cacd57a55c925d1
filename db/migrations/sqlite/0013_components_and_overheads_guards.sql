-- What a component or a running cost was said to cost, and what was published of a year, is append-only.
CREATE TRIGGER component_costs_no_update BEFORE UPDATE ON component_costs
BEGIN SELECT RAISE(ABORT, 'append-only: component_costs'); END;
--> statement-breakpoint
CREATE TRIGGER component_costs_no_delete BEFORE DELETE ON component_costs
BEGIN SELECT RAISE(ABORT, 'append-only: component_costs'); END;
--> statement-breakpoint
CREATE TRIGGER component_costs_no_replace BEFORE INSERT ON component_costs
WHEN EXISTS (SELECT 1 FROM component_costs WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM component_costs WHERE component_id = NEW.component_id AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: component_costs has this key'); END;
--> statement-breakpoint
CREATE TRIGGER component_cost_documents_no_update BEFORE UPDATE ON component_cost_documents
BEGIN SELECT RAISE(ABORT, 'append-only: component_cost_documents'); END;
--> statement-breakpoint
CREATE TRIGGER component_cost_documents_no_delete BEFORE DELETE ON component_cost_documents
BEGIN SELECT RAISE(ABORT, 'append-only: component_cost_documents'); END;
--> statement-breakpoint
CREATE TRIGGER component_cost_documents_no_replace BEFORE INSERT ON component_cost_documents
WHEN EXISTS (SELECT 1 FROM component_cost_documents WHERE cost_id = NEW.cost_id AND sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'append-only: component_cost_documents has this key'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_amounts_no_update BEFORE UPDATE ON overhead_amounts
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_amounts'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_amounts_no_delete BEFORE DELETE ON overhead_amounts
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_amounts'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_amounts_no_replace BEFORE INSERT ON overhead_amounts
WHEN EXISTS (SELECT 1 FROM overhead_amounts WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM overhead_amounts WHERE overhead_id = NEW.overhead_id AND year = NEW.year AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_amounts has this key'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliations_no_update BEFORE UPDATE ON overhead_reconciliations
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_reconciliations'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliations_no_delete BEFORE DELETE ON overhead_reconciliations
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_reconciliations'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliations_no_replace BEFORE INSERT ON overhead_reconciliations
WHEN EXISTS (SELECT 1 FROM overhead_reconciliations WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM overhead_reconciliations WHERE year = NEW.year AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_reconciliations has this key'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliation_lines_no_update BEFORE UPDATE ON overhead_reconciliation_lines
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_reconciliation_lines'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliation_lines_no_delete BEFORE DELETE ON overhead_reconciliation_lines
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_reconciliation_lines'); END;
--> statement-breakpoint
CREATE TRIGGER overhead_reconciliation_lines_no_replace BEFORE INSERT ON overhead_reconciliation_lines
WHEN EXISTS (SELECT 1 FROM overhead_reconciliation_lines WHERE reconciliation_id = NEW.reconciliation_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'append-only: overhead_reconciliation_lines has this key'); END;
