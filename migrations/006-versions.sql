-- Decisions of persons: with a reason, together with what they bring along, and corrections as further versions.

-- A correction is a further version of a reading: a reading of its own, with all figures, that a person made.
-- corrects: the version it was made from; null: read by the parser. The earlier version stays and is superseded.
ALTER TABLE readings ADD COLUMN corrects INTEGER REFERENCES readings (id);
CREATE INDEX readings_by_corrects ON readings (corrects) WHERE corrects IS NOT NULL;

-- replaces: the figure of the earlier version in whose place it stands; null: read by the parser, or added by a person.
ALTER TABLE figures ADD COLUMN replaces INTEGER REFERENCES figures (id);

-- note: why, in the person's words; null: decided by a rule, or no reason was asked for.
-- cause: the decision that brought this one along (choosing one reading rejects its rival); null: made for itself.
ALTER TABLE decisions ADD COLUMN note TEXT;
ALTER TABLE decisions ADD COLUMN cause INTEGER REFERENCES decisions (id);
CREATE INDEX decisions_by_cause ON decisions (cause) WHERE cause IS NOT NULL;

DROP VIEW accepted_readings;
DROP VIEW standing;
-- Every reading with its newest decision: the state is derived from here and nowhere else.
CREATE VIEW standing AS
SELECT
  d.id AS decision_id, d.reading_id, d.region, d.kind, d.date AS key_date, d.date_to AS key_date_to,
  d.action, d.state, d.same_as, d.reasons, d.note, d.actor AS decided_by, d.at AS decided_at,
  r.source_id, r.arrival_id, r.parser_version, r.region AS printed_region, r.month_day, r.date, r.date_to,
  r.year_known, r.year_rule, r.verdict, r.quoted, r.agency, r.span_start, r.span_end, r.corrects
FROM decisions AS d
JOIN readings AS r ON r.id = d.reading_id
WHERE NOT EXISTS (
  SELECT 1 FROM decisions AS later WHERE later.reading_id = d.reading_id AND later.id > d.id
);

CREATE VIEW accepted_readings AS
SELECT
  s.reading_id, s.region, s.kind, s.key_date AS date, s.key_date_to AS date_to, s.verdict, s.year_rule,
  s.year_known, s.agency, s.parser_version, a.name AS source_name, a.published, o.sha256 AS source_sha256
FROM standing AS s
JOIN arrivals AS a ON a.id = s.arrival_id
JOIN sources AS o ON o.id = s.source_id
WHERE s.state = 'accepted' AND s.same_as IS NULL;
