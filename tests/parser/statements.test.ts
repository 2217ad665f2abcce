// Statements of news stories, in sentences as papers write them; what is said of others is not read.
import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../src/domain/bulletin.js';
import type { Statement } from '../../src/domain/statement.js';
import { readPage } from '../../src/parser/read-page.js';

function statementsIn(text: string, more: Partial<Evidence> = {}): Statement[] {
  const evidence = { region: '西宁市', today: '2026-11-21', published: '2025-06-10', ...more };
  const { statements } = readPage(text, evidence);
  for (const { start, end, printed } of statements.flatMap(({ figures }) => figures)) {
    expect(text.slice(start, end).replace(/\s/g, '')).toBe(printed);
  }
  return statements;
}

/** `received=1587件`, `satisfactionRate≥96%`: one word a figure. */
function words({ figures }: Pick<Statement, 'figures'>): string[] {
  const signs = { exact: '=', about: '≈', moreThan: '>', atLeast: '≥' };
  return figures.map(({ metric, qualifier, value, unit }) => `${metric}${signs[qualifier]}${value}${unit}`);
}

function onlyIn(
  text: string,
  more: Partial<Evidence> = {},
): { said: string[]; when: unknown; scope: string } {
  const [first, ...others] = statementsIn(text, more);
  expect(others).toEqual([]);
  const { from = null, to = null } = first?.period ?? {};
  return {
    said: first ? words(first) : [],
    when: [first?.period.printed, from, to],
    scope: first?.scope ?? '',
  };
}

