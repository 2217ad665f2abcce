// What `/hotspots` and `/hotspots/{name}` answer.
import { z } from 'zod';
import type * as Models from '../../reports/hotspots-model.js';
import { date, period, status } from './codes.js';
import { component, count, text } from './component.js';
import { cell, dayRef, dayRefFields, scopeFields } from './parts.js';
import { coverageFields } from './period.js';

const spanFields = {
  from: date.describe('第一天。'),
  to: date.describe('最后一天。'),
  spanName: text.describe('2024年11月1日—2025年10月15日。'),
};

const listedFields = {
  sum: cell.describe('印出的各日之和，件；没有印出的日子是未知，合计是下限（≥）。'),
  daysListed: count.describe('印出这一类的天数。'),
  daysWithData: count.describe('有已入账热线通报的天数。'),
  daysText: text.describe('12/28天：28天有通报，12天印出。'),
  bestRank: z.int().nullable().describe('最靠前的名次，从 1 起。null：没有印出，或名次没有读到。'),
};

const listedMonthFields = {
  ...listedFields,
  code: period.describe('月份，2025-10。'),
  name: text.describe('2025年10月。'),
};

const listed = component<Models.Listed>()(
  { id: 'Listed', description: '一类热点在一段日子里印出多少天、合计多少件。' },
  listedFields,
);

const listedMonth = component<Models.ListedMonth>()(
  { id: 'ListedMonth', description: '一类热点在一个月里。' },
  listedMonthFields,
);

const names = {
  label: text.describe('归并后的名称；没有归并的照原文。'),
  labelsText: text.nullable().describe('含：物业服务。null：原文都与名称相同。'),
};

const categoryRow = component<Models.CategoryRow>()(
  { id: 'CategoryRow', description: '一类热点。' },
  {
    ...names,
    ...listedFields,
    first: dayRef.describe('最早印出的一天。'),
    last: dayRef.describe('最近印出的一天。'),
    months: z.array(listedMonth).describe('时段的每个月，依次序。'),
  },
);

const monthName = component<Models.HotspotsModel['months'][number]>()(
  { id: 'MonthName', description: '一个月。' },
  { code: listedMonthFields.code, name: listedMonthFields.name },
);

const NOTE = text.describe('为什么热点的合计是下限。');

export const hotspots = component<Models.HotspotsModel>()(
  { id: 'Hotspots', description: '一段日子里印出的全部热点类别。' },
  {
    ...scopeFields,
    ...coverageFields,
    ...spanFields,
    title: text.describe('页面的标题。'),
    categories: z.array(categoryRow).describe('按合计从大到小。'),
    months: z.array(monthName).describe('时段的每个月，依次序。'),
    hotspotNote: NOTE,
  },
);

const categoryDay = component<Models.CategoryDay>()(
  { id: 'CategoryDay', description: '一类热点在一天里。' },
  {
    ...dayRefFields,
    status: status.describe('这一天的热线通报处于什么状态。'),
    statusName: text.describe('状态的中文名称；有通报而没有印出这一类的写“未印出”。'),
    isListed: z.boolean().describe('true：这一天印出这一类。'),
    cell: cell.nullable().describe('件数。null：没有印出，是未知，不是零。'),
    rank: z.int().nullable().describe('名次，从 1 起。null：没有印出，或没有读到。'),
    labels: z.array(text).describe('名称，照原文。'),
    remarks: z.array(text).describe('后面印的话，照原文；没有印时为空。'),
    agencies: z.array(text).describe('联系单位；没有印时为空。'),
  },
);

const categoryMonth = component<Models.CategoryMonth>()(
  { id: 'CategoryMonth', description: '一类热点在一个月里，逐日。' },
  { ...listedMonthFields, days: z.array(categoryDay).describe('新的在前。') },
);

const body = component<Models.ContactedBody>()(
  { id: 'ContactedBody', description: '一个联系单位。' },
  {
    name: text.describe('归并后的名称；没有归并的照原文。'),
    labels: z.array(text).describe('与名称不同的原文写法。'),
    days: count.describe('联系的天数。'),
    first: dayRef.describe('最早的一天。'),
    last: dayRef.describe('最近的一天。'),
  },
);

const remark = component<Models.ReportedRemark>()(
  { id: 'ReportedRemark', description: '集中反映的问题，照原文。' },
  { ...dayRefFields, text: text.describe('印的话。'), cell: cell.describe('这一天的件数。') },
);

const related = component<Models.RelatedTopic>()(
  { id: 'RelatedTopic', description: '相近的一类隐患主要问题，与这类热点同日印出的日子。' },
  {
    topic: text.describe('主要问题的名称。'),
    why: text.describe('为什么说相近。'),
    days: z.array(dayRef).describe('两种通报都有、两边都印出的日子。'),
    daysWithBoth: count.describe('两种通报都有的天数。'),
  },
);

export const category = component<Models.CategoryModel>()(
  { id: 'HotspotCategory', description: '一类热点在一段日子里。' },
  {
    ...scopeFields,
    ...coverageFields,
    ...spanFields,
    ...names,
    title: text.describe('类别的名称。'),
    groupedUnder: z.array(text).describe('这个名称在有的日子归并到什么名下；多为空。'),
    isListed: z.boolean().describe('true：时段里印出过。'),
    total: listed.describe('整个时段。'),
    months: z.array(categoryMonth).describe('新的在前。'),
    bodies: z.array(body).describe('联系单位，依最早出现的次序。'),
    daysWithoutFocus: count.describe('印“无集中反映问题”的天数。'),
    remarks: z.array(remark).describe('集中反映的问题，新的在前。'),
    daysRedacted: count.describe('文字已隐去的天数。'),
    related: z.array(related).describe('相近的隐患主要问题。'),
    hotspotNote: NOTE,
  },
);
