-- Reports that were issued, frozen as they were handed in, and editors' remarks on periods.

-- edition: 1 for the first issue of a period, from 2 on a correction. fields: JSON of what a person filled in.
-- document: the report in canonical JSON (RFC 8785); null: a source that it cites was redacted since. digest: SHA-256 of
-- just these characters. differences: JSON, the figures of each difference from the edition before; names: canonical JSON
-- of what these figures are, with a salt, which goes with the document; names_digest: SHA-256 of that.
-- remark_id: the remark that is in it; null: none. period: `2025-W42`, `2025-10`, `2025-Q4`, `2025`.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  region TEXT NOT NULL CHECK (region <> ''),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]*' AND length(period) <= 8),
  edition INTEGER NOT NULL CHECK (edition >= 1),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  document TEXT CHECK (document IS NULL OR json_valid(document)),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  differences TEXT NOT NULL CHECK (json_valid(differences)),
  names TEXT CHECK (names IS NULL OR json_valid(names)),
  names_digest TEXT NOT NULL CHECK (length(names_digest) = 64),
  remark_id INTEGER REFERENCES remarks (id),
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (region, period, edition),
  CHECK ((document IS NULL) = (names IS NULL))
) STRICT;

-- The sources that a report cites.
CREATE TABLE report_sources (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  source_id INTEGER NOT NULL REFERENCES sources (id),
  UNIQUE (report_id, source_id)
) STRICT;
CREATE INDEX report_sources_by_source ON report_sources (source_id);

-- The newest row of a period holds. text: empty takes the remark back.
CREATE TABLE remarks (
  id INTEGER PRIMARY KEY,
  region TEXT NOT NULL CHECK (region <> ''),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]*' AND length(period) <= 8),
  text TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX remarks_by_period ON remarks (region, period);

-- A report loses its document and the names of its differences once a source of it is redacted; nothing else changes.
CREATE TRIGGER reports_keep BEFORE UPDATE ON reports
WHEN NOT EXISTS (
    SELECT 1 FROM report_sources AS c JOIN redactions AS x ON x.source_id = c.source_id WHERE c.report_id = OLD.id
  )
  OR NEW.document IS NOT NULL OR NEW.names IS NOT NULL
  OR (NEW.id, NEW.region, NEW.period, NEW.edition, NEW.fields, NEW.digest, NEW.differences, NEW.names_digest,
      NEW.remark_id, NEW.actor, NEW.at)
    IS NOT (OLD.id, OLD.region, OLD.period, OLD.edition, OLD.fields, OLD.digest, OLD.differences, OLD.names_digest,
      OLD.remark_id, OLD.actor, OLD.at)
BEGIN SELECT RAISE(ABORT, 'reports are only appended'); END;
CREATE TRIGGER reports_stay BEFORE DELETE ON reports
BEGIN SELECT RAISE(ABORT, 'reports are only appended'); END;
CREATE TRIGGER reports_not_replaced BEFORE INSERT ON reports
WHEN EXISTS (
  SELECT 1 FROM reports
  WHERE id = NEW.id OR (region = NEW.region AND period = NEW.period AND edition = NEW.edition)
)
BEGIN SELECT RAISE(ABORT, 'reports are only appended'); END;

CREATE TRIGGER report_sources_keep BEFORE UPDATE ON report_sources
BEGIN SELECT RAISE(ABORT, 'report_sources are only appended'); END;
CREATE TRIGGER report_sources_stay BEFORE DELETE ON report_sources
BEGIN SELECT RAISE(ABORT, 'report_sources are only appended'); END;
CREATE TRIGGER report_sources_not_replaced BEFORE INSERT ON report_sources
WHEN EXISTS (
  SELECT 1 FROM report_sources
  WHERE id = NEW.id OR (report_id = NEW.report_id AND source_id = NEW.source_id)
)
BEGIN SELECT RAISE(ABORT, 'report_sources are only appended'); END;

CREATE TRIGGER remarks_keep BEFORE UPDATE ON remarks
BEGIN SELECT RAISE(ABORT, 'remarks are only appended'); END;
CREATE TRIGGER remarks_stay BEFORE DELETE ON remarks
BEGIN SELECT RAISE(ABORT, 'remarks are only appended'); END;
CREATE TRIGGER remarks_not_replaced BEFORE INSERT ON remarks
WHEN EXISTS (SELECT 1 FROM remarks WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'remarks are only appended'); END;
