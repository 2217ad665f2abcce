-- Redaction: a source's bytes, its text and every string that came from it can be taken out for good. Digest and reason stay.

-- figures: whether the counts with their labels stay, or go with the text.
CREATE TABLE redactions (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL UNIQUE REFERENCES sources (id),
  figures TEXT NOT NULL CHECK (figures IN ('kept', 'removed')),
  note TEXT NOT NULL CHECK (note <> ''),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TRIGGER redactions_keep BEFORE UPDATE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions are only appended'); END;
CREATE TRIGGER redactions_stay BEFORE DELETE ON redactions
BEGIN SELECT RAISE(ABORT, 'redactions are only appended'); END;
CREATE TRIGGER redactions_not_replaced BEFORE INSERT ON redactions
WHEN EXISTS (SELECT 1 FROM redactions WHERE id = NEW.id OR source_id = NEW.source_id)
BEGIN SELECT RAISE(ABORT, 'redactions are only appended'); END;

-- salt: random, part of every digest of what came from the source, so that a name cannot be guessed from a digest
-- once the salt is redacted with the text.
DROP TRIGGER sources_keep;
ALTER TABLE sources ADD COLUMN salt TEXT;
UPDATE sources SET salt = lower(hex(randomblob(16)));

-- The triggers below let a redacted source lose what came from it, and nothing else of it change.
CREATE TRIGGER sources_keep BEFORE UPDATE ON sources
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE source_id = OLD.id)
  OR NEW.bytes IS NOT NULL OR NEW.text IS NOT NULL OR NEW.lines IS NOT NULL OR NEW.salt IS NOT NULL
  OR (NEW.id, NEW.sha256, NEW.size, NEW.extractor, NEW.received_at, NEW.pages, NEW.stated)
    IS NOT (OLD.id, OLD.sha256, OLD.size, OLD.extractor, OLD.received_at, OLD.pages, OLD.stated)
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;

DROP TRIGGER arrivals_keep;
CREATE TRIGGER arrivals_keep BEFORE UPDATE ON arrivals
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE source_id = OLD.source_id)
  OR NEW.name <> ''
  OR (NEW.id, NEW.source_id, NEW.published, NEW.origin, NEW.actor, NEW.at)
    IS NOT (OLD.id, OLD.source_id, OLD.published, OLD.origin, OLD.actor, OLD.at)
BEGIN SELECT RAISE(ABORT, 'arrivals are only appended'); END;

DROP TRIGGER readings_keep;
CREATE TRIGGER readings_keep BEFORE UPDATE ON readings
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE source_id = OLD.source_id)
  OR NEW.agency IS NOT NULL
  OR (NEW.id, NEW.source_id, NEW.arrival_id, NEW.parser_version, NEW.kind, NEW.region, NEW.month_day, NEW.date,
      NEW.date_to, NEW.year_known, NEW.year_rule, NEW.verdict, NEW.quoted, NEW.span_start, NEW.span_end,
      NEW.read_at, NEW.corrects)
    IS NOT (OLD.id, OLD.source_id, OLD.arrival_id, OLD.parser_version, OLD.kind, OLD.region, OLD.month_day, OLD.date,
      OLD.date_to, OLD.year_known, OLD.year_rule, OLD.verdict, OLD.quoted, OLD.span_start, OLD.span_end,
      OLD.read_at, OLD.corrects)
BEGIN SELECT RAISE(ABORT, 'readings are only appended'); END;

-- Kept figures keep label, count, unit and printed count; removed ones keep only their place.
DROP TRIGGER figures_keep;
CREATE TRIGGER figures_keep BEFORE UPDATE ON figures
WHEN NOT EXISTS (
    SELECT 1 FROM redactions AS x JOIN readings AS r ON r.source_id = x.source_id WHERE r.id = OLD.reading_id
  )
  OR NEW.agency IS NOT NULL OR NEW.remark IS NOT NULL
  OR (NEW.label IS NOT NULL AND NEW.label IS NOT OLD.label)
  OR (NEW.value IS NOT NULL AND NEW.value IS NOT OLD.value)
  OR (NEW.unit IS NOT NULL AND NEW.unit IS NOT OLD.unit)
  OR (NEW.printed IS NOT NULL AND NEW.printed IS NOT OLD.printed)
  OR (NEW.id, NEW.reading_id, NEW.position, NEW.metric, NEW.rank, NEW.span_start, NEW.span_end, NEW.replaces)
    IS NOT (OLD.id, OLD.reading_id, OLD.position, OLD.metric, OLD.rank, OLD.span_start, OLD.span_end, OLD.replaces)
BEGIN SELECT RAISE(ABORT, 'figures are only appended'); END;

DROP TRIGGER findings_keep;
CREATE TRIGGER findings_keep BEFORE UPDATE ON findings
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE source_id = OLD.source_id)
  OR NEW.message IS NOT NULL OR NEW.proposal IS NOT NULL
  OR (NEW.id, NEW.source_id, NEW.reading_id, NEW.code, NEW.severity, NEW.span_start, NEW.span_end)
    IS NOT (OLD.id, OLD.source_id, OLD.reading_id, OLD.code, OLD.severity, OLD.span_start, OLD.span_end)
BEGIN SELECT RAISE(ABORT, 'findings are only appended'); END;

DROP TRIGGER statements_keep;
CREATE TRIGGER statements_keep BEFORE UPDATE ON statements
WHEN NOT EXISTS (SELECT 1 FROM redactions WHERE source_id = OLD.source_id)
  OR NEW.period_printed IS NOT NULL OR NEW.scope <> ''
  OR (NEW.id, NEW.source_id, NEW.arrival_id, NEW.parser_version, NEW.kind, NEW.region, NEW.period_from, NEW.period_to,
      NEW.year_known, NEW.year_rule, NEW.span_start, NEW.span_end, NEW.read_at)
    IS NOT (OLD.id, OLD.source_id, OLD.arrival_id, OLD.parser_version, OLD.kind, OLD.region, OLD.period_from,
      OLD.period_to, OLD.year_known, OLD.year_rule, OLD.span_start, OLD.span_end, OLD.read_at)
BEGIN SELECT RAISE(ABORT, 'statements are only appended'); END;
