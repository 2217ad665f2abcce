// One document: what is stored, what a second visit changes, and that it is all or nothing.
import { describe, expect, it } from '@jest/globals';
import { createIngest } from '../../src/ingest/ingest.js';
import type { IngestDocument } from '../../src/ingest/ingest.js';
import type { FileOutcome } from '../../src/domain/outcome.js';
import type { Storage } from '../../src/storage/open.js';
import { clockAt, document, hotlineText } from '../support/builders.js';
import { countRows, newLedger } from '../support/ledger.js';

const REGION = '西宁市';

type OneByOne = Record<'ingest' | 'preview', (document: IngestDocument) => Promise<FileOutcome>>;

/** Text is one document: one outcome. */
function ingestInto(storage: Storage, today = '2025-10-20'): OneByOne {
  const { ingest, preview } = createIngest({ storage, clock: clockAt(today), region: REGION });
  return {
    ingest: async (brought) => only(await ingest(brought)),
    preview: async (brought) => only((await preview([brought])).flat()),
  };
}

function only(outcomes: FileOutcome[]): FileOutcome {
  const [outcome, ...others] = outcomes;
  if (outcome === undefined || others.length > 0) throw new Error(`${outcomes.length} outcomes`);
  return outcome;
}

function standing(outcome: FileOutcome): unknown[] {
  return outcome.readings.map(({ state, date, reasons, repeats }) => [state, date, reasons, repeats]);
}

describe('a new document', () => {
  it('balanced, its year from the file name → accepted, archived with its bytes', async () => {
    const { storage, shell } = newLedger();
    const text = hotlineText();
    const outcome = await ingestInto(storage).ingest(document(text, { name: '2025-10-16.txt' }));
    expect(standing(outcome)).toEqual([['accepted', '2025-10-15', [], false]]);
    expect(outcome).toMatchObject({ text, unchanged: false, findings: [] });
    expect(shell.prepare('SELECT bytes FROM sources').pluck().get()).toEqual(Buffer.from(text));
    expect(shell.prepare('SELECT action, actor, at FROM decisions').all()).toEqual([
      { action: 'accept', actor: '规则', at: '2025-10-20T04:00:00.000Z' },
    ]);
  });

  it('figures → lie in the text where the outcome says', async () => {
    const outcome = await ingestInto(newLedger().storage).ingest(document(hotlineText()));
    const slices = outcome.readings.flatMap(({ bulletin }) =>
      bulletin.figures.map(({ start, end, printed }) => [outcome.text?.slice(start, end), printed]),
    );
    expect(slices.length).toBeGreaterThan(4);
    for (const [slice, printed] of slices) expect(slice).toBe(printed);
  });

  it('sums that do not hold → pending under its day, as printed', async () => {
    const { storage } = newLedger();
    const wrong = document(hotlineText({ direct: 740 }), { published: '2025-10-16' });
    const outcome = await ingestInto(storage).ingest(wrong);
    expect(standing(outcome)).toEqual([['pending', '2025-10-15', ['unbalanced'], false]]);
    const [entry] = storage.entriesOn(REGION, ['2025-10-15']);
    expect(entry?.findings.map((finding) => finding.code)).toContain('sum-mismatch');
  });

  it('a page without a bulletin → archived, no reading', async () => {
    const { shell, storage } = newLedger();
    const outcome = await ingestInto(storage).ingest(document('今天的天气很好，气温20度。'));
    expect(outcome).toMatchObject({ readings: [], unchanged: false });
    expect(countRows(shell)).toMatchObject({ sources: 1, arrivals: 1, readings: 0 });
  });

  it('an empty file or a binary → a code and a sentence, nothing stored', async () => {
    const { shell, storage } = newLedger();
    const { ingest } = ingestInto(storage);
    expect((await ingest(document(''))).error).toMatchObject({ code: 'empty' });
    const binary = await ingest({ ...document(''), bytes: Uint8Array.from([0, 1, 2, 0, 255, 254, 0, 7]) });
    expect(binary).toMatchObject({ text: null, error: { code: 'not-text' }, readings: [] });
    expect(countRows(shell)).toMatchObject({ sources: 0, arrivals: 0 });
  });

  it('two bulletins of one day in one file → the second repeats the first, or conflicts with it', async () => {
    const { storage } = newLedger();
    const { ingest } = ingestInto(storage);
    const twice = await ingest(document(`${hotlineText()}\n\n${hotlineText()}`, { published: '2025-10-16' }));
    expect(standing(twice)).toEqual([
      ['accepted', '2025-10-15', [], false],
      ['accepted', '2025-10-15', [], true],
    ]);
    const other = hotlineText({ day: '10月16日' });
    const differing = hotlineText({ day: '10月16日', direct: 740, transferred: 475 });
    const outcome = await ingest(document(`${other}\n\n${differing}`, { published: '2025-10-17' }));
    expect(standing(outcome)[1]).toEqual(['pending', '2025-10-16', ['conflict'], false]);
  });
});

