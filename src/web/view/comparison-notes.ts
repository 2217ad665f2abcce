// Why a comparison shows "—": one word beside the dash, the whole sentence once below the table.
import { monthDayName, type IsoDate } from '../../domain/dates.js';
import type { Comparison, ComparisonColumn, WhyCode } from '../../reports/models.js';

const WORDS: Readonly<Record<WhyCode, string>> = {
  'this-missing': '本期无数',
  'base-missing': '缺',
  'base-pending': '待核',
  'base-awaited': '待刊',
  'base-outside': '未纳入统计',
  'base-merged': '合并通报',
  'base-not-printed': '未印',
  'base-zero': '基数为 0',
  'no-base-date': '无同日',
  'too-few-days': '同类日不足',
  'holidays-unknown': '节假日未知',
  'no-base-period': '无同周',
  'no-data': '无数据',
  'not-printed': '未印',
  'not-listed': '未印出',
  'no-denominator': '无分母',
};

export function shortWhy(code: WhyCode): string {
  return WORDS[code];
}

interface ColumnNote {
  name: string;
  text: string;
  /** Where a base of several days leads to: the first list of such days; null and empty for others, which have a page of their own. */
  anchor: string | null;
  days: { date: IsoDate; name: string }[];
}

interface NotedRow {
  name: string;
  comparisons: Comparison[];
}

/** What stands under the cards or the table: what each column compares with, and what to know of it. */
export function columnNotes(columns: ComparisonColumn[], rows: NotedRow[]): ColumnNote[] {
  return columns.map((column, index) => {
    const { code, name, baseName, dates, notes } = column;
    const isFirst = columns.findIndex((one) => one.code === code) === index;
    const compared = rows.flatMap((row) =>
      row.comparisons
        .filter((comparison) => isOf(comparison, column) && !isToldBeside(comparison))
        .map((comparison) => ({ name: row.name, sentence: noteOf(comparison) })),
    );
    const told = [...notes, ...namedSentences(compared)].map((sentence) => sentence.replace(/。$/, ''));
    const base = baseName ?? '没有可比的日期';
    const clauses = told.some((clause) => clause.startsWith(base)) ? told : [base, ...told];
    const isListed = code === 'seven-days' || code === 'comparable-days';
    const days = isListed ? dates.map((date) => ({ date, name: monthDayName(date) })) : [];
    return { name, text: `${clauses.join('；')}。`, anchor: isListed && isFirst ? code : null, days };
  });
}

/** Figures that are compared with other days of one kind have a column of their own for them. */
function isOf({ code, baseDates }: Comparison, column: ComparisonColumn): boolean {
  return code === column.code && (code !== 'comparable-days' || baseDates.join() === column.dates.join());
}

/** Each sentence once; one that does not hold for all rows names those that it speaks of. */
function namedSentences(rows: { name: string; sentence: string | null }[]): string[] {
  const sentences = [...new Set(rows.flatMap(({ sentence }) => sentence ?? []))];
  return sentences.map((sentence) => {
    const names = rows.filter((row) => row.sentence === sentence).map(({ name }) => name);
    return names.length === rows.length ? sentence : `${names.join('、')}：${sentence}`;
  });
}

/** A figure that one side does not print is told beside the figure alone. */
function isToldBeside({ why }: Comparison): boolean {
  return why?.code === 'this-missing' || why?.code === 'base-not-printed';
}

function noteOf({ why, note }: Comparison): string | null {
  return why === null ? note : why.text;
}
