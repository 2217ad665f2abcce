-- Wide views of what is accepted, for people who open the file with the sqlite3 shell.
-- Readings that only repeat an accepted one are left out, so no figure is listed twice.

CREATE VIEW accepted_readings AS
SELECT
  s.reading_id, s.region, s.kind, s.key_date AS date, s.key_date_to AS date_to, s.verdict, s.year_rule,
  s.year_known, s.agency, s.parser_version, a.name AS source_name, a.published, o.sha256 AS source_sha256
FROM standing AS s
JOIN arrivals AS a ON a.id = s.arrival_id
JOIN sources AS o ON o.id = s.source_id
WHERE s.state = 'accepted' AND s.same_as IS NULL;

CREATE VIEW hotline_daily AS
SELECT *
FROM (
  SELECT
    region, date, date_to,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'calls') AS calls,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'messages') AS messages,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'direct') AS direct,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'transferred') AS transferred,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'callbacks') AS callbacks,
    verdict, year_rule, source_name, source_sha256
  FROM accepted_readings AS r
  WHERE kind = 'hotline'
)
ORDER BY region, date;

CREATE VIEW hotline_channels AS
SELECT r.region, r.date, r.date_to, f.rank, f.label AS channel, f.value, f.unit, r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hotline' AND f.metric = 'channel'
ORDER BY r.region, r.date, f.rank;

CREATE VIEW hotspots AS
SELECT
  r.region, r.date, r.date_to, f.rank, f.label AS category, f.value, f.unit, f.remark, f.agency,
  r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hotline' AND f.metric = 'hotspot'
ORDER BY r.region, r.date, f.rank;

CREATE VIEW hazard_daily AS
SELECT *
FROM (
  SELECT
    region, date, date_to,
    (SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND metric = 'hazards') AS hazards,
    agency, verdict, year_rule, source_name, source_sha256
  FROM accepted_readings AS r
  WHERE kind = 'hazard'
)
ORDER BY region, date;

CREATE VIEW hazard_receivers AS
SELECT r.region, r.date, r.date_to, f.rank, f.label AS receiver, f.value, f.unit, r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hazard' AND f.metric = 'receiver'
ORDER BY r.region, r.date, f.rank;

CREATE VIEW hazard_topics AS
SELECT r.region, r.date, r.date_to, f.rank, f.label AS topic, r.source_name, r.source_sha256
FROM accepted_readings AS r
JOIN figures AS f ON f.reading_id = r.reading_id
WHERE r.kind = 'hazard' AND f.metric = 'topic'
ORDER BY r.region, r.date, f.rank;
