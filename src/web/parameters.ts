// What may stand in a URL or a form, checked with zod; each refusal is one Chinese sentence.
import { z } from 'zod';
import { isIsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import { periodKindOf, type PeriodKind } from '../domain/period.js';

/** An empty field of a form is a field that was not filled in. */
const blank = z.literal('').transform(() => undefined);

/** Days and weeks beyond can have no bulletin, and the calendar's own ends have no day before or after. */
const isPlausible = (text: string): boolean => text >= '1900' && text < '2200';

export const isoDate = z
  .string('请选择日期。')
  .refine(isIsoDate, '日期不对，应写成 2025-10-15 这样，而且历法里有这一天。')
  .refine(isPlausible, '年份超出了范围。');

const PERIOD_FAULTS: Readonly<Record<PeriodKind, string>> = {
  week: '周次不对，应写成 2025-W42 这样，而且那一年有这一周。',
  month: '月份不对，应写成 2025-10 这样。',
  quarter: '季度不对，应写成 2025-Q4 这样。',
  year: '年份不对，应写成 2025 这样。',
};

/** The code of any period. */
export const anyPeriod = z
  .string('请选择日期。')
  .refine((text) => periodKindOf(text) !== null, '期间不对，应写成 2025-W42、2025-10、2025-Q4 或 2025 这样。')
  .refine(isPlausible, '年份超出了范围。');

/** The code of a week, a month, a quarter or a year. */
export function periodCode(kind: PeriodKind): z.ZodString {
  return z
    .string('请选择日期。')
    .refine((text) => periodKindOf(text) === kind, PERIOD_FAULTS[kind])
    .refine(isPlausible, '年份超出了范围。');
}

export const optionalDate = z.union([blank, isoDate], '日期不对，应写成 2025-10-15 这样。').optional();

export const sha256 = z
  .string('来源编号不对。')
  .regex(/^[0-9a-f]{64}$/, '来源编号不对，应是 64 位十六进制数。');

/** A field of a form that may be anything; the rules for it are told elsewhere. */
export function typedText(most: number): z.ZodDefault<z.ZodString> {
  return z.string('提交的内容不完整，请重新填写。').max(most, '填写的内容太长。').default('');
}

/** A new password is typed twice. */
export const newPassword = { password: typedText(1000), again: typedText(1000) };

/** The id of a figure or another row, in a URL. */
export const rowId = z
  .string('编号不对。')
  .regex(/^[1-9]\d{0,14}$/, '编号不对，应是一个整数。')
  .transform(Number);

/** Where a schema has no sentence of its own. */
const INCOMPLETE = '提交的内容不完整或有误，请重新填写。';

/** The checked value, or a refusal with the first fault. */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { error: () => INCOMPLETE });
  if (result.success) return result.data;
  throw new RequestError('invalid', result.error.issues[0]?.message ?? INCOMPLETE);
}
