-- Under which name a printed label is grouped, as the office decided: the newest row of a label whose day has come
-- holds. The printed label itself is never changed.

-- metric: whose labels; agency stands for the bodies contacted, of hotspots and of hazard bulletins.
-- name: what the label is grouped under; the label itself: it is a name of its own; null: back to undecided.
-- since: data days from this one on.
CREATE TABLE aliases (
  id INTEGER PRIMARY KEY,
  metric TEXT NOT NULL CHECK (metric IN ('channel', 'hotspot', 'receiver', 'topic', 'agency')),
  label TEXT NOT NULL CHECK (label <> ''),
  name TEXT CHECK (name <> ''),
  since TEXT NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note TEXT NOT NULL CHECK (note <> ''),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX aliases_by_label ON aliases (metric, label, since);

CREATE TRIGGER aliases_keep BEFORE UPDATE ON aliases
BEGIN SELECT RAISE(ABORT, 'aliases are only appended'); END;
CREATE TRIGGER aliases_stay BEFORE DELETE ON aliases
BEGIN SELECT RAISE(ABORT, 'aliases are only appended'); END;
CREATE TRIGGER aliases_not_replaced BEFORE INSERT ON aliases
WHEN EXISTS (SELECT 1 FROM aliases WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'aliases are only appended'); END;
