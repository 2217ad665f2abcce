// The pages that must not grow with the ledger: each request asks for another one of its kind.
import { addDays, addWeeks, weekOf, type IsoDate } from '../../../src/domain/dates.js';

export const TODAY: IsoDate = '2026-01-02';
/** The newest year, which both ledgers have. */
export const [FIRST, LAST] = ['2025-01-01', '2025-12-31'] as const;

export type PageKind = 'daily' | 'weekly' | 'yearly' | 'review' | 'search';

/** Of the half year that has all it is judged by in both ledgers. */
const dayAt = (turn: number): IsoDate => addDays(LAST, -(turn % 180));

const TYPED = [
  '物业',
  '供热 室温',
  '交警大队',
  '小学旁',
  '人民',
  '消防安全',
  '12345',
  '健身房',
  '拖欠',
  '市城管局',
];

const isOdd = (turn: number): boolean => turn % 2 === 1;

/** Every second search is bound to a span of days. */
function search(turn: number): string {
  const query = new URLSearchParams({ q: TYPED[turn % TYPED.length] ?? '' });
  if (isOdd(turn)) query.set('from', addDays(dayAt(turn), -60));
  if (isOdd(turn)) query.set('to', dayAt(turn));
  return `/search?${query.toString()}`;
}

export const ADDRESSES: Readonly<Record<PageKind, (turn: number) => string>> = {
  daily: (turn) => `/daily/${dayAt(turn)}`,
  weekly: (turn) => `/weekly/${addWeeks(weekOf(LAST), -(turn % 26))}`,
  yearly: () => '/yearly/2025',
  review: () => '/review',
  search,
};
