// Labels that are called as members of every object: drawn as they are written, and nothing but drawn.
import { afterEach, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { calendarChart } from '../../src/charts/calendar.js';
import type { Chart } from '../../src/charts/chart.js';
import { handlingChart } from '../../src/charts/handling.js';
import { hotspotsChart } from '../../src/charts/hotspots.js';
import { channelsChart, receiversChart } from '../../src/charts/labels.js';
import { render } from '../../src/charts/render.js';
import { words } from '../../src/charts/sheet.js';
import { volumeChart } from '../../src/charts/volume.js';
import { datesOf } from '../../src/domain/period.js';
import { openBook } from '../../src/reports/book.js';
import { daySeries, labelSeries } from '../../src/reports/series.js';
import { hazard, hotline, scope } from '../support/entries.js';

const LABELS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const NAMING = { id: 'chart', title: '图', desc: '图' };

/** Members that were added to every object. */
function added(): string[] {
  const names = Object.keys(Object.prototype);
  for (const name in {}) names.push(name);
  return names;
}

/** Else one failure would be the failure of all tests behind it. */
afterEach(() => {
  for (const name of added()) Reflect.deleteProperty(Object.prototype, name);
});

function textsOf(svg: string | null): string[] {
  const $ = load(svg ?? '', { xml: true });
  return $('text')
    .toArray()
    .map((text) => $(text).text());
}

/** Whole, or cut where there is no room. */
function isLabel(text: string, label: string): boolean {
  return text === label || (text.endsWith('...') && label.startsWith(text.slice(0, -3)));
}

function chartsOf(labels: string[]): { named: Chart[]; others: Chart[] } {
  const list = labels.map((label, index): [string, number] => [label, 60 - index]);
  const entries = ['2025-10-13', '2025-10-14'].flatMap((date) => [
    hotline(date, {
      totals: { calls: 240, messages: 10, direct: 150, transferred: 90 },
      lists: { hotspot: list, channel: list },
    }),
    hazard(date, { totals: { hazards: 240 }, lists: { receiver: list } }),
  ]);
  const book = openBook(entries, scope());
  const dates = datesOf('2025-W42');
  const days = daySeries(book, 'hotline', dates);
  return {
    named: [
      hotspotsChart(labelSeries(book, 'hotspot', dates)),
      channelsChart(labelSeries(book, 'channel', dates)),
      receiversChart(labelSeries(book, 'receiver', dates)),
    ],
    others: [volumeChart(days), handlingChart(days), calendarChart(days)],
  };
}

it('labels called as members of every object → each chart writes them, and no object changed', () => {
  const { named, others } = chartsOf(LABELS);
  expect(added()).toEqual([]);
  for (const { svg, narrow } of named) {
    const texts = textsOf(svg);
    expect(LABELS.filter((label) => !texts.some((text) => isLabel(text, label)))).toEqual([]);
    expect(`${svg}${narrow}`).not.toContain('\u2060');
  }
  expect(others.every(({ svg }) => svg !== null)).toBe(true);
});

it('every member name, alone, on a second line, and as the beginning of a text that is cut → drawn, and no object changed', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    const long = `${name}的很长很长的名字`;
    const shapes = [
      words(name, [0, 10]),
      words(`物业\n${name}`, [0, 30]),
      ...Array.from({ length: 200 }, (_, width) => words(long, [0, 60], { width })),
    ];
    const texts = textsOf(render({ width: 300, height: 90, shapes }, NAMING));
    expect(texts.filter((text) => text === name).length).toBeGreaterThanOrEqual(2);
    expect(texts.filter((text) => text.startsWith('\u2060'))).toEqual([]);
    expect(added()).toEqual([]);
  }
});