describe('figures', () => {
  it.each([
    [
      'the figure before its noun',
      '西宁市12345政务服务便民热线今年以来共受理群众诉求12.6万余件，以99.9%的响应速度、98.2%的办结率、97.4%的解决率赢得群众点赞。',
      ['received>126000件', 'responseRate=99.9%', 'closureRate=98.2%', 'resolutionRate=97.4%'],
    ],
    [
      'a count inside its rate’s sentence',
      '今年以来，西宁市“有诉必应马上办”平台接收诉求2.3万件，已办结21896件，办结率达95.2%，群众满意率98.5%。',
      ['received=23000件', 'closed=21896件', 'closureRate=95.2%', 'satisfactionRate=98.5%'],
    ],
    [
      'several rates, one figure',
      '西宁市推行“有诉必应马上办”以来，累计接收市民诉求36万件，响应率、解决率、满意率均在96%以上。',
      ['received=360000件', 'responseRate≥96%', 'resolutionRate≥96%', 'satisfactionRate≥96%'],
    ],
    [
      'several rates, each its own figure',
      '截至2024年底，西宁市“有诉必应马上办”机制累计接收诉求超过80万件，响应率、解决率、满意率分别为99.8%、98.6%和97.3%。',
      ['received>800000件', 'responseRate=99.8%', 'resolutionRate=98.6%', 'satisfactionRate=97.3%'],
    ],
    [
      'from where to where, and by how many points',
      '1至5月，西宁市12345热线共接到群众诉求近40万件，退单率由启动之初的3.7%降至1.2%，满意率较去年同期提高2.1个百分点，达到97.8%。',
      ['received≈400000件', 'withdrawalRate=1.2%', 'satisfactionRate=97.8%'],
    ],
    [
      'changes are no rates',
      '今年以来，西宁市“有诉必应马上办”响应率达99.6%、较启动前提升28%，解决率同比提高3.5%，诉求量环比下降12%。',
      ['responseRate=99.6%'],
    ],
    [
      'numbers in words and of full width',
      '今年以来，西宁市“有诉必应马上办”受理诉求三十六万余件，办结率达９９．２％，满意率达百分之九十六以上。',
      ['received>360000件', 'closureRate=99.2%', 'satisfactionRate≥96%'],
    ],
    [
      'a daily average and a part of the total',
      '西宁市12345热线日均受理诉求1200件，今年以来累计受理诉求20万件，其中受理咨询类诉求12万件，满意率98%。',
      ['received=200000件', 'satisfactionRate=98%'],
    ],
    [
      'line breaks and spaces inside words and numbers',
      '今年以来，西宁市“有诉必应马\n上办”共受\n理群众诉求 12.\n6 万余件，满\n意率 97 .1%。',
      ['received>126000件', 'satisfactionRate=97.1%'],
    ],
    [
      'traditional characters',
      '西寧市「有訴必應馬上辦」今年以來受理訴求12萬件，響應率99.6%，滿意率97%。',
      ['received=120000件', 'responseRate=99.6%', 'satisfactionRate=97%'],
    ],
    [
      'hazard reports',
      '今年以来，全市共接收安全隐患举报1.2万余件，办结率99.1%。记者 西宁',
      ['received>12000件', 'closureRate=99.1%'],
    ],
    [
      'the rates in the next sentence',
      '今年以来，西宁市12345热线共受理诉求12万件。其中，响应率99.6%，解决率98%。全市空气优良率达93.1%。',
      ['received=120000件', 'responseRate=99.6%', 'resolutionRate=98%'],
    ],
    [
      'a wish',
      '今年，西宁市力争“有诉必应马上办”响应率达到99%以上，目前已受理诉求500件。',
      ['received=500件'],
    ],
  ])('%s → read as said', (_what, text, said) => {
    expect(onlyIn(text).said).toEqual(said);
  });

  it.each([
    [
      'another service',
      '西宁市12345热线今年以来受理诉求5万件。政务大厅窗口服务满意率达99.9%，办件满意率98%。',
      ['received=50000件'],
    ],
    [
      'another service in one sentence',
      '今年以来，西宁市12345热线受理诉求5万件，居家养老服务满意率达98%。',
      ['received=50000件'],
    ],
    [
      'other deeds',
      '今年以来，西宁市12345热线受理诉求5万件，办理不动产登记1.2万件，接待游客36万人次。',
      ['received=50000件'],
    ],
    ['the air', '今年以来，西宁市12345热线受理诉求5万件，空气质量优良率93.1%。', ['received=50000件']],
  ])('%s beside the mechanism → not read', (_what, text, said) => {
    expect(onlyIn(text).said).toEqual(said);
  });

  it.each([
    ['another city', '成都市12345热线今年以来受理诉求500万件，满意率达96%。'],
    [
      'another city on a page of ours',
      '西宁市代表团赴外地考察。海东市12345热线今年以来受理诉求3万件，满意率达96%。',
    ],
    ['the whole province', '西宁晚报讯 今年以来，全省12345热线受理诉求120万件，办结率98%。'],
    ['nobody in particular', '12345热线2024年共受理市民诉求30万件，满意率达96%。'],
    ['two districts at once', '今年以来，城东区、城中区“有诉必应马上办”共受理诉求3000件。'],
    ['a bureau', '西宁市公安局今年以来通过12345热线接收诉求2万件，办结率100%。'],
    ['a single day', '6月9日，西宁市12345热线受理诉求1200件，办结率98%。'],
    ['yesterday', '昨日，西宁市12345热线受理诉求1200件，办结率98%。'],
    ['another hotline', '西宁市12315今年以来受理投诉举报2300件，办结率98%。'],
    ['petitions', '今年以来，西宁市信访部门接待群众来访1200件次，办结率98%。'],
    ['damaged numbers', '今年以来，西宁市“有诉必应马上办”受理诉求3?万件，满意率9□.1%。'],
  ])('%s → no statement', (_what, text) => {
    expect(statementsIn(text)).toEqual([]);
  });

  it('the figures of a daily bulletin → no statement, those of the story before it are', () => {
    const story = '今年以来，西宁市“有诉必应马上办”受理诉求12万件，满意率97%。\n\n';
    const daily =
      '西宁市党建引领“有诉必应马上办”机制创新工作日报\n6月9日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言65件（西宁12345微信公众号65件），直接办理739件，转交责任单位办理476件。';
    expect(onlyIn(story + daily).said).toEqual(['received=120000件', 'satisfactionRate=97%']);
    expect(statementsIn(daily)).toEqual([]);
  });
});

