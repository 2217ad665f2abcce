// Every operation of the API. Routes, description and page are made from this list: nothing is answered that is not in it.
import { z } from 'zod';
import type { Services } from '../../compose.js';
import type { IsoDate } from '../../domain/dates.js';
import { PERIOD_KINDS, periodOf, type PeriodKind } from '../../domain/period.js';
import { PERIOD_WORDS } from '../../reports/wording.js';
import { readDay, readPeriod, readStatements } from '../models.js';
import { isoDate, periodCode } from '../parameters.js';
import { PERIOD_PATHS } from '../view/figures.js';
import { daily } from './daily.js';
import { operation, type Operation } from './operation.js';
import { periodAnswer } from './period.js';
import { statements } from './statements.js';

const nothing = z.object({});

function newestDay({ storage, region, clock }: Services): IsoDate {
  return storage.newestDay(region, clock.today()) ?? clock.today();
}

const PERIODS: Readonly<Record<PeriodKind, { name: string; shape: string; example: string }>> = {
  week: { name: '一周', shape: '周，ISO 8601（周一至周日）', example: '2025-W42' },
  month: { name: '一月', shape: '月', example: '2025-10' },
  quarter: { name: '一季', shape: '季', example: '2025-Q4' },
  year: { name: '一年', shape: '年', example: '2025' },
};

function periodOperation(kind: PeriodKind): Operation {
  const { name, shape, example } = PERIODS[kind];
  const code = periodCode(kind).meta({ description: `${shape}，${example} 这样。`, examples: [example] });
  return operation({
    id: PERIOD_PATHS[kind],
    path: `/${PERIOD_PATHS[kind]}/:period`,
    title: PERIOD_WORDS[kind].name,
    note: `${name}的两种通报：合计和日均，与上一期、上年同期的比较，渠道、热点等名单的合计。只有已入账的计入。`,
    params: z.object({ period: code }),
    query: nothing,
    response: periodAnswer,
    missing: null,
    example: (services) => ({ period: periodOf(kind, newestDay(services)) }),
    read: (services, { period }) => readPeriod(services, period),
  });
}

export const OPERATIONS: readonly Operation[] = [
  operation({
    id: 'daily',
    path: '/daily/:date',
    title: '日报',
    note: '一天的热线通报和安全隐患通报：已入账的数字、待核的读数、与前一日等的比较。没有通报的日子也有答复，写明原因。',
    params: z.object({
      date: isoDate.meta({ description: '数据日，2025-10-15 这样。', examples: ['2025-10-15'] }),
    }),
    query: nothing,
    response: daily,
    missing: null,
    example: (services) => ({ date: newestDay(services) }),
    read: (services, { date }) => readDay(services, date),
  }),
  ...PERIOD_KINDS.map(periodOperation),
  operation({
    id: 'statements',
    path: '/statements',
    title: '阶段口径',
    note: '报道里对一段时间的公布数，照原文；旁边是台账同期逐日通报的合计，仅供对照。',
    params: nothing,
    query: nothing,
    response: statements,
    missing: null,
    example: () => ({}),
    read: readStatements,
  }),
];
