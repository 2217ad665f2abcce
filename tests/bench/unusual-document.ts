// docs/unusual.md, written by the bench.
import { JUDGED_METRICS, type JudgedMetric } from '../../src/domain/day-count.js';
import type { Alarms, Found } from './unusual-measure.js';
import { HEIGHTS } from './unusual-spikes.js';

export interface Result {
  name: string;
  alarms: Alarms;
  found: Found[];
}

const TOTALS = JUDGED_METRICS.filter((metric) => metric !== 'hotspot');
const NAMES: Readonly<Record<JudgedMetric, string>> = {
  calls: 'calls',
  messages: 'messages',
  direct: 'direct (calls rise with it)',
  transferred: 'transferred (calls rise with it)',
  hazards: 'hazards',
  hotspot: 'a hotspot category',
};
const GOAL = { found: 95, alarms: 1 };

const line = (cells: string[]): string => `| ${cells.join(' | ')} |\n`;
const head = (cells: string[]): string => line(cells) + line(cells.map(() => '---'));

/** Cut, not rounded. */
function share(found: Found[]): { percent: number; text: string } {
  const [some, all] = [
    found.reduce((sum, one) => sum + one.found, 0),
    found.reduce((sum, one) => sum + one.spikes, 0),
  ];
  const percent = all === 0 ? 0 : Math.floor((1000 * some) / all) / 10;
  return { percent, text: `${percent.toFixed(1)} % (${some}/${all})` };
}

function spikeTable({ found }: Result): string {
  const cells = (metrics: readonly JudgedMetric[]): { percent: number; text: string }[] =>
    HEIGHTS.map((height) =>
      share(found.filter((one) => one.height === height && metrics.includes(one.metric))),
    );
  const totals = cells(TOTALS);
  const rows = JUDGED_METRICS.map((metric) =>
    line([NAMES[metric], ...cells([metric]).map(({ text }) => text)]),
  );
  const goal = totals.map(({ percent }) => (percent >= GOAL.found ? 'met' : '**not met**'));
  return [
    head(['spike put into', ...HEIGHTS.map(({ name }) => name)]),
    ...rows,
    line(['**all totals**', ...totals.map(({ text }) => `**${text}**`)]),
    line([`goal for totals: ≥ ${GOAL.found} %`, ...goal]),
  ].join('');
}

function alarmRow(name: string, { high, low, months }: Alarms, metrics: readonly JudgedMetric[]): string {
  const sum = (counts: Record<JudgedMetric, number>): number =>
    metrics.reduce((all, metric) => all + counts[metric], 0);
  return line([
    name,
    ...[sum(high) + sum(low), sum(high), sum(low)].map((count) => (count / months).toFixed(2)),
  ]);
}

function alarmTable({ alarms }: Result): string {
  const all = JUDGED_METRICS.reduce((sum, metric) => sum + alarms.high[metric] + alarms.low[metric], 0);
  const met = all / alarms.months <= GOAL.alarms ? 'met' : '**not met**';
  return [
    head(['false alarms in thirty days', 'all', 'too high', 'too low']),
    ...JUDGED_METRICS.map((metric) => alarmRow(metric, alarms, [metric])),
    alarmRow('**all totals**', alarms, TOTALS),
    alarmRow('**totals and categories**', alarms, JUDGED_METRICS),
    line(['days with any of them', (alarms.days / alarms.months).toFixed(2), '', '']),
    line([`goal, totals and categories: ≤ ${GOAL.alarms}`, met, '', '']),
  ].join('');
}

export function tablesOf(results: Result[]): string {
  return results
    .map((result) => `### ${result.name}\n\n${alarmTable(result)}\n${spikeTable(result)}`)
    .join('\n');
}

export interface Measured {
  tables: string;
  /** The day of the run, as it was given. */
  date: string;
  seed: string;
  series: string;
}

export function document({ tables, date, seed, series }: Measured): string {
  return `# Unusual figures

How a figure is told as unusual, and how well that works on generated series, measured on ${date}. Written by

\`\`\`sh
npm run bench:unusual -- --write --date ${date} --seed ${seed} --series ${series}
\`\`\`

The same code gives the same tables on every machine, in some minutes.

## The rule
- Judged are calls, messages, direct, transferred and hazards, and each hotspot category that a day prints. Only accepted notices of a
  single day count: a pending day is neither judged nor compared with, and a category that is not printed is unknown, never low.
- A day belongs to one of four classes: workday that is a Monday, other workday, weekend, holiday (chinese-days; a weekend day that is
  worked is a workday). In a year whose holidays the package does not know no day is judged, and the page says so.
- The figure is held against the **median of the last 8 days** of its class that print it, none older than 180 days. With fewer nothing is said.
- How far such figures usually stray: (figure − median) ÷ median of every day of these 180 days against *its* last 8 days; the **spread** is
  1.4826 × the median absolute deviation of these, of 30 at least, and never less than counting alone would make it (1 ÷ √median).
- Told is what lies **more than 3 spreads** above or below, of a category more than 3.5: on a day there are more of them, and they are
  printed because they are high. Direct and transferred calls are not told where the calls themselves are unusual in
  the same direction: it would be one cause told three times.
- It is a sentence about a count with the comparison in it (高于近8个同类日中位数38%), never a verdict on a body.

Only earlier days are looked at, so nothing that comes later changes what was unusual, but a correction does.

## What is counted
- Two generators: the simulation of the demo (season by month, Mondays, holidays, heating, a mood that lasts some days), and one of the bench's
  own (every weekday of its own, a smooth season of any phase, weather, overdispersed counts). Four years each, ${series} series each from seed ${seed};
  2.5 % of the days are missing. The detector was tuned on seeds 1 to 8.
- **False alarm**: a figure told as unusual in a series without spikes; one day can have several. The demo's simulation lets categories burst
  by itself; these are no false alarms.
- **Spikes** are put in by code that knows nothing of the detector (tests/bench/unusual-spikes.ts), about one in forty days, each into a series that has
  others: 4 or more *median absolute deviations* of all values of the day's class (workday, weekend, holiday) over the four years.
  *Raw* is that deviation itself, *scaled* 1.4826 times as much, the customary stand-in for a standard deviation. A spike of calls raises direct and
  transferred with them, a spike of these raises calls. Found: told as too high on that very day.

## Tables

${tables}
## What it cannot do
- Four *raw* deviations are 2.7 standard deviations where values are normal. Whoever may raise one false alarm a month over five totals cannot
  find 95 % of these: even a rule that knew the true mean and spread of a day, with a fifth of the one alarm for each total, would have to wait for
  2.5 standard deviations and would find 59 % of messages or hazards, whose days have little in common. For the same reason it would find 94 % at
  four scaled deviations exactly. Calls are better off: much of their deviation is season, which the comparable days share.
- A spike of several weeks becomes usual after some days: the median follows. A jump of the season (heating begins on 15 October) is told on its first days.
- Eight comparable holidays are mostly of other holidays: Spring Festival is held against National Day and New Year.
- A category is judged on the days on which it is among the first; its comparable days are such days, too, so their median is above that of all days.
  Categories that are printed seldom are not judged, and a spike there counts as not found; small counts stray by counting alone.
`;
}