describe('scope', () => {
  it.each([
    ['今年前5个月，城西区“有诉必应马上办”平台共接收群众诉求2.3万件。', '城西区'],
    ['今年以来，西宁市湟中区依托12345热线受理诉求8765件。', '湟中区'],
    ['上半年，甘河工业园区“有诉必应马上办”接待企业诉求约320件。', '甘河工业园区'],
    ['前4个月，开发区各园区“有诉必应马上办”接待1587件。', '开发区各园区'],
    ['记者从西宁市城市运行管理指挥中心获悉，今年以来，全市“有诉必应马上办”受理诉求12万件。', '西宁市'],
    ['今年以来，推行党建引领“有诉必应马上办”创新机制，累计接收市民诉求36万件。', '西宁市'],
  ])('%s → %s', (text, scope) => {
    expect(onlyIn(text).scope).toBe(scope);
  });
});

describe('period', () => {
  const told = (words: string): string => `${words}，西宁市“有诉必应马上办”受理诉求12万件。`;

  it.each([
    ['2023年10月以来', '2023-10', null],
    ['自2022年8月启动以来', '2022-08', null],
    ['今年以来', '2025', null],
    ['今年1至5月', '2025-01', '2025-05'],
    ['前4个月', '2025-01', '2025-04'],
    ['1—11月', '2024-01', '2024-11'],
    ['去年', '2024', '2024'],
    ['2024年', '2024', '2024'],
    ['2024年上半年', '2024-01', '2024-06'],
    ['一季度', '2025-01', '2025-03'],
    ['截至2月底', null, '2025-02'],
    ['截至2024年12月31日', null, '2024-12-31'],
    ['今年以来，截至5月底', '2025', '2025-05'],
    ['2023年10月至2024年2月', '2023-10', '2024-02'],
    ['10月以来', '2024-10', null],
    ['截至目前', null, null],
    ['近三年来', null, null],
  ])('%s → from %s to %s, as precise as printed', (printed, from, to) => {
    expect(onlyIn(told(printed)).when).toEqual([printed, from, to]);
  });

  it('two periods in a sentence → two statements', () => {
    const text = '去年，西宁市12345热线受理诉求28.5万件，今年以来受理诉求12.1万件，响应率均达99%以上。';
    expect(statementsIn(text).map((one) => [one.period.from, ...words(one)])).toEqual([
      ['2024', 'received=285000件'],
      ['2025', 'received=121000件', 'responseRate≥99%'],
    ]);
  });

  it('an event’s date or a base of comparison → not the period', () => {
    const text =
      '2022年8月，西宁市启动“有诉必应马上办”，截至5月底，受理诉求12万件，满意率较2023年提高2%，达到97%。';
    expect(onlyIn(text)).toMatchObject({
      said: ['received=120000件', 'satisfactionRate=97%'],
      when: ['截至5月底', null, '2025-05'],
    });
  });

  it('no publication date → the year of the masthead, the file name, or the years around; else open', () => {
    const undated: Evidence = { region: '西宁市', today: '2026-11-21' };
    const yearOf = (text: string, fileName?: string): unknown => {
      const [one] = readPage(text, fileName === undefined ? undated : { ...undated, fileName }).statements;
      return [one?.period.from, one?.year];
    };
    const text = told('前4个月');
    expect(yearOf(`西宁晚报 2024年5月20日 星期一\n\n${text}`)).toEqual([
      '2024-01',
      { known: true, rule: 'masthead' },
    ]);
    expect(yearOf(text, '2023-06-01.txt')).toEqual(['2023-01', { known: false, rule: 'fileName' }]);
    expect(yearOf(`2024年重点项目已经开工。${text}`)).toEqual([
      '2024-01',
      { known: false, rule: 'mentions' },
    ]);
    expect(yearOf(text)).toEqual([null, { known: false, rule: 'none' }]);
  });
});

describe('cost', () => {
  it('long pages of the mechanism’s words without an end → read in bounded time', () => {
    const started = process.hrtime.bigint();
    statementsIn('西宁市12345热线受理诉求1件，响应率99%、'.repeat(8000));
    statementsIn('今年以来，有诉必应马上办、群众企业诉求'.repeat(8000));
    statementsIn('有诉必应马上办\n'.repeat(20_000));
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(8);
  });
});
