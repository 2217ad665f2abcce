// Statements in the database: appended, withdrawn, never changed; days to hold them against.
import { describe, expect, it } from '@jest/globals';
import { bulletin, hazardBulletin, statement } from '../support/builders.js';
import { newLedger, put, putStatement } from '../support/ledger.js';

const REGION = '西宁市';

describe('statements', () => {
  it('one that was added → comes back as it was, with its source', () => {
    const { storage } = newLedger();
    const id = putStatement(storage, statement(), '2024-05-30');
    const [held, ...others] = storage.statements(REGION);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ id, ...statement(), published: '2024-05-30' });
    expect(storage.statementsOf(held?.sha256 ?? '')).toMatchObject([{ id, ...statement() }]);
    expect(storage.statements('海东市')).toEqual([]);
  });

  it('a withdrawn one → read no more, its rows stay', () => {
    const { storage, shell } = newLedger();
    const id = putStatement(storage, statement());
    storage.withdrawStatement(id, { actor: '规则', at: '2025-10-21T00:00:00.000Z' });
    expect(storage.statements(REGION)).toEqual([]);
    expect([...storage.datasetRows('statements', { region: REGION })]).toEqual([]);
    expect(shell.prepare('SELECT count(*) AS n FROM statement_figures').get()).toEqual({ n: 2 });
  });

  it.each(['statements', 'statement_figures', 'statement_withdrawals'])(
    'UPDATE or DELETE on %s → refused',
    (table) => {
      const { storage, shell } = newLedger();
      const id = putStatement(storage, statement());
      storage.withdrawStatement(id, { actor: '规则', at: '2025-10-21T00:00:00.000Z' });
      const column = table === 'statement_withdrawals' ? 'actor' : 'span_end';
      if (table === 'statement_figures' || table === 'statements') {
        expect(() => shell.exec(`UPDATE ${table} SET ${column} = 1`)).toThrow('only appended');
      } else expect(() => shell.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow('only appended');
      expect(() => shell.exec(`DELETE FROM ${table}`)).toThrow('only appended');
    },
  );

  it('exported between two days → those whose period reaches into them, open ends included', () => {
    const { storage } = newLedger();
    const on = (from: string | null, to: string | null): number =>
      putStatement(storage, statement({ period: { printed: `${from}-${to}`, from, to } }));
    on('2024-01', '2024-04');
    on('2025', '2025');
    on('2023-10', null);
    on(null, '2024-02');
    const periods = (from: string, to: string): unknown[] => [
      ...new Set(
        [...storage.datasetRows('statements', { region: REGION, from, to })].map(
          (row) => row['period_printed'],
        ),
      ),
    ];
    expect(periods('2024-04-30', '2024-12-31')).toEqual(['2024-01-2024-04', '2023-10-null']);
    expect(periods('2024-02-29', '2024-02-29')).toEqual(['2024-01-2024-04', '2023-10-null', 'null-2024-02']);
    expect(periods('2025-12-31', '2026-01-01')).toEqual(['2025-2025', '2023-10-null']);
    expect(periods('2023-09-30', '2023-09-30')).toEqual(['null-2024-02']);
  });

  it('days to compare with → accepted single days with what they print', () => {
    const { storage } = newLedger();
    put(storage, bulletin('2025-10-15'));
    put(storage, hazardBulletin('2025-10-15'));
    put(storage, bulletin('2025-10-16'), { action: 'hold', reasons: ['unbalanced'] });
    put(storage, bulletin('2025-10-17', { dateTo: '2025-10-19' }));
    put(storage, bulletin('2025-11-01'));
    expect(storage.dayTotals(REGION, '2025-10-01', '2025-10-31')).toEqual([
      { date: '2025-10-15', calls: 1215, messages: 65, hazards: 65 },
    ]);
  });
});
