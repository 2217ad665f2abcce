// Builds bulletins, documents and clocks for tests: sound defaults, and what the test is about on top.
import type { Bulletin, Figure, Metric } from '../../src/domain/bulletin.js';
import type { Clock } from '../../src/domain/clock.js';
import type { IsoDate } from '../../src/domain/dates.js';
import type { Statement } from '../../src/domain/statement.js';
import type { IngestDocument } from '../../src/ingest/ingest.js';

export function figure(metric: Metric, value: number | null, rest: Partial<Figure> = {}): Figure {
  return { metric, value, printed: String(value), unit: '件', start: 0, end: 4, ...rest };
}

/** Balanced, of a known year, accepted where its key is free. */
export function bulletin(date: IsoDate, rest: Partial<Bulletin> = {}): Bulletin {
  return {
    kind: 'hotline',
    region: '西宁市',
    monthDay: date.slice(5),
    date,
    year: { known: true, rule: 'published' },
    verdict: 'balanced',
    quoted: false,
    start: 0,
    end: 100,
    figures: [
      figure('calls', 1215, { unit: '件次' }),
      figure('messages', 65),
      figure('channel', 65, { label: '西宁12345微信公众号', rank: 1 }),
      figure('direct', 739),
      figure('transferred', 476),
      figure('hotspot', 64, { label: '物业管理', rank: 1, remark: '无集中反映问题', agency: '相应县区政府' }),
    ],
    findings: [],
    ...rest,
  };
}

export function hazardBulletin(date: IsoDate, rest: Partial<Bulletin> = {}): Bulletin {
  return bulletin(date, {
    kind: 'hazard',
    agency: '相应县区政府',
    start: 200,
    end: 300,
    figures: [
      figure('hazards', 65),
      figure('receiver', 65, { label: '12345政务服务便民热线', rank: 1 }),
      figure('topic', null, { label: '小区物业', rank: 1, printed: '小区物业' }),
    ],
    ...rest,
  });
}

/** 前4个月 of 2024, 1587件, 100%办结. */
export function statement(rest: Partial<Statement> = {}): Statement {
  return {
    kind: 'hotline',
    scope: '西宁市',
    period: { printed: '前4个月', from: '2024-01', to: '2024-04' },
    year: { known: true, rule: 'published' },
    start: 0,
    end: 30,
    figures: [
      {
        metric: 'received',
        value: 1587,
        unit: '件',
        qualifier: 'exact',
        printed: '1587',
        start: 10,
        end: 14,
      },
      {
        metric: 'closureRate',
        value: 100,
        unit: '%',
        qualifier: 'exact',
        printed: '100%',
        start: 16,
        end: 20,
      },
    ],
    ...rest,
  };
}

export interface HotlineNumbers {
  /** As printed: 10月15日, 10月1日至8日. */
  day: string;
  calls: number;
  messages: number;
  direct: number;
  transferred: number;
}

/** A hotline bulletin in its own form; by default it adds up. */
export function hotlineText(numbers: Partial<HotlineNumbers> = {}): string {
  const all = { day: '10月15日', calls: 1215, messages: 65, direct: 739, transferred: 476, ...numbers };
  return [
    '西宁市党建引领“有诉必应马上办”机制创新工作日报',
    `${all.day}，12345政务服务便民热线接听群众来电诉求${all.calls}件次，网民留言${all.messages}件` +
      `（西宁12345微信公众号${all.messages}件），直接办理${all.direct}件，转交责任单位办理${all.transferred}件。`,
    '热点问题：',
    '1. 物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。',
  ].join('\n\n');
}

/** A document that a person brings. */
export function document(
  text: string,
  rest: Partial<IngestDocument> & { name?: string } = {},
): IngestDocument {
  return { name: 'page.txt', bytes: Buffer.from(text), origin: 'person', actor: '录入员', ...rest };
}

export function clockAt(today: IsoDate): Clock {
  return { now: () => new Date(`${today}T04:00:00.000Z`), today: () => today };
}
