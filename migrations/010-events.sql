-- The audit chain: one row for everything that was done, each bound to the one before it by a SHA-256 digest.

-- at: ISO 8601 with the offset of Xining. entity, entity_id: the row that the event brought; null where it brought none.
-- before, after: JSON, without any words of a page, so that a redaction need not touch the chain. Null is asked for by
-- itself: json_valid(NULL) is 0 in older versions of SQLite, such as 3.40, and null in newer ones.
-- content: digest of the row with all that belongs to it. hash: digest of this row in canonical form (RFC 8785).
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT,
  entity_id INTEGER,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  content TEXT CHECK (length(content) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  CHECK ((entity IS NULL) = (entity_id IS NULL)),
  CHECK ((entity IS NULL) = (content IS NULL))
) STRICT;
CREATE UNIQUE INDEX events_by_entity ON events (entity, entity_id) WHERE entity IS NOT NULL;
CREATE INDEX events_by_action ON events (action);

CREATE TRIGGER events_keep BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
CREATE TRIGGER events_follow BEFORE INSERT ON events
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM events)
  OR NEW.previous <> ifnull((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'an event follows the newest one'); END;
