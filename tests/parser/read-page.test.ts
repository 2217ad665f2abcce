import { describe, expect, it } from '@jest/globals';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { readPage } from '../../src/parser/read-page.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21', published: '2025-10-16' };
const TITLE = '西宁市党建引领“有诉必应马上办”机制创新工作日报';
const SUMMARY =
  '10月15日，12345政务服务便民热线接听群众来电诉求1215件次，网民留言73件（西宁12345微信公众号71件、人民网2件），直接办理739件，转交责任单位办理476件。';
const HOTSPOT = '1.物业管理64件，无集中反映问题，12345政务服务便民热线已及时联系相应县区政府核实处理。';

function read(text: string): Bulletin {
  const [bulletin] = readPage(text, EVIDENCE).bulletins;
  if (!bulletin) throw new Error('no bulletin was read');
  return bulletin;
}

function codes({ findings }: Bulletin): string[] {
  return findings.map(({ code }) => code);
}

function valuesOf({ figures }: Bulletin): Record<string, number | null> {
  return Object.fromEntries(figures.map(({ metric, label, value }) => [label ?? metric, value]));
}

describe('damaged pages', () => {
  it('a letter among the digits of a count → no figure, an error, uncheckable', () => {
    const bulletin = read(`${TITLE}\n${SUMMARY.replace('1215', '12I5')}\n热点问题：\n${HOTSPOT}`);
    expect(valuesOf(bulletin)).not.toHaveProperty('calls');
    expect(codes(bulletin)).toEqual(expect.arrayContaining(['figure-damaged', 'figure-missing']));
    expect(bulletin.verdict).toBe('uncheckable');
  });

  it('a damaged hotspot → the others keep their printed ranks', () => {
    const items = [
      HOTSPOT,
      HOTSPOT.replace('1.物业管理64', '2.消费维权5B'),
      HOTSPOT.replace('1.物业管理64', '3.劳动纠纷49'),
    ];
    const bulletin = read(`${TITLE}\n${SUMMARY}\n热点问题：\n${items.join('\n')}`);
    const ranks = bulletin.figures.filter(({ metric }) => metric === 'hotspot');
    expect(ranks.map(({ label, rank }) => [label, rank])).toEqual([
      ['物业管理', 1],
      ['劳动纠纷', 3],
    ]);
    expect(codes(bulletin)).toContain('figure-damaged');
  });

  it('a sum that does not add up → unbalanced, kept as printed, both sums named', () => {
    const bulletin = read(`${TITLE}\n${SUMMARY.replace('476', '477')}\n热点问题：\n${HOTSPOT}`);
    expect(bulletin.verdict).toBe('unbalanced');
    expect(valuesOf(bulletin)).toMatchObject({ calls: 1215, direct: 739, transferred: 477 });
    expect(bulletin.findings.find(({ code }) => code === 'sum-mismatch')?.message).toBe(
      '来电诉求是 1215，直接办理与转交办理之和是 1216，两者不符。',
    );
  });

  it('a title without a readable figure → a finding of the page, no bulletin', () => {
    const { bulletins, findings } = readPage(`${TITLE}\n（图略）`, EVIDENCE);
    expect(bulletins).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['bulletin-unread']);
  });

  it('a figure of an unknown kind → named, not dropped silently', () => {
    const bulletin = read(
      `${TITLE}\n${SUMMARY.replace('，直接', '，表扬感谢8件，直接')}\n热点问题：\n${HOTSPOT}`,
    );
    const [finding] = bulletin.findings;
    expect(finding?.message).toBe('“表扬感谢8件”不是通报的已知项目，没有收录。');
    expect(bulletin.verdict).toBe('balanced');
  });

  it('hotspots that rise with rank or exceed the day → warnings, no part of the verdict', () => {
    const second = HOTSPOT.replace('1.物业管理64', '2.消费维权1300');
    const bulletin = read(`${TITLE}\n${SUMMARY}\n热点问题：\n${HOTSPOT}\n${second}`);
    expect(codes(bulletin)).toEqual(['rank-order', 'hotspot-exceeds']);
    expect(bulletin.verdict).toBe('balanced');
  });
});

