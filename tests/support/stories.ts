// fast-check generators: news stories that tell of the mechanism in the phrases of the papers, among other news.
import fc from 'fast-check';
import type { Qualifier, StatementMetric } from '../../src/domain/statement.js';

export interface ToldFigure {
  metric: StatementMetric;
  value: number;
  qualifier: Qualifier;
}

export interface Story {
  text: string;
  published: string;
  scope: string;
  from: string | null;
  to: string | null;
  figures: ToldFigure[];
}

interface Fragment {
  words: string;
  figures: ToldFigure[];
}

interface Period {
  words: string;
  from: string | null;
  to: string | null;
}

const CITY = '西宁市';
const PUBLISHED = '2025-09-20';

const periods: fc.Arbitrary<Period> = fc.oneof(
  fc.constant({ words: '今年以来', from: '2025', to: null }),
  fc.integer({ min: 2, max: 8 }).map((n) => ({ words: `前${n}个月`, from: '2025-01', to: `2025-0${n}` })),
  fc.integer({ min: 2, max: 8 }).map((n) => ({ words: `今年1至${n}月`, from: '2025-01', to: `2025-0${n}` })),
  fc.integer({ min: 1, max: 8 }).map((n) => ({ words: `截至${n}月底`, from: null, to: `2025-0${n}` })),
  fc
    .record({ year: fc.integer({ min: 2021, max: 2024 }), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month }) => ({
      words: `${year}年${month}月以来`,
      from: `${year}-${String(month).padStart(2, '0')}`,
      to: null,
    })),
  fc
    .integer({ min: 2021, max: 2024 })
    .map((year) => ({ words: `${year}年`, from: String(year), to: String(year) })),
  fc.constant({ words: '上半年', from: '2025-01', to: '2025-06' }),
);

/** Where it happens, and the words of the mechanism that suit the place. */
const subjects = fc.oneof(
  fc
    .constantFrom(
      '西宁市12345政务服务便民热线',
      '西宁市党建引领“有诉必应马上办”机制创新工作',
      '全市“有诉必应马上办”平台',
      '西宁市依托12345热线平台',
    )
    .map((words) => ({ words, scope: CITY })),
  fc
    .constantFrom('城东区', '城西区', '城北区', '湟中区', '大通县', '湟源县', '甘河工业园区')
    .map((place) => ({ words: `${place}“有诉必应马上办”平台`, scope: place })),
);

const exactly = (metric: StatementMetric, value: number, qualifier: Qualifier = 'exact'): ToldFigure[] => [
  { metric, value, qualifier },
];

const amounts: fc.Arbitrary<{ words: string; value: number; qualifier: Qualifier }> = fc.oneof(
  fc
    .integer({ min: 100, max: 99_999 })
    .map((n) => ({ words: `${n}件`, value: n, qualifier: 'exact' as const })),
  fc.integer({ min: 1_000, max: 99_999 }).map((n) => {
    return { words: `${n.toLocaleString('en-US')}件`, value: n, qualifier: 'exact' as const };
  }),
  fc.integer({ min: 11, max: 499 }).map((n) => {
    return { words: `${n / 10}万余件`, value: n * 1000, qualifier: 'moreThan' as const };
  }),
  fc
    .integer({ min: 2, max: 60 })
    .map((n) => ({ words: `约${n}万件`, value: n * 10_000, qualifier: 'about' as const })),
  fc
    .integer({ min: 2, max: 60 })
    .map((n) => ({ words: `${n}万件以上`, value: n * 10_000, qualifier: 'atLeast' as const })),
);

const counts: fc.Arbitrary<Fragment> = fc
  .tuple(
    fc.constantFrom('共受理群众诉求', '累计接收市民诉求', '接待', '共接收各类诉求', '受理企业和群众诉求'),
    amounts,
  )
  .map(([verb, { words, value, qualifier }]) => ({
    words: verb + words,
    figures: exactly('received', value, qualifier),
  }));

const NAMES = {
  responseRate: '响应率',
  resolutionRate: '解决率',
  satisfactionRate: '满意率',
  closureRate: '办结率',
} as const;
type Rate = keyof typeof NAMES;
const RATES = Object.keys(NAMES) as Rate[];

const share = fc.integer({ min: 8000, max: 9999 }).map((n) => n / 100);
const some = fc.shuffledSubarray(RATES, { minLength: 1, maxLength: 4 });

