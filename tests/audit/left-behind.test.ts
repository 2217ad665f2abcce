// Which recorded heads a restore explains: by the chain that was kept, by its event alone, or not at all.
import { describe, expect, it } from '@jest/globals';
import { headFate } from '../../src/audit/left-behind.js';
import type { LedgerEvent } from '../../src/domain/event.js';
import { restoreOf } from '../../src/domain/restore.js';
import type { Fault } from '../../src/domain/verification.js';

const FAULT: Fault = { code: 'head-differs', seq: 9, row: null, message: '不符。' };
const [OWN, OLDER] = ['ledger-20261121-083000.sqlite', 'ledger-20261101-083000.sqlite'];
const hash = (digit: string): string => digit.repeat(64);

function fate(left: unknown[], kept: unknown, isKept: boolean | null = null): ReturnType<typeof headFate> {
  const event = { seq: 5, at: '2026-11-21', actor: '王', action: 'restore' } as LedgerEvent;
  const restore = restoreOf({ ...event, after: JSON.stringify({ file: '', kept, left }) });
  const restores = restore === null ? [] : [restore];
  return headFate({ seq: 9, hash: hash('a') }, { restores, isKept: () => isKept, fault: FAULT });
}

const head = { seq: 9, hash: hash('a') };

describe('a recorded head that is not in the chain', () => {
  it('the one that the restore left, its file away → by the event alone; its file there → proved', () => {
    expect(fate([{ ...head, kept: OWN }], OWN)).toMatchObject({ isByEventAlone: true });
    expect(fate([{ ...head, kept: OWN }], OWN, true)).toMatchObject({ isByEventAlone: false });
  });

  it('one that the event took over from an earlier restore → by its file alone', () => {
    const left = [
      { seq: 12, hash: hash('b'), kept: OWN },
      { ...head, kept: OLDER },
    ];
    expect(fate(left, OWN)).toMatchObject({ code: 'head-differs' });
    expect(fate(left, OWN, true)).toMatchObject({ isByEventAlone: false });
  });

  it('an event that gives several heads for its one file, or none for it → by the event alone none is', () => {
    const many = [
      { ...head, kept: OWN },
      { seq: 12, hash: hash('b'), kept: OWN },
    ];
    expect(fate(many, OWN)).toMatchObject({ code: 'head-differs' });
    expect(fate([{ ...head, kept: OWN }], null)).toMatchObject({ code: 'head-differs' });
  });
});
