// Single defects of pages as machines leave them, one sample each.
import { describe, expect, it } from '@jest/globals';
import type { Bulletin } from '../../src/domain/bulletin.js';
import type { FindingCode } from '../../src/domain/finding.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21', published: '2025-10-16' };
const TITLE = '西宁市党建引领“有诉必应马上办”机制创新工作日报';
const SENTENCE =
  '12345政务服务便民热线接听群众来电诉求1215件次，网民留言73件（西宁12345微信公众号71件、人民网2件），直接办理739件，转交责任单位办理476件。';
const HOTSPOTS =
  '热点问题：\n1.物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。\n2.消费维权58件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。';
const HOTLINE = `${TITLE}\n10月15日，${SENTENCE}\n${HOTSPOTS}`;
const HAZARD =
  '西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到安全隐患举报65件，其中12345政务服务便民热线接收举报48件、西宁市消防救援支队接收举报17件，主要反映小区物业、消防安全等问题，已及时联系相应县区政府核实处理。';

function read(text: string, published = EVIDENCE.published): Bulletin {
  const [bulletin] = readPage(text, { ...EVIDENCE, published }).bulletins;
  if (!bulletin) throw new Error('no bulletin was read');
  return bulletin;
}

function codes({ findings }: Bulletin): FindingCode[] {
  return findings.map(({ code }) => code);
}

function valueOf({ figures }: Bulletin, name: string): number | null | undefined {
  return figures.find(({ metric, label }) => (label ?? metric) === name)?.value;
}

describe('script and type', () => {
  it('traditional characters → labels simplified, the slice of a topic as printed', () => {
    const page =
      '西寧市安全隱患舉報受理情況日報\n10月15日，西寧市共收到安全隱患舉報65件，其中西寧市消防救援支隊接收舉報65件，主要反映小區物業等問題，已及時聯繫相應縣區政府覈實處理。';
    const bulletin = read(page);
    expect(bulletin).toMatchObject({ kind: 'hazard', verdict: 'balanced', agency: '相应县区政府' });
    expect(bulletin.figures).toMatchObject([
      { metric: 'hazards', value: 65 },
      { label: '西宁市消防救援支队', value: 65, unit: '件' },
      { label: '小区物业', printed: '小區物業' },
    ]);
  });

  it('a reading in brackets behind a character → dropped; other words in brackets stay', () => {
    const text = HOTLINE.replace('机制创新', '机(jī)制创(chuàng)新').replace(
      '无集中反映问题',
      '主要反映平台(app)退费',
    );
    expect(read(text).figures.at(-2)?.remark).toBe('主要反映平台(app)退费');
    expect(codes(read(text))).toEqual([]);
  });

  it('a phrase printed twice in a headline above → harmless', () => {
    expect(codes(read(`面深化改革面深化改革\n${HOTLINE}`))).toEqual([]);
  });

  it('a title doubled right behind a telephone number → still the title', () => {
    const doubled = Array.from(TITLE, (char) => char + char).join('');
    expect(read(`电话：0971-6333599\n${HOTLINE.replace(TITLE, doubled)}`).quoted).toBe(false);
  });
});

describe('numbers', () => {
  it('Chinese numerals → their values, printed as they stand', () => {
    const text = HOTLINE.replace('1215件', '一千二百一十五件')
      .replace('64件', '六十四件')
      .replace('2件', '两件');
    const bulletin = read(text);
    expect(bulletin.verdict).toBe('balanced');
    expect(bulletin.figures[0]).toMatchObject({ value: 1215, printed: '一千二百一十五', unit: '件次' });
    expect(valueOf(bulletin, '物业管理')).toBe(64);
  });

  it.each(['1.2万', '1200余', '近1200', '1200多'])(
    'a rough count (%s) → no figure, an error, pending',
    (rough) => {
      const bulletin = read(HOTLINE.replace('1215', rough));
      expect(valueOf(bulletin, 'calls')).toBeUndefined();
      expect(codes(bulletin)).toContain('figure-inexact');
      expect(judge(bulletin).state).toBe('pending');
    },
  );

  it.each([
    ['12?5', 'text-lost'],
    ['12□5', 'text-lost'],
    ['12\ufffd5', 'text-lost'],
    ['12l5', 'figure-damaged'],
    ['lZ1S', 'figure-damaged'],
    ['12|5', 'figure-damaged'],
    ['1.215', 'figure-damaged'],
  ] as const)('calls printed as %s → no figure; the sum proposes 1215', (printed, code) => {
    const bulletin = read(HOTLINE.replace('1215', printed));
    expect(valueOf(bulletin, 'calls')).toBeUndefined();
    expect(codes(bulletin)).toContain(code);
    expect(bulletin.findings.flatMap(({ proposal }) => proposal ?? [])).toEqual([
      { value: 1215, supportedBy: '来电诉求等于直接办理与转交办理之和' },
    ]);
    expect(judge(bulletin).reasons).toEqual(['uncheckable', 'repair']);
  });

  it('a hotspot printed as 5B → a proposal by its look alone, pending although all sums hold', () => {
    const bulletin = read(HOTLINE.replace('58', '5B'));
    expect(bulletin.verdict).toBe('balanced');
    expect(bulletin.findings.flatMap(({ proposal }) => proposal ?? [])).toEqual([
      { value: 58, supportedBy: null },
    ]);
    expect(judge(bulletin).reasons).toEqual(['repair']);
  });

  it('hotspots that rise with rank → pending as unlikely', () => {
    expect(judge(read(HOTLINE.replace('58', '68'))).reasons).toEqual(['unlikely']);
  });
});

