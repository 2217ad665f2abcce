// fast-check generators: pages of a newspaper, with or without bulletins, and what a reader has to find in them.
import fc from 'fast-check';
import { addDays, type IsoDate } from '../../src/domain/dates.js';
import {
  coveredFigures,
  expectedOf,
  paragraphsOf,
  type Count,
  type ExpectedBulletin,
  type Facts,
  type HazardFacts,
  type HotlineFacts,
  type Hotspot,
  type Paragraph,
  type Wording,
} from './bulletin-text.js';
import { AGENCIES, CAPTIONS, CATEGORIES, CHANNELS, NEWS, RECEIVERS, REMARKS, TOPICS } from './newspaper.js';
import { layOut, type Damage, type Layout } from './page-layout.js';

export interface Page {
  text: string;
  published: IsoDate;
  expected: ExpectedBulletin[];
}

const CONTACTS = ['12345政务服务便民热线已及时联系', '12345政务服务便民热线已联系', '已及时联系'];

const wording: fc.Arbitrary<Wording> = fc.record({
  until: fc.constantFrom('', '截至', '截止'),
  separator: fc.constantFrom('、', '，'),
  breakdown: fc.constantFrom('brackets', 'brackets-of-which', 'of-which'),
  heading: fc.constantFrom('热点问题：', '热点问题'),
  marker: fc.constantFrom('dot', 'dot-space', 'wide-dot', 'pause', 'brackets', 'circled', 'spoken'),
  inline: fc.boolean(),
  contact: fc.constantFrom(...CONTACTS),
  subject: fc.constantFrom('。举报件主要反映', '，主要反映', '。主要反映'),
  lastTopic: fc.constantFrom('、', '和'),
  afterTopics: fc.constantFrom('等问题', '问题', ''),
});

const day = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2023-01-01', days));

/** Mostly of the size that is printed, now and then any size. */
function amount(low: number, high: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: low, max: high }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 12_000 }) },
  );
}

/** A list with different labels. */
function counts(labels: readonly string[], length: { min: number; max: number }): fc.Arbitrary<Count[]> {
  return fc
    .shuffledSubarray([...labels], { minLength: length.min, maxLength: length.max })
    .chain((chosen) =>
      fc.tuple(...chosen.map((label) => fc.record({ label: fc.constant(label), value: amount(0, 90) }))),
    );
}

function sum(list: readonly Count[]): number {
  return list.reduce((all, { value }) => all + value, 0);
}

const hotspots: fc.Arbitrary<Hotspot[]> = counts(CATEGORIES, { min: 2, max: 5 }).chain((list) =>
  fc.tuple(
    ...list
      .toSorted((a, b) => b.value - a.value)
      .map(({ label, value }) =>
        fc.record({
          label: fc.constant(label),
          value: fc.constant(value),
          remark: fc.constantFrom(...REMARKS),
          agency: fc.constantFrom(...AGENCIES),
        }),
      ),
  ),
);

/** Balanced, as all generated facts are until a digit is changed. */
export const hotlineFacts: fc.Arbitrary<HotlineFacts> = fc
  .record({
    day,
    wording,
    channels: counts(CHANNELS, { min: 1, max: 6 }),
    direct: amount(350, 950),
    transferred: amount(250, 700),
    callbacks: fc.option(amount(180, 320)),
    hotspots,
  })
  .map((parts) => ({
    kind: 'hotline',
    ...parts,
    calls: parts.direct + parts.transferred,
    messages: sum(parts.channels),
  }));

export const hazardFacts: fc.Arbitrary<HazardFacts> = fc
  .record({
    day,
    wording,
    receivers: counts(RECEIVERS, { min: 1, max: 5 }),
    topics: fc.shuffledSubarray([...TOPICS], { minLength: 1, maxLength: 5 }),
    agency: fc.constantFrom(...AGENCIES),
  })
  .map((parts) => ({ kind: 'hazard', ...parts, total: sum(parts.receivers) }));

export const facts: fc.Arbitrary<Facts> = fc.oneof(hotlineFacts, hazardFacts);

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The number with one of its digits changed; never with a zero in front, which nobody prints. */
function withOtherDigit(value: number, place: number, choice: number): number {
  const digits = String(value).split('');
  const at = place % digits.length;
  const others = DIGITS.filter(
    (digit) => digit !== digits[at] && !(digit === '0' && at === 0 && digits.length > 1),
  );
  digits[at] = others[choice % others.length] ?? '';
  return Number(digits.join(''));
}

