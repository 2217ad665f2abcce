-- Statements: totals and rates that news stories tell for a longer period. Only ever appended; one that
-- better evidence or a newer parser no longer reads gets a row in statement_withdrawals.

-- A statement in one source as one parser version read it. period_from and period_to are YYYY, YYYY-MM or
-- YYYY-MM-DD, as precise as printed, null where the story does not tell them; scope is the city, a district
-- or a park as printed; region is the ledger's own.
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
  parser_version TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hotline', 'hazard')),
  region TEXT NOT NULL,
  scope TEXT NOT NULL,
  period_printed TEXT,
  period_from TEXT CHECK (period_from GLOB '[0-9][0-9][0-9][0-9]*'),
  period_to TEXT CHECK (period_to GLOB '[0-9][0-9][0-9][0-9]*'),
  year_known INTEGER NOT NULL CHECK (year_known IN (0, 1)),
  year_rule TEXT NOT NULL
    CHECK (year_rule IN ('printed', 'published', 'masthead', 'fileName', 'mentions', 'none')),
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  read_at TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_source ON statements (source_id);
CREATE INDEX statements_by_region ON statements (region);

-- value is a count of cases or a rate in percent.
CREATE TABLE statement_figures (
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  position INTEGER NOT NULL,
  metric TEXT NOT NULL CHECK (metric IN ('received', 'closed', 'responseRate', 'resolutionRate',
    'satisfactionRate', 'closureRate', 'withdrawalRate')),
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'moreThan', 'atLeast')),
  printed TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  UNIQUE (statement_id, position)
) STRICT;

CREATE TABLE statement_withdrawals (
  statement_id INTEGER PRIMARY KEY REFERENCES statements (id),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- What is read in the sources at present.
CREATE VIEW current_statements AS
SELECT s.*, o.sha256 AS source_sha256, o.received_at, a.name AS source_name, a.published
FROM statements AS s
JOIN sources AS o ON o.id = s.source_id
JOIN arrivals AS a ON a.id = s.arrival_id
WHERE NOT EXISTS (SELECT 1 FROM statement_withdrawals AS w WHERE w.statement_id = s.id);

CREATE TRIGGER statements_keep BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are only appended'); END;
CREATE TRIGGER statements_stay BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are only appended'); END;
CREATE TRIGGER statement_figures_keep BEFORE UPDATE ON statement_figures
BEGIN SELECT RAISE(ABORT, 'statement figures are only appended'); END;
CREATE TRIGGER statement_figures_stay BEFORE DELETE ON statement_figures
BEGIN SELECT RAISE(ABORT, 'statement figures are only appended'); END;
CREATE TRIGGER statement_withdrawals_keep BEFORE UPDATE ON statement_withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are only appended'); END;
CREATE TRIGGER statement_withdrawals_stay BEFORE DELETE ON statement_withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals are only appended'); END;