describe('bulletins on a page', () => {
  it('told in a story without its title → quoted', () => {
    const story = `记者从市政府获悉，${SUMMARY}下一步，全市将继续努力。`;
    expect(read(story)).toMatchObject({ quoted: true, verdict: 'balanced', date: '2025-10-15' });
  });

  it('a story’s totals of a longer period → no bulletin', () => {
    const story =
      '截至10月15日，今年以来12345政务服务便民热线累计接听群众来电诉求121500件次，收到安全隐患举报1300件。';
    expect(readPage(story, EVIDENCE).bulletins).toEqual([]);
  });

  it('another place in the title → its region', () => {
    expect(read(`其他新闻。\n${TITLE.replace('西宁市', '海东市')}\n${SUMMARY}`).region).toBe('海东市');
  });

  it('an overprinted title and date → read once', () => {
    const doubled = Array.from('10月15日', (char) => char + char).join('');
    expect(read(`${TITLE}\n${SUMMARY.replace('10月15日', doubled)}`).date).toBe('2025-10-15');
  });

  it('an overprinted title in front of 11月1日 → the day keeps both digits', () => {
    const doubled = Array.from(TITLE, (char) => char + char).join('');
    expect(read(`${doubled}\n${SUMMARY.replace('10月15日', '11月1日')}`).monthDay).toBe('11-01');
  });

  it('a remark with numbers → words of the remark, a notice each', () => {
    const item = HOTSPOT.replace('无集中反映问题', '主要反映夏都大街3号院停水2天');
    const bulletin = read(`${TITLE}\n${SUMMARY}\n热点问题：\n${item}`);
    expect(bulletin.figures.at(-1)).toMatchObject({ remark: '主要反映夏都大街3号院停水2天', value: 64 });
    expect(bulletin.findings.map(({ severity }) => severity)).toEqual(['notice', 'notice']);
  });

  it('a body with a verb in its name → the whole name', () => {
    const item = HOTSPOT.replace('相应县区政府核实处理', '市第一污水处理厂核实处理');
    expect(read(`${TITLE}\n${SUMMARY}\n热点问题：\n${item}`).figures.at(-1)?.agency).toBe('市第一污水处理厂');
  });

  it('quotation marks: enclosing ones go, inner pairs stay', () => {
    const text = SUMMARY.replace('西宁12345微信公众号', '“码上减负”').replace(
      '人民网2',
      '人民网“领导留言板”2',
    );
    const labels = read(`${TITLE}\n${text}`).figures.flatMap(({ label }) => label ?? []);
    expect(labels).toEqual(['码上减负', '人民网“领导留言板”']);
  });
});

describe('captions', () => {
  it('a short word of the sentence alone between two column breaks → stays', () => {
    const text = `西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到安全隐患举报9件，其中\n\n西宁\n\n市公安局接收举报9件，主要反映消防安全等问题，已及时联系相应县区政府核实处理。`;
    expect(read(text).figures[1]).toMatchObject({ metric: 'receiver', label: '西宁市公安局', value: 9 });
  });

  it('a QR block in the middle of a number list → taken out, slices still are the figures', () => {
    const block = '\n\n有诉必应 马上办\n政务服务便民热线\n12345\n\n扫码关注\n\n';
    const text = `${TITLE}\n${SUMMARY.replace('、人民网', `${block}、人民网`)}`;
    const bulletin = read(text);
    expect(bulletin.verdict).toBe('balanced');
    for (const { start, end, printed } of bulletin.figures) expect(text.slice(start, end)).toBe(printed);
  });

  it('the hotline’s name on a line of its own, needed by its sentence → stays', () => {
    const text = `西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到安全隐患举报9件，其中\n\n12345政务服务便民热线\n\n接收举报9件，主要反映消防安全等问题，已及时联系相应县区政府核实处理。`;
    expect(read(text).figures[1]?.label).toBe('12345政务服务便民热线');
  });

  it('安全隐患举报 on a line of its own → stays, though it is near a caption', () => {
    const text = `西宁市安全隐患举报受理情况日报\n10月15日，西宁市共收到\n安全隐患举报\n9件，其中西宁市应急管理局接收举报9件，主要反映消防安全等问题，已及时联系相应县区政府核实处理。`;
    expect(read(text)).toMatchObject({
      verdict: 'balanced',
      figures: [{ metric: 'hazards', value: 9 }, {}, {}],
    });
  });
});