describe('all or nothing', () => {
  it('a failure half-way → nothing of the document is stored, and the next try works', async () => {
    const { storage, shell } = newLedger();
    const breaking = {
      ...storage,
      decide: () => {
        throw new Error('power cut');
      },
    };
    const page = document(hotlineText(), { published: '2025-10-16' });
    await expect(ingestInto(breaking).ingest(page)).rejects.toThrow('power cut');
    expect(Object.values(countRows(shell))).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await ingestInto(storage).ingest(page)).readings[0]?.state).toBe('accepted');
  });

  it('a preview → says what an ingest would say, and keeps nothing', async () => {
    const { storage, shell } = newLedger();
    const { ingest, preview } = ingestInto(storage);
    const page = document(hotlineText(), { published: '2025-10-16' });
    const previewed = await preview(page);
    expect(Object.values(countRows(shell))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(previewed).toEqual(await ingest(page));
  });
});

describe('the same bytes again', () => {
  it('with nothing new → unchanged, nothing written, the readings shown as they stand', async () => {
    const { storage, shell } = newLedger();
    const { ingest } = ingestInto(storage);
    const page = document(hotlineText(), { name: '2025-10-16.txt' });
    const first = await ingest(page);
    const before = countRows(shell);
    const again = await ingest(page);
    const readings = first.readings.map((reading) => ({ ...reading, isNew: false }));
    expect(again).toEqual({ ...first, readings, unchanged: true });
    expect((await ingest({ ...page, name: '扫描件.txt' })).unchanged).toBe(true);
    expect(countRows(shell)).toEqual(before);
  });

  it('now with a publication date → read again, the pending reading superseded, the new one accepted', async () => {
    const { storage, shell } = newLedger();
    const { ingest } = ingestInto(storage);
    const undated = await ingest(document(hotlineText()));
    expect(standing(undated)).toEqual([['pending', null, ['year-none'], false]]);
    const dated = await ingest(document(hotlineText(), { published: '2025-10-16' }));
    expect(standing(dated)).toEqual([['accepted', '2025-10-15', [], false]]);
    expect(dated.unchanged).toBe(false);
    expect(storage.undated(REGION)).toEqual([]);
    expect(countRows(shell)).toMatchObject({ sources: 1, arrivals: 2, readings: 2, decisions: 3 });
  });

  it('now under a name that dates it → accepted; later without → nothing lost', async () => {
    const { storage } = newLedger();
    const { ingest } = ingestInto(storage);
    await ingest(document(hotlineText()));
    const named = await ingest(document(hotlineText(), { name: '2025-10-16.txt' }));
    expect(standing(named)).toEqual([['accepted', '2025-10-15', [], false]]);
    const undated = await ingest(document(hotlineText(), { name: '又一份.txt' }));
    expect(undated.unchanged).toBe(true);
    expect(standing(undated)).toEqual(standing(named));
  });

  it('a publication date that confirms the accepted day → the better evidence takes its place', async () => {
    const { storage } = newLedger();
    const { ingest } = ingestInto(storage);
    const text = hotlineText();
    await ingest(document(text, { name: '2025-10-16.txt' }));
    await ingest(document(`${text}\n`, { name: '2025-10-16 晚报.txt' }));
    await ingest(document(text, { published: '2025-10-16' }));
    const entries = storage.entriesOn(REGION, ['2025-10-15']);
    expect(entries.map((entry) => [entry.state, entry.year, entry.sources.length])).toEqual([
      ['accepted', { known: true, rule: 'published' }, 2],
    ]);
  });

  it('a person gives another publication date for the accepted page → its day moves, nothing is counted twice', async () => {
    const { storage } = newLedger();
    const { ingest } = ingestInto(storage);
    await ingest(document(hotlineText(), { name: '晚报.txt', published: '2025-10-16' }));
    const outcome = await ingest(document(hotlineText(), { name: '晚报.txt', published: '2024-10-16' }));
    expect(standing(outcome)).toEqual([['accepted', '2024-10-15', [], false]]);
    expect(storage.entriesOn(REGION, ['2025-10-15'])).toEqual([]);
  });

  it('the same, but another paper rests on the accepted day → held with conflict', async () => {
    const { storage } = newLedger();
    const { ingest } = ingestInto(storage);
    await ingest(document(hotlineText(), { name: '晚报.txt', published: '2025-10-16' }));
    await ingest(document(`日报\n${hotlineText()}`, { name: '日报.txt', published: '2025-10-16' }));
    const outcome = await ingest(document(hotlineText(), { name: '晚报.txt', published: '2024-10-16' }));
    expect(standing(outcome)).toEqual([
      ['accepted', '2025-10-15', [], false],
      ['pending', '2024-10-15', ['conflict'], false],
    ]);
  });

  it('a mistyped publication date, then the right one → accepted', async () => {
    const { ingest } = ingestInto(newLedger().storage, '2025-11-20');
    const slip = await ingest(document(hotlineText(), { published: '2025-10-26' }));
    expect(standing(slip)).toEqual([['pending', '2025-10-15', ['date-doubtful'], false]]);
    const right = await ingest(document(hotlineText(), { published: '2025-10-16' }));
    expect(standing(right)).toEqual([['accepted', '2025-10-15', [], false]]);
  });

  it('a doubtful date for an accepted page → the good evidence stays', async () => {
    const { ingest } = ingestInto(newLedger().storage, '2025-11-20');
    const named = await ingest(document(hotlineText(), { name: '2025-10-16.txt' }));
    const again = await ingest(document(hotlineText(), { name: '2025-10-16.txt', published: '2025-11-16' }));
    expect(standing(again)).toEqual(standing(named));
    expect(again.readings[0]?.bulletin.year.rule).toBe('fileName');
  });

  it.each([
    ['a publication date after today', { published: '2025-10-21' }],
    ['a file name of another year than the given date', { name: '2024-10-16.txt', published: '2025-10-16' }],
  ])('%s → date in doubt, pending', async (_what, given) => {
    const outcome = await ingestInto(newLedger().storage).ingest(document(hotlineText(), given));
    expect(outcome.readings.map(({ reasons }) => reasons)).toEqual([['date-doubtful']]);
  });

  it('a proposed repair → kept with its finding', async () => {
    const { storage } = newLedger();
    const text = hotlineText().replace('来电诉求1215', '来电诉求l215');
    const outcome = await ingestInto(storage).ingest(document(text, { published: '2025-10-16' }));
    const findings = storage.source(outcome.sha256)?.readings[0]?.bulletin.findings ?? [];
    expect(findings.find(({ code }) => code === 'repair-proposed')?.proposal?.value).toBe(1215);
  });
});
