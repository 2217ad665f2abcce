// One reading of a bulletin, with all that it prints and why it waits.
import { z } from 'zod';
import type { Proposal } from '../../domain/finding.js';
import type { DifferenceModel, FindingModel, ReadingModel, Worded } from '../../reports/models.js';
import { SEVERITY_NAMES } from '../../reports/wording.js';
import { date, findingCode, kind, metric, reason, state, verdict, yearRule } from './codes.js';
import { codeOf, component, count, text } from './component.js';
import { cell, sourceRef } from './parts.js';

/** A code with its Chinese words. */
const worded = { text: text.describe('给人看的话。') };

export const verdictWords = component<ReadingModel['verdict']>()(
  { id: 'VerdictWords', description: '分项与合计是否相符。' },
  { code: verdict.describe('给程序的代码。'), ...worded },
);

const stateWords = component<ReadingModel['state']>()(
  { id: 'StateWords', description: '一份读数处于什么状态。' },
  { code: state.describe('给程序的代码。'), ...worded },
);

export const reasonWords = component<Worded<ReadingModel['reasons'][number]['code']>>()(
  { id: 'ReasonWords', description: '为什么要由人核对。' },
  { code: reason.describe('给程序的代码。'), ...worded },
);

const yearWords = component<ReadingModel['year']>()(
  { id: 'YearWords', description: '年份的依据。' },
  {
    code: yearRule.describe('给程序的代码。'),
    ...worded,
    known: z.boolean().describe('true：由人、命令或页面本身写明；false：推定的。'),
  },
);

const proposal = component<Proposal>()(
  { id: 'Proposal', description: '印得不清的数字可能是多少，由人决定。' },
  {
    value: z.number().describe('建议的数。'),
    supportedBy: text.nullable().describe('哪一条勾稽关系正好得出这个数。null：只凭字形相近。'),
  },
);

const finding = component<FindingModel>()(
  { id: 'Finding', description: '读通报时发现的一个问题。' },
  {
    code: findingCode.describe('是什么问题。'),
    severity: codeOf('轻重', SEVERITY_NAMES),
    severityName: text.describe('轻重的中文名称。'),
    message: text.describe('给核对的人的一句话。'),
    start: count.describe('在来源全文里从第几个字符起（UTF-16，从 0 起）。'),
    end: count.describe('到第几个字符止，不含。'),
    proposal: proposal.exactOptional().describe('补正建议；只有代码是 repair-proposed 时有。'),
  },
);

const difference = component<DifferenceModel>()(
  { id: 'Difference', description: '这份读数与已入账的不同的一个数字。' },
  {
    metric: metric.describe('是什么指标。'),
    name: text.describe('指标的中文名称。'),
    label: text.nullable().describe('渠道、热点等的名称。null：这项指标没有名称。'),
    accepted: z.number().nullable().describe('已入账的数，单位同原文。null：没有印，或不印件数。'),
    here: z.number().nullable().describe('这份读数的数，单位同原文。null：没有印，或不印件数。'),
    acceptedText: text.describe('1,215；没有件数时写“有”或“没有”。'),
    hereText: text.describe('1,251；没有件数时写“有”或“没有”。'),
    text: text.describe('来电诉求：已入账的1,215，这份1,251。'),
  },
);

const readingLists = {
  totals: z.array(cell).describe('只印一次的各项：热线是来电、留言、直接办理、转交、回访，隐患是举报总数。'),
  channels: z.array(cell).describe('网民留言的各渠道，件。'),
  hotspots: z.array(cell).describe('热点问题，件。'),
  receivers: z.array(cell).describe('隐患举报的接收单位，件。'),
  topics: z.array(cell).describe('隐患举报的主要问题，不印件数。'),
};

export const reading = component<ReadingModel>()(
  { id: 'Reading', description: '从一份来源里读出的一份通报，照原文。' },
  {
    readingId: z.int().describe('读数的编号。'),
    kind: kind.describe('哪一种通报。'),
    kindName: text.describe('通报的中文名称。'),
    state: stateWords,
    reasons: z.array(reasonWords).describe('为什么待核；已入账时为空。'),
    verdict: verdictWords,
    year: yearWords,
    quoted: z.boolean().describe('true：报道里转述的，不是通报原件。'),
    date: date.describe('数据日；合并通报是第一天。'),
    dateTo: date.nullable().describe('合并通报的最后一天。null：只有一天。'),
    periodName: text.describe('10月15日，或 10月1日—8日。'),
    ...readingLists,
    agency: text.nullable().describe('隐患通报的联系单位，照原文。null：没有印，或是热线通报。'),
    agencyGroup: text.nullable().describe('联系单位当日归并到什么名下。null：没有归并。'),
    findings: z.array(finding).describe('读的时候发现的问题。'),
    sources: z.array(sourceRef).describe('印有这份通报的来源，数字读自第一个。'),
    differences: z.array(difference).describe('与同一天已入账的有什么不同；没有已入账的或没有不同时为空。'),
  },
);
