-- What a document says of itself besides its text: its pages, the place of each line on its page, its
-- publication date. Offsets are UTF-16 units of sources.text, places points from the page's top left corner.

-- pages: [{number, start, end}]; null for what came in before pages were kept: one page.
-- lines: [{start, end, page, x, y, width, height}]; null where the document has no fixed layout.
-- stated: the publication date that the document itself states; null: none.
ALTER TABLE sources ADD COLUMN pages TEXT CHECK (json_type(pages) = 'array');
ALTER TABLE sources ADD COLUMN lines TEXT CHECK (json_type(lines) = 'array');
ALTER TABLE sources ADD COLUMN stated TEXT
  CHECK (stated GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

DROP TRIGGER sources_keep;
CREATE TRIGGER sources_keep BEFORE UPDATE ON sources
WHEN NEW.bytes IS NOT NULL OR NEW.text IS NOT NULL
  OR (NEW.id, NEW.sha256, NEW.size, NEW.extractor, NEW.received_at, NEW.pages, NEW.lines, NEW.stated)
    IS NOT (OLD.id, OLD.sha256, OLD.size, OLD.extractor, OLD.received_at, OLD.pages, OLD.lines, OLD.stated)
BEGIN SELECT RAISE(ABORT, 'sources are archived'); END;
