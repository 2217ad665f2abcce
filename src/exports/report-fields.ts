// What a person fills in before a report is issued, and the words of a remark: tidied, held to size, and suggested.
import { RequestError } from '../domain/errors.js';
import type { PeriodCode } from '../domain/period.js';
import type { EarlierFields, ReportFields } from '../domain/report.js';

export const FIELD_NAMES: Readonly<Record<keyof ReportFields, string>> = {
  number: '期号',
  issuer: '编发单位',
  drafted: '拟稿',
  checked: '审核',
  signed: '签发',
};
/** In characters as people count them. */
export const MOST_FIELD_CHARACTERS = 40;
export const MOST_REMARK_CHARACTERS = 1000;

export const NO_FIELDS: ReportFields = { number: '', issuer: '', drafted: '', checked: '', signed: '' };
const NEEDED = ['number', 'issuer'] as const;

export const FIELDS = Object.keys(FIELD_NAMES) as (keyof ReportFields)[];

/** Each in one line; throws a RequestError where one is too long or a needed one is missing. */
export function issuedFields(given: ReportFields): ReportFields {
  const fields = { ...NO_FIELDS };
  for (const name of FIELDS) fields[name] = given[name].replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, ' ').trim();
  const missing = NEEDED.filter((name) => fields[name] === '');
  if (missing.length > 0) {
    throw new RequestError('invalid', `请先填写${missing.map((name) => FIELD_NAMES[name]).join('和')}。`);
  }
  for (const name of FIELDS) mustFit(FIELD_NAMES[name], fields[name], MOST_FIELD_CHARACTERS);
  return fields;
}

/** In paragraphs; empty takes a remark back. Throws a RequestError where it is too long. */
export function remarkText(given: string): string {
  const lines = given
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, ' ').trim());
  const text = lines.filter((line) => line !== '').join('\n');
  mustFit('值得关注', text, MOST_REMARK_CHARACTERS);
  return text;
}

function mustFit(name: string, text: string, most: number): void {
  const { length } = Array.from(text);
  if (length <= most) return;
  throw new RequestError('invalid', `${name}不超过${most}字，现在有${length}字。`);
}

/** Of the newest report of its kind, with the next number of the year; `earlier`: newest first. */
export function suggestedFields(period: PeriodCode, earlier: EarlierFields[]): ReportFields {
  const [newest] = earlier;
  const year = period.slice(0, 4);
  const ofYear = earlier.filter((report) => report.period.startsWith(year));
  const numbers = ofYear.flatMap(({ fields }) => countOf(fields.number) ?? []);
  const count = Math.max(0, ...numbers) + 1;
  const shape = (newest?.fields.number ?? '第1期').replace(/\b(?:19|20)\d\d(?=\D)/, year);
  return { ...(newest?.fields ?? NO_FIELDS), number: shape.replace(LAST_COUNT, String(count)) };
}

/** The last figures in `2025年第42期`: what counts. */
const LAST_COUNT = /\d+(?=\D*$)/;

function countOf(number: string): number | null {
  const [count] = LAST_COUNT.exec(number) ?? [];
  return count === undefined ? null : Number(count);
}