/** 响应率达99.6%, with or without where it came from. */
const oneByOne: fc.Arbitrary<Fragment> = some.chain((names) =>
  fc
    .tuple(
      ...names.map((name) =>
        fc
          .tuple(
            share,
            fc.constantFrom('达', '为', '达到', ''),
            fc.constantFrom('', '，较启动前提升8.9%', '、同比提高2.5个百分点'),
          )
          .map(([value, verb, change]) => ({
            words: `${NAMES[name]}${verb}${value}%${change}`,
            figures: exactly(name, value),
          })),
      ),
    )
    .map((parts) => ({
      words: parts.map(({ words }) => words).join('，'),
      figures: parts.flatMap(({ figures }) => figures),
    })),
);

/** 响应率、解决率均在96%以上. */
const shared: fc.Arbitrary<Fragment> = fc
  .tuple(fc.shuffledSubarray(RATES, { minLength: 2, maxLength: 4 }), fc.integer({ min: 80, max: 99 }))
  .map(([names, value]) => ({
    words: `${names.map((name) => NAMES[name]).join('、')}均在${value}%以上`,
    figures: names.flatMap((name) => exactly(name, value, 'atLeast')),
  }));

/** 响应率、解决率分别为99.1%、98.2%. */
const apart: fc.Arbitrary<Fragment> = fc
  .shuffledSubarray(RATES, { minLength: 2, maxLength: 4 })
  .chain((names) => fc.tuple(fc.constant(names), fc.tuple(...names.map(() => share))))
  .map(([names, values]) => ({
    words: `${names.map((name) => NAMES[name]).join('、')}分别为${values.map((value) => `${value}%`).join('、')}`,
    figures: names.flatMap((name, index) => exactly(name, values[index] ?? 0)),
  }));

/** 99.9%的响应率. */
const before: fc.Arbitrary<Fragment> = some.chain((names) =>
  fc.tuple(...names.map(() => share)).map((values) => ({
    words: `以${names.map((name, index) => `${values[index] ?? 0}%的${NAMES[name]}`).join('、')}赢得群众认可`,
    figures: names.flatMap((name, index) => exactly(name, values[index] ?? 0)),
  })),
);

const withdrawal: fc.Arbitrary<Fragment> = fc
  .tuple(fc.integer({ min: 301, max: 900 }), fc.integer({ min: 50, max: 300 }))
  .map(([old, now]) => ({
    words: `退单率从启动前${old / 100}%下降至${now / 100}%`,
    figures: exactly('withdrawalRate', now / 100),
  }));

const rates = fc.oneof(oneByOne, shared, apart, before);

/** Other news, some of it with figures of the same look. */
const others = fc.constantFrom(
  '全市空气质量优良天数比例达93.1%，同比增加3.8个百分点。',
  '今年以来，全市新增城镇就业2.8万人，完成年度目标的96%。',
  '景区累计接待游客36万人次，游客满意率达98%。',
  '养老服务中心今年受理入住申请1200件，老人满意率99%。',
  '市民中心设立办事窗口120个，群众满意度达99.2%。',
  '南川东路改造工程已完成总量的85%，预计年底前通车。',
  '法院上半年受理案件8765件，结案率92.3%。',
);

/** A line break, a space or the other width of a digit, as papers and machines set them. */
function worn(text: string, breaks: number[], wide: boolean): string {
  const characters = Array.from(
    wide ? text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : text,
  );
  for (const at of [...breaks].sort((a, b) => b - a)) {
    characters.splice(at % characters.length, 0, at % 3 === 0 ? ' ' : '\n');
  }
  return characters.join('');
}

export const story: fc.Arbitrary<Story> = fc
  .record({
    period: periods,
    subject: subjects,
    count: counts,
    rate: rates,
    back: fc.option(withdrawal),
    order: fc.constantFrom('period-first', 'subject-first'),
    news: fc.tuple(others, others),
    breaks: fc.array(fc.nat(2000), { maxLength: 12 }),
    wide: fc.boolean(),
  })
  .map(({ period, subject, count, rate, back, order, news, breaks, wide }) => {
    const opening =
      order === 'period-first' ? `${period.words}，${subject.words}` : `${subject.words}${period.words}`;
    const parts = [count, rate, ...(back === null ? [] : [back])];
    const sentence = `${opening}${parts.map(({ words }) => words).join('，')}。`;
    const text = worn(`${news[0]}\n\n${sentence}\n\n${news[1]}`, breaks, wide);
    const { from, to } = period;
    const figures = parts.flatMap((part) => part.figures);
    return { text, published: PUBLISHED, scope: subject.scope, from, to, figures };
  });

/** Pages whose figures are all of something else. */
export const otherNews: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(others, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(
      '',
      '成都市12345热线今年以来受理诉求500万件，满意率96%。',
      '市民可拨打12345热线反映问题。',
      '全省12345热线上半年受理诉求60万件，办结率98%。',
      '西宁市将继续推进“有诉必应马上办”工作。',
    ),
  )
  .map(([news, last]) => [...news, last].join('\n\n'));