describe('words', () => {
  it.each([
    ['热点问题', '执占问题'],
    ['热点问题', '燕点间题'],
    ['来电诉求', '夹电诉永'],
    ['网民留言', '网民留盲'],
    ['直接办理', '直按办埋'],
    ['转交责任单位办理', '转文贵任单位办理'],
    ['件次', '伴次'],
    ['工作日报', '上作曰报'],
    ['党建引领', '党健弓领'],
    ['及时联系', '及时联糸'],
  ])('%s misread as %s → the same figures, a notice', (right, wrong) => {
    const bulletin = read(HOTLINE.replace(right, wrong));
    const figures = bulletin.figures.map(({ metric, value, unit }) => [metric, value, unit]);
    expect(figures).toEqual(read(HOTLINE).figures.map(({ metric, value, unit }) => [metric, value, unit]));
    expect(new Set(codes(bulletin))).toEqual(new Set(['label-doubtful']));
    expect(judge(bulletin).state).toBe('accepted');
  });

  it.each([
    ['接收举报', '按收举很'],
    ['主要反映', '主耍反映'],
    ['等问题', '等间题'],
    ['隐患举报受理情况日报', '隐惠举报受埋情况曰报'],
    ['48件', '48伴'],
    ['消防救援', '消防□援'],
  ])('%s misread as %s → the same hazard figures and labels', (right, wrong) => {
    const plain = ({ figures }: Bulletin): unknown[] => figures.map(({ label, value }) => [label, value]);
    expect(plain(read(HAZARD.replace(right, wrong)))).toEqual(plain(read(HAZARD)));
  });

  it('another right word than the usual one → stays, no notice', () => {
    const bulletin = read(HOTLINE.replace('直接办理', '直接办结').replaceAll('核实处理', '核查处理'));
    expect(codes(bulletin)).toEqual([]);
  });

  it('有集中反映问题 → is not made its contrary', () => {
    expect(read(HOTLINE.replace('无集中', '有集中')).figures.at(-2)?.remark).toBe('有集中反映问题');
  });

  it('an unknown label near to a known one → as printed', () => {
    expect(read(HOTLINE.replace('物业管理', '物流管理')).figures.at(-2)?.label).toBe('物流管理');
  });
});

describe('bulletins in stories', () => {
  it('a newsman’s day in front → the day of the figures, not of the news', () => {
    const story = `2月26日，记者从市政府获悉，截至2月24日，${SENTENCE}`;
    expect(read(story, '2025-02-26')).toMatchObject({ date: '2025-02-24', quoted: true });
  });

  it('only the newsman’s day → no day', () => {
    const bulletin = read(`10月15日，记者从市政府获悉，${SENTENCE}`);
    expect(bulletin).toMatchObject({ date: null, quoted: true });
    expect(codes(bulletin)).toContain('date-missing');
  });

  it('broken off and going on below other news → one bulletin', () => {
    const half = HOTLINE.indexOf('直接办理');
    const other = '其他新闻说的是别的事情。'.repeat(40);
    const text = `${HOTLINE.slice(0, half)}（下转第3版）\n${other}\n（上接第1版）\n${HOTLINE.slice(half)}`;
    const { bulletins } = readPage(text, EVIDENCE);
    expect(bulletins.map(({ verdict, figures }) => [verdict, figures.length])).toEqual([['balanced', 8]]);
    for (const { start, end, printed } of bulletins.flatMap(({ figures }) => figures))
      expect(text.slice(start, end)).toBe(printed);
  });
});

describe('corrections', () => {
  it('one figure that should be another → the new one, of the day named, pending', () => {
    const text = `更正\n本报10月17日A4版刊登的《${TITLE}》中，“10月15日，12345政务服务便民热线接听群众来电诉求1215件次”应为“1251件次”，特此更正。`;
    const bulletin = read(text, '2025-10-18');
    expect(bulletin).toMatchObject({ date: '2025-10-15', figures: [{ metric: 'calls', value: 1251 }] });
    expect(codes(bulletin)).toContain('correction');
    expect(judge(bulletin)).toMatchObject({ state: 'pending', reasons: ['uncheckable', 'correction'] });
  });

  it('the whole bulletin again → pending for the correction alone', () => {
    const bulletin = read(`更正：10月17日本报刊登的数字有误，现更正如下。\n${HOTLINE}`, '2025-10-18');
    expect(judge(bulletin).reasons).toEqual(['correction']);
  });
});

describe('other series', () => {
  it.each([
    ['12月7日，中央督察组向青海省交办了第十五批群众信访举报件共52件（来电46件，来信6件）。', '信访举报件'],
    ['8月20日9时至11时，12345热线平台受理群众诉求408件，其中疫情类诉求260件。', '其他热线'],
    ['2024年第28周，12345政务服务热线共受理市民诉求71184件，日均10169件。', '周报'],
    [`${TITLE.replace('日报', '周报')}\n10月6日至12日，${SENTENCE}`, '周报'],
    [`10月份，${SENTENCE}`, '月报'],
  ])('%s → no bulletin, named to the clerk', (text, name) => {
    const { bulletins, findings } = readPage(text, EVIDENCE);
    expect(bulletins).toEqual([]);
    expect(findings).toMatchObject([{ code: 'other-series', severity: 'notice' }]);
    expect(findings[0]?.message).toContain(name);
  });

  it('a page with our own bulletins only → no such notice', () => {
    expect(readPage(`${HOTLINE}\n${HAZARD}`, EVIDENCE).findings).toEqual([]);
  });
});
