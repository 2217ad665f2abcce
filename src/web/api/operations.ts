// Every operation of the API. Routes, description and page are made from this list: nothing is answered that is not in it.
import { z } from 'zod';
import type { Services } from '../../compose.js';
import type { IsoDate } from '../../domain/dates.js';
import { PERIOD_KINDS, periodOf, previousPeriod, type PeriodKind } from '../../domain/period.js';
import { PERIOD_WORDS } from '../../reports/wording.js';
import { readDay, readOverview, readPeriod, readStatements } from '../models/days.js';
import { isoDate, periodCode } from '../parameters.js';
import { PERIOD_PATHS } from '../../reports/addresses.js';
import { bothSides, readChosen } from '../models/comparison.js';
import { categoryName, readCategory, readHotspots } from '../models/hotspots.js';
import { filters, readSearch } from '../models/search.js';
import { daySpan } from '../spans.js';
import { comparisonAnswer } from './comparing.js';
import { daily } from './daily.js';
import { category, hotspots } from './hotspots.js';
import { operation, type Operation } from './operation.js';
import { overview } from './overview.js';
import { periodAnswer } from './period.js';
import { search } from './search.js';
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

const name = categoryName.meta({ description: '类别的名称，照网页。', examples: ['物业管理'] });

/** Null where no bulletin prints a category. */
function someCategory({ storage, region }: Services): { name: string } | null {
  const seen = storage.labelsSeen(region).find(({ metric }) => metric === 'hotspot');
  return seen === undefined ? null : { name: seen.label };
}

const EXPLORING: readonly Operation[] = [
  operation({
    id: 'hotspots',
    path: '/hotspots',
    title: '热点类别',
    note: '一段日子里印出的全部热点类别：逐月的合计和天数。通报只印前几类，没有印出的是未知，不是零。',
    params: nothing,
    query: daySpan,
    response: hotspots,
    missing: null,
    example: () => ({}),
    read: readHotspots,
  }),
  operation({
    id: 'hotspot',
    path: '/hotspots/:name',
    title: '一类热点',
    note: '一类热点在一段日子里：逐日的件数和名次、联系单位、集中反映的问题、相近的隐患主要问题。',
    params: z.object({ name }),
    query: daySpan,
    response: category,
    missing: '通报里没有印出过这一类别。',
    example: someCategory,
    read: readCategory,
  }),
  operation({
    id: 'compare',
    path: '/compare',
    title: '比较',
    note: '任意两个时段的合计、日均、比率和名单。天数不同的按日均比较。',
    params: nothing,
    query: bothSides,
    response: comparisonAnswer,
    missing: null,
    example: (services) => {
      const week = periodOf('week', newestDay(services));
      return { a: previousPeriod(week), b: week };
    },
    read: readChosen,
  }),
  operation({
    id: 'search',
    path: '/search',
    title: '查找',
    note: '按日子、时段或词查找：热点类别、渠道、单位、主要问题、热点后面印的话，各列最早和最近印出的日子。',
    params: nothing,
    query: filters,
    response: search,
    missing: null,
    example: () => ({ q: '物业' }),
    read: readSearch,
  }),
];

export const OPERATIONS: readonly Operation[] = [
  operation({
    id: 'overview',
    path: '/overview',
    title: '总览',
    note: '有通报的最近一天、本周至今，以及待核、缺报和与同类日相差很大的数字。',
    params: nothing,
    query: nothing,
    response: overview,
    missing: null,
    example: () => ({}),
    read: readOverview,
  }),
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
  ...EXPLORING,
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
