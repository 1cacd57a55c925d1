-- UPDATE OR REPLACE deletes the row whose key it takes, without firing a delete trigger: no draft
-- may take the id of what is published.
CREATE TRIGGER breakdown_versions_no_takeover BEFORE UPDATE OF id ON breakdown_versions
WHEN EXISTS (SELECT 1 FROM breakdown_publications WHERE version_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER breakdown_lines_no_takeover BEFORE UPDATE OF id ON breakdown_lines
WHEN EXISTS (SELECT 1 FROM breakdown_lines l JOIN breakdown_publications p ON p.version_id = l.version_id WHERE l.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
