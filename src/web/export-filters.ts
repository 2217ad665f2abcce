// The filters of an export, as a form or an address gives them; an empty field is none.
import { z } from 'zod';
import type { DatasetFilters } from '../domain/dataset.js';
import { optionalDate } from './parameters.js';

const words = z
  .string('筛选的名称不对。')
  .trim()
  .max(100, '筛选的名称太长。')
  .transform((text) => (text === '' ? undefined : text))
  .optional();

const kind = z
  .enum(['hotline', 'hazard', ''], '通报种类不对。')
  .transform((text) => (text === '' ? undefined : text))
  .optional();

export const exportFilters = z
  .object({ from: optionalDate, to: optionalDate, kind, category: words, body: words })
  .refine(({ from, to }) => !from || !to || from <= to, '起始日期晚于截止日期。')
  .transform((given): DatasetFilters => {
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  });