/** Facts in which one digit of a figure that an identity covers is another. */
export const misprintedFacts: fc.Arbitrary<Facts> = fc
  .tuple(facts, fc.nat(), fc.nat(), fc.nat(8))
  .map(([right, which, place, choice]) => {
    const covered = coveredFigures(right);
    const figure = covered[which % covered.length];
    return figure ? figure.become(withOtherDigit(figure.value, place, choice)) : right;
  });

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('space', 'spaces', 'newline', 'column', 'captions'),
  paragraph: fc.nat(20),
  at: fc.nat(200),
  captions: fc.subarray([...CAPTIONS], { minLength: 1 }),
});

export const layout: fc.Arbitrary<Layout> = fc.record({
  wrap: fc.option(fc.integer({ min: 9, max: 32 })),
  between: fc.constantFrom('\n', '\n\n'),
  indent: fc.constantFrom('', '　　', '    '),
  digits: fc.constantFrom('half', 'full'),
  punctuation: fc.constantFrom('full', 'half'),
  quotes: fc.constantFrom('curly', 'straight', 'corner', 'none'),
  heading: fc.constantFrom('', '# ', '## ', '### '),
  bold: fc.boolean(),
  doubled: fc.constantFrom('nothing', 'nothing', 'nothing', 'nothing', 'day', 'title'),
  bullet: fc.constantFrom('', '- ', '* ', '• '),
  damages: fc.array(damage, { maxLength: 6 }),
});

export const news: fc.Arbitrary<Paragraph[]> = fc
  .array(fc.constantFrom(...NEWS), { maxLength: 4 })
  .map((stories) => stories.flat());

interface PageParts {
  bulletins: fc.Arbitrary<Facts[]>;
}

/** A page with these bulletins in this order, and other news before, between and after them. */
export function pageOf({ bulletins }: PageParts): fc.Arbitrary<Page> {
  return fc
    .record({
      bulletins,
      layout,
      lag: fc.integer({ min: 0, max: 3 }),
      stories: fc.array(news, { minLength: 3, maxLength: 3 }),
    })
    .map(({ bulletins: chosen, layout: form, lag, stories: [before = [], between = [], after = []] }) => {
      const newest =
        chosen
          .map((one) => one.day)
          .sort()
          .at(-1) ?? '2025-10-15';
      const parts = chosen.flatMap((one, index) => [
        ...(index === 0 ? before : between),
        ...paragraphsOf(one),
      ]);
      return {
        text: layOut([...parts, ...after], form),
        published: addDays(newest, lag),
        expected: chosen.map(expectedOf),
      };
    });
}

/** One bulletin, or the two kinds of one day in either order, as the papers print them. */
export const dayPage: fc.Arbitrary<Page> = pageOf({
  bulletins: fc.oneof(
    fc.tuple(facts),
    fc
      .tuple(hotlineFacts, hazardFacts, fc.boolean())
      .map(([hotline, hazard, turned]): Facts[] =>
        turned ? [{ ...hazard, day: hotline.day }, hotline] : [hotline, { ...hazard, day: hotline.day }],
      ),
  ),
});

/** Two bulletins of one kind, of neighbouring days. */
export const twinPage: fc.Arbitrary<Page> = pageOf({
  bulletins: fc.oneof(
    fc.tuple(hotlineFacts, hotlineFacts).map(([a, b]): Facts[] => [a, { ...b, day: addDays(a.day, 1) }]),
    fc.tuple(hazardFacts, hazardFacts).map(([a, b]): Facts[] => [a, { ...b, day: addDays(a.day, 1) }]),
  ),
});

export const misprintedPage: fc.Arbitrary<Page> = pageOf({ bulletins: fc.tuple(misprintedFacts) });

/** A page of other news that names hotline, hazards and hot topics without being a bulletin. */
export const newsPage: fc.Arbitrary<string> = fc
  .tuple(fc.array(news, { maxLength: 3 }), layout)
  .map(([stories, form]) => layOut(stories.flat(), { ...form, damages: [] }));
