// What `/search` answers.
import { z } from 'zod';
import type { Span } from '../../domain/finding.js';
import type * as Models from '../../reports/search-model.js';
import { ALIAS_METRIC_NAMES } from '../../reports/wording.js';
import { date, period, sha256 } from './codes.js';
import { codes, component, count, text } from './component.js';
import { scopeFields } from './parts.js';

const WORDS = { ...ALIAS_METRIC_NAMES, remark: '热点后面印的话' };

const wordMetric = codes({ id: 'WordMetric', description: '是什么词' }, WORDS);

const foundKind = codes({ id: 'FoundKind', description: '找到的是什么' }, { day: '日子或时段', ...WORDS });

const mark = component<Span>()(
  { id: 'Mark', description: '查找的词在文字里的位置（UTF-16，从 0 起）。' },
  { start: count.describe('从第几个字符起。'), end: count.describe('到第几个字符止，不含。') },
);

const foundSpan = component<Models.FoundSpan>()(
  { id: 'FoundSpan', description: '查找的日子或时段。' },
  {
    code: text.describe('2025-W42、2025-10、2025-10-15 或 2025-10-01..2025-10-08。'),
    name: text.describe('中文名称。'),
    from: date.describe('第一天。'),
    to: date.describe('最后一天。'),
    period: period.nullable().describe('哪一周、月、季、年。null：是日子，不是整个时段。'),
    standing: text.describe('两种通报各处于什么状态，或有几天有数据。'),
  },
);

const foundWords = component<Models.FoundWords>()(
  { id: 'FoundWords', description: '通报里印的一个词，相同的只列一次。' },
  {
    metric: wordMetric.describe('是什么词。'),
    text: text.describe('照原文。'),
    marks: z.array(mark).describe('查找的词在其中的位置。'),
    group: text.nullable().describe('最近一天归并到什么名下。null：没有归并。'),
    groupMarks: z.array(mark).describe('查找的词在归并名称里的位置。'),
    category: text.nullable().describe('话前面的热点类别。null：不是热点后面印的话。'),
    firstDay: date.describe('最早印出的一天。'),
    lastDay: date.describe('最近印出的一天。'),
    acceptedDays: count.describe('有已入账通报印出的天数。'),
    pendingDays: count.describe('只有待核通报印出的天数。'),
    sha256: sha256.describe('最近印在哪个来源。'),
    figureId: z
      .int()
      .nullable()
      .describe(
        '在那个来源里的编号，位置在 /sources/{sha256}#figure-{figureId}。null：隐患通报的联系单位没有。',
      ),
  },
);

const foundGroup = component<Models.FoundGroup>()(
  { id: 'FoundGroup', description: '找到的同一种词。' },
  {
    kind: wordMetric.describe('是什么词。'),
    name: text.describe('中文名称。'),
    total: count.describe('共几个。'),
    hits: z.array(foundWords).describe('这一页的。'),
    before: count.describe('这一页之前有几个。'),
    after: count.describe('这一页之后有几个。'),
  },
);

const kindName = component<Models.SearchModel['kinds'][number]>()(
  { id: 'FoundKindName', description: '可以查找的一种。' },
  { code: foundKind.describe('给程序的代码。'), name: text.describe('中文名称。') },
);

export const search = component<Models.SearchModel>()(
  { id: 'Search', description: '查找的结果。' },
  {
    ...scopeFields,
    title: text.describe('页面的标题。'),
    query: text.describe('查找的话。'),
    from: date.nullable().describe('从哪一天起。null：不限。'),
    to: date.nullable().describe('到哪一天止。null：不限。'),
    kind: foundKind.nullable().describe('只查哪一种。null：都查。'),
    page: z.int().min(1).describe('第几页，从 1 起。'),
    isAsked: z.boolean().describe('false：没有写要查找什么。'),
    days: z.array(foundSpan).describe('日子和时段。'),
    groups: z.array(foundGroup).describe('词，一种一组；没有找到的不列。'),
    total: count.describe('查过的各种共找到几个。'),
    kinds: z.array(kindName).describe('可以查找的各种，依次序。'),
    note: text.describe('没有查的是什么。'),
  },
);
