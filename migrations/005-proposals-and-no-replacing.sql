-- A proposed repair is kept with its finding: {"value", "supportedBy"}; null for any other finding.
ALTER TABLE findings ADD COLUMN proposal TEXT CHECK (json_type(proposal) = 'object');

-- INSERT OR REPLACE deletes the old row without asking the triggers that refuse DELETE: it is refused by these.
CREATE TRIGGER sources_not_replaced BEFORE INSERT ON sources
WHEN EXISTS (SELECT 1 FROM sources WHERE id = NEW.id OR sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;
CREATE TRIGGER arrivals_not_replaced BEFORE INSERT ON arrivals
WHEN EXISTS (SELECT 1 FROM arrivals WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'arrivals are only appended'); END;
CREATE TRIGGER readings_not_replaced BEFORE INSERT ON readings
WHEN EXISTS (SELECT 1 FROM readings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'readings are only appended'); END;
CREATE TRIGGER figures_not_replaced BEFORE INSERT ON figures
WHEN EXISTS (SELECT 1 FROM figures WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM figures WHERE reading_id = NEW.reading_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'figures are only appended'); END;
CREATE TRIGGER findings_not_replaced BEFORE INSERT ON findings
WHEN EXISTS (SELECT 1 FROM findings WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'findings are only appended'); END;
CREATE TRIGGER decisions_not_replaced BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER statements_not_replaced BEFORE INSERT ON statements
WHEN EXISTS (SELECT 1 FROM statements WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'statements are only appended'); END;
CREATE TRIGGER statement_figures_not_replaced BEFORE INSERT ON statement_figures
WHEN EXISTS (SELECT 1 FROM statement_figures WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM statement_figures WHERE statement_id = NEW.statement_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'statement figures are only appended'); END;
