-- What waits is counted on every page and listed for review: found by itself, however much a region has decided before.
CREATE INDEX decisions_waiting ON decisions (region, date) WHERE state = 'pending';
