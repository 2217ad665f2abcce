-- The ledger: what came in, what was read in it, and what was decided about it.
-- Readings, figures, findings and decisions are only ever appended. Dates are YYYY-MM-DD, instants
-- ISO 8601 in UTC, offsets UTF-16 units of sources.text, flags 0 or 1.

-- One row for each distinct document. bytes and text are null once the source is redacted;
-- its digest, size and place in the ledger stay.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  bytes BLOB,
  text TEXT,
  extractor TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT;

-- Who brought the bytes, under which name, with which publication date (null: none was given).
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  name TEXT NOT NULL,
  published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  origin TEXT NOT NULL CHECK (origin IN ('seed', 'import', 'person', 'simulation')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX arrivals_by_source ON arrivals (source_id);

-- One bulletin in one source as one parser version read it. month_day is null where no day can be
-- read, date where no year can be had; date_to only where a notice covers several days.
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  arrival_id INTEGER NOT NULL REFERENCES arrivals (id),
  parser_version TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hotline', 'hazard')),
  region TEXT NOT NULL,
  month_day TEXT CHECK (month_day GLOB '[0-9][0-9]-[0-9][0-9]'),
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  date_to TEXT CHECK (date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  year_known INTEGER NOT NULL CHECK (year_known IN (0, 1)),
  year_rule TEXT NOT NULL CHECK (year_rule IN ('published', 'masthead', 'fileName', 'mentions', 'none')),
  verdict TEXT NOT NULL CHECK (verdict IN ('balanced', 'unbalanced', 'uncheckable')),
  quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
  agency TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  read_at TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_source ON readings (source_id);

-- value is null only for topics. Strings are null where the page prints none, or once redacted.
CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES readings (id),
  position INTEGER NOT NULL,
  metric TEXT NOT NULL,
  label TEXT,
  rank INTEGER,
  value INTEGER,
  unit TEXT,
  printed TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  agency TEXT,
  remark TEXT,
  UNIQUE (reading_id, position)
) STRICT;

-- reading_id is null for a finding that belongs to no bulletin of the page.
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  reading_id INTEGER REFERENCES readings (id),
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'notice')),
  message TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX findings_by_reading ON findings (reading_id);
CREATE INDEX findings_by_source ON findings (source_id);

-- What was decided about a reading. state is what the reading is from then on; the key that the
-- decision speaks of is (region, kind, date, date_to). same_as names the accepted reading whose
-- figures it repeats: accepted as one more source.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  reading_id INTEGER NOT NULL REFERENCES readings (id),
  action TEXT NOT NULL
    CHECK (action IN ('accept', 'hold', 'reject', 'correct', 'set-date', 'redact', 'supersede')),
  state TEXT NOT NULL CHECK (state IN ('accepted', 'pending', 'rejected', 'superseded')),
  region TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hotline', 'hazard')),
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  date_to TEXT CHECK (date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  same_as INTEGER REFERENCES readings (id),
  reasons TEXT NOT NULL CHECK (json_type(reasons) = 'array'),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK (state <> 'accepted' OR date IS NOT NULL),
  CHECK (same_as IS NULL OR state = 'accepted'),
  CHECK (same_as <> reading_id),
  CHECK (state = CASE action
    WHEN 'accept' THEN 'accepted' WHEN 'hold' THEN 'pending'
    WHEN 'reject' THEN 'rejected' WHEN 'supersede' THEN 'superseded' ELSE state END)
) STRICT;
CREATE INDEX decisions_by_key ON decisions (region, date, kind);
CREATE INDEX decisions_by_month_day ON decisions (region, kind, substr(date, 6));
CREATE INDEX decisions_by_end ON decisions (region, date_to) WHERE date_to IS NOT NULL;
CREATE INDEX decisions_by_reading ON decisions (reading_id);
CREATE INDEX decisions_by_same_as ON decisions (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX decisions_undated ON decisions (region) WHERE date IS NULL;

-- Set once in a new database and kept in it: a ledger of simulated bulletins always says so.
CREATE TABLE marks (name TEXT PRIMARY KEY) STRICT;

-- Every reading with its newest decision: the state is derived from here and nowhere else.
CREATE VIEW standing AS
SELECT
  d.reading_id, d.region, d.kind, d.date AS key_date, d.date_to AS key_date_to,
  d.state, d.same_as, d.reasons, d.actor AS decided_by, d.at AS decided_at,
  r.source_id, r.arrival_id, r.parser_version, r.region AS printed_region, r.month_day, r.date, r.date_to,
  r.year_known, r.year_rule, r.verdict, r.quoted, r.agency, r.span_start, r.span_end
FROM decisions AS d
JOIN readings AS r ON r.id = d.reading_id
WHERE NOT EXISTS (
  SELECT 1 FROM decisions AS later WHERE later.reading_id = d.reading_id AND later.id > d.id
);

CREATE TRIGGER one_accepted_reading_per_key
BEFORE INSERT ON decisions
WHEN NEW.state = 'accepted' AND NEW.same_as IS NULL
BEGIN
  SELECT RAISE(ABORT, 'another reading is accepted on this key')
  FROM standing
  WHERE region = NEW.region AND kind = NEW.kind AND key_date = NEW.date
    AND key_date_to IS NEW.date_to AND state = 'accepted' AND same_as IS NULL
    AND reading_id <> NEW.reading_id;
END;

CREATE TRIGGER readings_keep BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are only appended'); END;
CREATE TRIGGER readings_stay BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are only appended'); END;
CREATE TRIGGER figures_keep BEFORE UPDATE ON figures
BEGIN SELECT RAISE(ABORT, 'figures are only appended'); END;
CREATE TRIGGER figures_stay BEFORE DELETE ON figures
BEGIN SELECT RAISE(ABORT, 'figures are only appended'); END;
CREATE TRIGGER findings_keep BEFORE UPDATE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are only appended'); END;
CREATE TRIGGER findings_stay BEFORE DELETE ON findings
BEGIN SELECT RAISE(ABORT, 'findings are only appended'); END;
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER arrivals_keep BEFORE UPDATE ON arrivals
BEGIN SELECT RAISE(ABORT, 'arrivals are only appended'); END;
CREATE TRIGGER arrivals_stay BEFORE DELETE ON arrivals
BEGIN SELECT RAISE(ABORT, 'arrivals are only appended'); END;
CREATE TRIGGER marks_keep BEFORE UPDATE ON marks
BEGIN SELECT RAISE(ABORT, 'marks are set once'); END;
CREATE TRIGGER marks_stay BEFORE DELETE ON marks
BEGIN SELECT RAISE(ABORT, 'marks are set once'); END;
CREATE TRIGGER sources_stay BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;
-- A redaction may empty bytes and text; nothing else of a source ever changes.
CREATE TRIGGER sources_keep BEFORE UPDATE ON sources
WHEN NEW.bytes IS NOT NULL OR NEW.text IS NOT NULL
  OR (NEW.id, NEW.sha256, NEW.size, NEW.extractor, NEW.received_at)
    IS NOT (OLD.id, OLD.sha256, OLD.size, OLD.extractor, OLD.received_at)
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;
