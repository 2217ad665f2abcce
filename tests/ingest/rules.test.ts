// Which new readings are accepted, which repeat an accepted one, and which wait.
import { describe, expect, it } from '@jest/globals';
import { rule } from '../../src/ingest/rules.js';
import { bulletin, figure } from '../support/builders.js';
import { newLedger, put } from '../support/ledger.js';

const DAY = '2025-10-15';
const MENTIONS = { known: false, rule: 'mentions' } as const;
const OPEN = { date: null, year: { known: false, rule: 'none' } } as const;
const OTHER = { figures: [figure('calls', 1216)] };

describe('a new reading', () => {
  it('sound and its key free → accepted', () => {
    expect(rule(bulletin(DAY), newLedger().storage)).toEqual({
      action: 'accept',
      key: { region: '西宁市', kind: 'hotline', date: DAY },
      sameAs: null,
      reasons: [],
    });
  });

  it('doubtful and its key free → held, by the names of its doubts', () => {
    const doubtful = bulletin(DAY, { verdict: 'unbalanced', quoted: true, year: MENTIONS });
    const ruling = rule(doubtful, newLedger().storage);
    expect(ruling).toMatchObject({ action: 'hold', reasons: ['unbalanced', 'quoted', 'year-mentions'] });
  });

  it('the figures of the accepted one of its key, whatever its doubts → one more source', () => {
    const { storage } = newLedger();
    const accepted = put(storage, bulletin(DAY));
    const quoted = bulletin(DAY, { quoted: true, verdict: 'uncheckable' });
    expect(rule(quoted, storage)).toMatchObject({ action: 'accept', sameAs: accepted, reasons: [] });
  });

  it('other figures than the accepted one of its key → held with conflict, behind its own doubts', () => {
    const { storage } = newLedger();
    put(storage, bulletin(DAY));
    expect(rule(bulletin(DAY, OTHER), storage)).toMatchObject({ action: 'hold', reasons: ['conflict'] });
    const doubtful = bulletin(DAY, { ...OTHER, year: MENTIONS });
    expect(rule(doubtful, storage).reasons).toEqual(['year-mentions', 'conflict']);
  });

  it('other figures than a pending one of its key → accepted', () => {
    const { storage } = newLedger();
    put(storage, bulletin(DAY, OTHER), { action: 'hold', reasons: ['quoted'] });
    expect(rule(bulletin(DAY), storage).action).toBe('accept');
  });

  it('a day inside an accepted notice over several days → held with conflict, not counted twice', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-01', { dateTo: '2025-10-08' }));
    expect(rule(bulletin('2025-10-08'), storage)).toMatchObject({ action: 'hold', reasons: ['conflict'] });
    expect(rule(bulletin('2025-10-09'), storage).action).toBe('accept');
  });
});

describe('a reading whose year is doubtful', () => {
  it.each([
    ['no year', OPEN],
    ['a year from mentions that differs', { date: '2024-10-15', year: MENTIONS }],
  ])('%s, the figures of exactly one accepted day → one more source of that day', (_case, rest) => {
    const { storage } = newLedger();
    const accepted = put(storage, bulletin(DAY));
    const ruling = rule(bulletin(DAY, rest), storage);
    expect(ruling).toMatchObject({ action: 'accept', sameAs: accepted, key: { date: DAY } });
  });

  it('the figures of two accepted years → held', () => {
    const { storage } = newLedger();
    put(storage, bulletin(DAY));
    put(storage, bulletin('2024-10-15'));
    expect(rule(bulletin(DAY, OPEN), storage)).toMatchObject({ action: 'hold', reasons: ['year-none'] });
  });

  it('other figures than the accepted days → held under no other day', () => {
    const { storage } = newLedger();
    put(storage, bulletin(DAY));
    const ruling = rule(bulletin(DAY, { ...OTHER, ...OPEN }), storage);
    expect(ruling).toMatchObject({ action: 'hold', key: { date: null }, reasons: ['year-none'] });
  });

  it('a known year with the figures of another year → a day of its own', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2024-10-15'));
    expect(rule(bulletin(DAY), storage)).toMatchObject({
      action: 'accept',
      sameAs: null,
      key: { date: DAY },
    });
  });
});
