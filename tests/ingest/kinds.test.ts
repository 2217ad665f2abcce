// One page as text, web page, Word file and ZIP of them: the same figures, one more source each.
import { describe, expect, it } from '@jest/globals';
import type { FileOutcome } from '../../src/domain/outcome.js';
import { createIngest, type Ingest } from '../../src/ingest/ingest.js';
import { clockAt, document, hotlineText } from '../support/builders.js';
import { docxOf, htmlOf, zipOf } from '../support/documents.js';
import { countRows, newLedger, type TestLedger } from '../support/ledger.js';

const TEXT = hotlineText();

function open(): TestLedger & { ingest: Ingest } {
  const ledger = newLedger();
  const services = { storage: ledger.storage, clock: clockAt('2025-10-20'), region: '西宁市' };
  return { ...ledger, ingest: createIngest(services) };
}

function fates(outcomes: FileOutcome[]): unknown[] {
  return outcomes.map(({ name, error, readings }) => [
    name,
    error?.code ?? readings.map(({ state, date, repeats }) => [state, date, repeats]),
  ]);
}

function figures(outcomes: FileOutcome[]): unknown[] {
  return outcomes.map(({ text, readings }) =>
    readings.flatMap(({ bulletin }) =>
      bulletin.figures.map(({ metric, value, start, end }) => [metric, value, text?.slice(start, end)]),
    ),
  );
}

describe('the same page in every kind', () => {
  it('→ the same figures, at their places in each text; each later one is one more source', async () => {
    const { ingest, shell } = open();
    const published = '2025-10-16';
    const html = Buffer.from(htmlOf(TEXT));
    const zip = await zipOf([
      { name: '网页.html', bytes: Buffer.from(htmlOf(`${TEXT}\n又一篇`)) },
      { name: '一版.docx', bytes: await docxOf(`${TEXT}\n再一篇`) },
    ]);
    const outcomes = [
      ...(await ingest.ingest(document(TEXT, { published }))),
      ...(await ingest.ingest({ ...document(''), name: 'a.html', bytes: html, published })),
      ...(await ingest.ingest({ ...document(''), name: 'b.docx', bytes: await docxOf(TEXT), published })),
      ...(await ingest.ingest({ ...document(''), name: '16日.zip', bytes: zip, published })),
    ];
    const again = ['accepted', '2025-10-15', true];
    expect(fates(outcomes)).toEqual([
      ['page.txt', [['accepted', '2025-10-15', false]]],
      ['a.html', [again]],
      ['b.docx', [again]],
      ['16日.zip/网页.html', [again]],
      ['16日.zip/一版.docx', [again]],
    ]);
    const [first, ...others] = figures(outcomes);
    for (const other of others) expect(other).toEqual(first);
    expect(countRows(shell)).toMatchObject({ sources: 5 });
  });

  it('a web page that states its day → the year is known, and kept with the source', async () => {
    const { ingest, storage } = open();
    const head = '<meta name="PubDate" content="2025-10-16">';
    const bytes = Buffer.from(htmlOf(TEXT, { head }));
    const [outcome] = await ingest.ingest({ ...document(''), name: 'a.html', bytes });
    expect(outcome?.readings[0]).toMatchObject({
      state: 'accepted',
      bulletin: { year: { known: true, rule: 'masthead' } },
    });
    const sha256 = outcome?.sha256 ?? '';
    expect(storage.source(sha256)).toMatchObject({ stated: '2025-10-16', extractor: 'html 1' });
    expect(storage.extracted(sha256)).toMatchObject({ text: outcome?.text, stated: '2025-10-16' });
  });

  it('a bad document in a ZIP → its sentence; the rest is stored', async () => {
    const { ingest, shell } = open();
    const zip = await zipOf([
      { name: 'a.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1') },
      { name: 'b.zip', bytes: await zipOf([]) },
      { name: '2025-10-16.txt', bytes: Buffer.from(TEXT) },
    ]);
    const outcomes = await ingest.ingest({ ...document(''), name: 'x.zip', bytes: zip });
    expect(fates(outcomes)).toEqual([
      ['x.zip/a.png', 'damaged'],
      ['x.zip/b.zip', 'unsafe'],
      ['x.zip/2025-10-16.txt', [['accepted', '2025-10-15', false]]],
    ]);
    expect(countRows(shell)).toMatchObject({ sources: 1 });
  });

  it('prepared, previewed, then stored → read once, told page by page', async () => {
    const { ingest } = open();
    const steps: string[] = [];
    const file = { ...document(''), name: 'a.html', bytes: Buffer.from(htmlOf(TEXT)) };
    const watch = ({ kind, name }: { kind: string; name: string }): number => steps.push(`${kind} ${name}`);
    ingest.prepare(file, watch);
    await ingest.preview([file], watch);
    await ingest.ingest(file, watch);
    expect(steps).toEqual(['page a.html', 'done a.html', 'done a.html']);
  });
});
