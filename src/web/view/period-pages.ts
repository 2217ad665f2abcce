// What the pages of weeks, months, quarters and years call themselves and each other.
import type { PeriodKind } from '../../domain/period.js';
import { PERIOD_WORDS } from '../../reports/wording.js';
import { PERIOD_PATHS } from './figures.js';

interface PeriodPage {
  /** `weekly`: the first part of its address. */
  path: string;
  /** 周报. */
  name: string;
  /** 上一周, 下一周. */
  earlier: string;
  later: string;
  /** 查看所在周. */
  pick: string;
}

const TURNS: Readonly<Record<PeriodKind, [earlier: string, later: string, unit: string]>> = {
  week: ['上一周', '下一周', '周'],
  month: ['上一月', '下一月', '月'],
  quarter: ['上一季度', '下一季度', '季度'],
  year: ['上一年', '下一年', '年'],
};

function pageOf(kind: PeriodKind): PeriodPage {
  const [earlier, later, unit] = TURNS[kind];
  return { path: PERIOD_PATHS[kind], name: PERIOD_WORDS[kind].name, earlier, later, pick: `查看所在${unit}` };
}

export const PERIOD_PAGES: Readonly<Record<PeriodKind, PeriodPage>> = {
  week: pageOf('week'),
  month: pageOf('month'),
  quarter: pageOf('quarter'),
  year: pageOf('year'),
};
