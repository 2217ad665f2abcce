import { describe, expect, it } from '@jest/globals';
import type { Bulletin, Evidence } from '../../src/domain/bulletin.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';

const REGION_AND_TODAY = { region: '西宁市', today: '2026-11-21' };

function hazard(day: string): string {
  return `\n\n西宁市安全隐患举报受理情况日报\n\n${day}，西宁市共收到安全隐患举报3件，其中12345政务服务便民热线接收举报3件，主要反映消防安全等问题，已及时联系相应县区政府核实处理。\n\n`;
}

function dated(text: string, evidence: Partial<Evidence> = {}): Bulletin {
  const [bulletin] = readPage(text, { ...REGION_AND_TODAY, ...evidence }).bulletins;
  if (!bulletin) throw new Error('no bulletin was read');
  return bulletin;
}

function dating({ date, year, ...bulletin }: Bulletin): unknown[] {
  return [date, year.rule, year.known, judge({ date, year, ...bulletin }).reasons];
}

describe('the year of a bulletin', () => {
  it('publication date given, one day later → known', () => {
    expect(dating(dated(hazard('10月15日'), { published: '2025-10-16' }))).toEqual([
      '2025-10-15',
      'published',
      true,
      [],
    ]);
  });

  it('stated by the document itself → known; against another date that a person gave → in doubt', () => {
    const stated = '2025-10-16';
    expect(dating(dated(hazard('10月15日'), { stated }))).toEqual(['2025-10-15', 'masthead', true, []]);
    const both = dated(hazard('10月15日'), { stated, published: '2024-10-16' });
    expect(dating(both)).toEqual(['2024-10-15', 'published', false, ['date-doubtful']]);
  });

  it('published on New Year’s Day → the day belongs to the year before', () => {
    expect(dated(hazard('12月31日'), { published: '2025-01-01' }).date).toBe('2024-12-31');
  });

  it.each(['2025-10-15', '2025-10-22'])('published %s, 0 or 7 days later → known', (published) => {
    expect(dating(dated(hazard('10月15日'), { published }))).toEqual(['2025-10-15', 'published', true, []]);
  });

  it.each(['2025-10-14', '2025-10-23'])(
    'published %s, before the day or 8 days later → doubtful',
    (published) => {
      const [, rule, known, reasons] = dating(dated(hazard('10月15日'), { published }));
      expect([rule, known, reasons]).toEqual(['published', false, ['date-doubtful']]);
    },
  );

  it.each([
    ['西宁晚报 2025年10月16日 星期四'],
    ['2025年10月16日\n星期四\n责任编辑：某某'],
    ['来源:西宁晚报     发布时间:2025-10-16     作者:某某'],
    ['第A02版  2025.10.16'],
  ])('masthead “%s” in the page → known', (masthead) => {
    expect(dating(dated(masthead + hazard('10月15日')))).toEqual(['2025-10-15', 'masthead', true, []]);
  });

  it('two mastheads a year apart that fit equally well → no date, pending', () => {
    const text = `2024年10月16日 星期三\n\n2025年10月16日 星期四${hazard('10月15日')}`;
    expect(dating(dated(text))).toEqual([null, 'none', false, ['year-none']]);
  });

  it('a full date told in prose → no masthead', () => {
    const text = `会议决定，2025年10月16日星期四起，市民可以办理新证。${hazard('10月15日')}`;
    expect(dated(text).year.rule).toBe('mentions');
  });

  it.each(['2025-10-16.txt', 'xnwb_20251017_03.md', '西宁晚报2025年10月16日.txt'])(
    'file name %s → implied, accepted',
    (fileName) => {
      expect(dating(dated(hazard('10月15日'), { fileName }))).toEqual(['2025-10-15', 'fileName', false, []]);
    },
  );

  it('file name with a date weeks away → doubtful', () => {
    const [, rule, , reasons] = dating(dated(hazard('10月15日'), { fileName: 'scan-2025-12-01.txt' }));
    expect([rule, reasons]).toEqual(['fileName', ['date-doubtful']]);
  });

  it('publication date and file name disagree → the publication date', () => {
    const evidence = { published: '2025-10-16', fileName: '2024-10-16.txt' };
    expect(dated(hazard('10月15日'), evidence).date).toBe('2025-10-15');
  });

  it('the bulletin prints its own year → known', () => {
    expect(dating(dated(hazard('2025年10月15日')))).toEqual(['2025-10-15', 'masthead', true, []]);
  });
});

describe('a year from mentions', () => {
  it('a plan 2026—2030年 beside a past half year → the past one, always pending', () => {
    const text = `《西宁市数据标注产业发展规划（2026—2030年）》发布。2025年上半年空气质量优良。${hazard('7月10日')}`;
    expect(dating(dated(text))).toEqual(['2025-07-10', 'mentions', false, ['year-mentions']]);
  });

  it('a history (自2009年以来) beside the present year → the present one', () => {
    const text = `自2009年以来已举办七届。2024年重点项目包保工作方案出台。${hazard('5月29日')}`;
    expect(dated(text).date).toBe('2024-05-29');
  });

  it('the finding tells what was weighed', () => {
    const text = `2024年、2025年均有增长，2030年前建成。${hazard('5月29日')}`;
    const [finding] = dated(text).findings.filter(({ code }) => code === 'year-weighed');
    expect(finding?.message).toBe(
      '没有印年份，按周围报道推定为2025年（提到2025年1次、2024年1次；规划或跨年提法不计：2030年）。',
    );
  });

  it('a later dated mention → the day cannot lie before it by more than a week', () => {
    const text = `2024年12月30日，全市召开总结大会。${hazard('1月3日')}`;
    expect(dated(text).date).toBe('2025-01-03');
  });

  it('a mention that leaves the day in the future → not that year', () => {
    expect(dated(`2025年完成，2026年在建。${hazard('12月20日')}`).date).toBe('2025-12-20');
  });

  it('the last week of December, two years mentioned → two equal readings, no date', () => {
    const bulletin = dated(`2024年完成投资5亿元，2025年开局良好。${hazard('12月30日')}`);
    expect(dating(bulletin)).toEqual([null, 'none', false, ['year-none']]);
    expect(bulletin.monthDay).toBe('12-30');
  });

  it('no year anywhere, or plans only → no date, pending', () => {
    expect(dating(dated(hazard('5月29日')))).toEqual([null, 'none', false, ['year-none']]);
    expect(dated(`力争2027年建成。${hazard('5月29日')}`).date).toBeNull();
  });
});

describe('the printed day', () => {
  it('10月1日至8日 → a range, pending', () => {
    const { date, dateTo } = dated(hazard('10月1日至8日'), { published: '2025-10-09' });
    expect([date, dateTo]).toEqual(['2025-10-01', '2025-10-08']);
    expect(judge(dated(hazard('10月1日至8日'), { published: '2025-10-09' })).reasons).toEqual(['range']);
  });

  it('12月30日至1月2日 → the first day in the year before', () => {
    const { date, dateTo } = dated(hazard('12月30日至1月2日'), { published: '2026-01-04' });
    expect([date, dateTo]).toEqual(['2025-12-30', '2026-01-02']);
  });

  it('a day that no calendar has → an error, no date', () => {
    const bulletin = dated(hazard('13月45日'), { published: '2025-10-16' });
    expect(bulletin.monthDay).toBeNull();
    expect(bulletin.findings.map(({ code }) => code)).toContain('date-missing');
  });

  it('29 February in a year without one → doubtful', () => {
    expect(judge(dated(hazard('2月29日'), { published: '2025-03-01' })).reasons).toEqual(['date-doubtful']);
  });
});
