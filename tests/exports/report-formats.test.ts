// The figures of a report are the same in all of its formats and in the JSON, and a difference in any of them is seen.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import supertest from 'supertest';
import type { ReportDocument, ReportFigure, Run } from '../../src/domain/report.js';
import { baseMetric } from '../../src/reports/compare.js';
import type { Comparison } from '../../src/reports/models.js';
import type { LabelTotal, PeriodModel } from '../../src/reports/period-model.js';
import { createApp } from '../../src/web/app.js';
import { reportCsv } from '../../src/exports/report-csv.js';
import { reportDocx } from '../../src/exports/report-docx.js';
import { reportXlsx } from '../../src/exports/report-xlsx.js';
import { HOST, OPEN } from '../support/app.js';
import { figure, hazardBulletin } from '../support/builders.js';
import { put } from '../support/ledger.js';
import { browserFile } from '../support/browser.js';
import { layoutOf } from '../support/pdf-layout.js';
import { officePages } from '../support/office-pages.js';
import { openPrintingApp, type PrintingApp } from '../support/printing-app.js';
import * as formats from '../support/report-figures.js';

const WEEK = '2025-W42';
const chromium = await browserFile();
const withBrowser = chromium === null ? it.skip : it;
let app: PrintingApp;
let report: ReportDocument;
let html: string;
let pdf: Buffer;
let docx: Buffer;
let shown: PeriodModel;

beforeAll(async () => {
  app = await openPrintingApp(chromium);
  for (const date of ['2025-10-06', '2025-10-07', '2025-10-13', '2025-10-14', '2025-10-15']) {
    const figures = [
      figure('hazards', Number(date.slice(8)) + 40),
      figure('receiver', Number(date.slice(8)) + 40, { label: '县区政府' }),
    ];
    put(app.services.storage, hazardBulletin(date, { figures }));
  }
  report = app.services.reports.draft(WEEK);
  await app.serving(async (own) => {
    docx = await app.file(own, { period: WEEK }, 'docx');
    if (chromium !== null) pdf = await app.file(own, { period: WEEK }, 'pdf');
  });
  const web = createApp(app.services, { hosts: [HOST], entrance: OPEN, logger: pino({ level: 'silent' }) });
  const get = async (path: string): Promise<supertest.Response> =>
    await supertest(web).get(path).set('Host', HOST).expect(200);
  html = (await get(`/reports/${WEEK}`)).text;
  shown = (await get(`/api/v1/weekly/${WEEK}`)).body as PeriodModel;
}, 120_000);

afterAll(async () => {
  await app.close();
});

/** The report with its first figure of a table one higher. */
function broken(): { report: ReportDocument; key: string } {
  const wrong = structuredClone(report);
  const figure = wrong.blocks
    .flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : []))
    .find(isFigure);
  if (figure === undefined) throw new Error('a report without figures');
  figure.value += 1;
  figure.text = figure.value.toLocaleString('en-US');
  return { report: wrong, key: figure.key };
}

function isFigure(run: Run): run is ReportFigure {
  return typeof run === 'object';
}

/** Keys that were read otherwise than the report has them. */
function differing(read: formats.Read[], expected: formats.Read[]): string[] {
  expect(read.map(([key]) => key)).toEqual(expected.map(([key]) => key));
  return read.filter(([, text], index) => text !== expected[index]?.[1]).map(([key]) => key);
}

type Held = [key: string, value: number | null];

/** What the JSON says of a kind, under the keys of the report. */
function ofKind(kind: 'hotline' | 'hazard'): Held[] {
  const { totals, days } = shown[kind];
  return [
    ...days.flatMap(({ date, cells }) =>
      cells.map(({ metric, value }): Held => [`${kind}.${date}.${metric}`, value]),
    ),
    ...totals.flatMap(({ metric, sum, average, days: printed }): Held[] => [
      [`${kind}.${metric}.sum`, sum.value],
      [`${kind}.${metric}.average`, average.value],
      [`${kind}.${metric}.days`, printed],
    ]),
    ...moved(kind, totals),
    [`${kind}.daysWithData`, shown[kind].daysWithData],
  ];
}

function moved(kind: string, rows: { metric: string; comparisons: Comparison[] }[]): Held[] {
  return rows.flatMap(({ metric, comparisons }) =>
    comparisons.flatMap((comparison): Held[] => [
      [`${kind}.${baseMetric(metric, comparison)}`, comparison.base],
      [`${kind}.${baseMetric(metric, comparison)}.change`, comparison.change],
    ]),
  );
}

function ofLabels(kind: string, totals: LabelTotal[]): Held[] {
  return totals.flatMap(({ metric, label, sum, daysListed, previous }): Held[] => [
    [`${kind}.${metric}.${label}.sum`, sum.value],
    [`${kind}.${metric}.${label}.days`, daysListed],
    [`${kind}.${metric}.${label}.previous`, previous.value],
    [`${kind}.${metric}.${label}.previous.days`, previous.daysListed],
  ]);
}

function ofJson(): Map<string, number | null> {
  const { hotline, hazard } = shown;
  return new Map([
    ...ofKind('hotline'),
    ...ofKind('hazard'),
    ...hotline.rates.flatMap(({ metric, value, numerator, denominator }): Held[] => [
      [`hotline.${metric}`, value],
      [`hotline.${metric}.numerator`, numerator],
      [`hotline.${metric}.denominator`, denominator],
    ]),
    ...moved('hotline', hotline.rates),
    ...ofLabels('hotline', [...hotline.channels, ...hotline.hotspots]),
    ...ofLabels('hazard', hazard.receivers),
  ]);
}

/** A CSV has the tables alone. */
const inTables = ({ blocks }: ReportDocument): formats.Read[] =>
  formats.expectedOf({ ...report, blocks: blocks.filter(({ type }) => type === 'table') });

describe('one report', () => {
  it('a report → many figures, one value a key', () => {
    const figures = formats.figuresOf(report);
    expect(figures.length).toBeGreaterThan(60);
    const values = new Map<string, Set<number>>();
    for (const { key, value } of figures) values.set(key, (values.get(key) ?? new Set()).add(value));
    expect([...values].filter(([, said]) => said.size > 1)).toEqual([]);
  });

  it('the page → the same figures in the same order', () => {
    const expected = formats
      .figuresOf(report)
      .map(({ metric, value, text }) => [metric, String(value), text]);
    expect(formats.readHtml(html)).toEqual(expected);
  });

  it('Word, Excel and CSV → the same figures in the same places', async () => {
    const expected = formats.expectedOf(report);
    expect(differing(await formats.readDocx(report, docx), expected)).toEqual([]);
    const xlsx = await app.file(null, { period: WEEK }, 'xlsx');
    expect(differing(await formats.readXlsx(report, xlsx), expected)).toEqual([]);
    const csv = (await app.file(null, { period: WEEK }, 'csv')).toString('utf8');
    expect(differing(formats.readCsv(report, csv), inTables(report))).toEqual([]);
  });

  withBrowser('PDF → the same figures in reading order', async () => {
    expect(await formats.missingFromPdf(report, pdf)).toEqual([]);
  });

  it('JSON → the figures of every day, and what they add up to', () => {
    const byKey = new Map(formats.figuresOf(report).map((figure) => [figure.key, figure]));
    let held = 0;
    for (const { date, cells } of shown.hotline.days) {
      for (const { metric, value, text } of cells) {
        const figure = byKey.get(`hotline.${date}.${metric}`);
        if (figure === undefined) continue;
        held += 1;
        expect([figure.key, figure.value, figure.text]).toEqual([figure.key, value, text]);
      }
    }
    expect(held).toBe(24);
    const calls = shown.hotline.days.flatMap(
      ({ cells }) => cells.find(({ metric }) => metric === 'calls')?.value ?? [],
    );
    expect(byKey.get('hotline.calls.sum')?.value).toBe(calls.reduce((sum, value) => sum + value, 0));
  });

  it('JSON → every other figure of the report, by key: of both kinds, averages, rates, changes and lists', () => {
    const json = ofJson();
    const figures = formats.figuresOf(report);
    // A change of a hotspot is made for the report alone.
    const unheld = figures.filter(({ key }) => !json.has(key)).map(({ key }) => key);
    expect(unheld.filter((key) => !/^hotline\.hotspot\..*\.change$/.test(key))).toEqual([]);
    expect(figures.filter(({ key, value }) => json.has(key) && json.get(key) !== value)).toEqual([]);
    const keys = figures.map(({ key }) => key).join('\n');
    for (const part of [
      'hazard.hazards.sum',
      '.average',
      'directRate',
      '.change',
      'hotspot.',
      'channel.',
      'receiver.',
    ]) {
      expect(keys).toContain(part);
    }
  });

  withBrowser(
    'Word with its chart → as a picture, and about as many pages as the PDF',
    async () => {
      expect(docx.includes('word/media/')).toBe(true);
      const pages = officePages(docx);
      if (pages === null) return;
      expect(Math.abs((await pages) - (await layoutOf(pdf)).length)).toBeLessThanOrEqual(1);
    },
    120_000,
  );
});

describe('a figure that differs in one format', () => {
  it('in Word, Excel or CSV → seen, by its key', async () => {
    const wrong = broken();
    const expected = formats.expectedOf(report);
    expect(differing(await formats.readDocx(report, await reportDocx(wrong.report, null)), expected)).toEqual(
      [wrong.key],
    );
    expect(differing(await formats.readXlsx(report, await reportXlsx(wrong.report)), expected)).toEqual([
      wrong.key,
    ]);
    expect(differing(formats.readCsv(report, reportCsv(wrong.report, false)), inTables(report))).toEqual([
      wrong.key,
    ]);
  });

  it('on the page → seen', () => {
    const expected = formats
      .figuresOf(broken().report)
      .map(({ metric, value, text }) => [metric, String(value), text]);
    expect(formats.readHtml(html)).not.toEqual(expected);
  });

  withBrowser('in the PDF → seen, by its key', async () => {
    const wrong = broken();
    expect(await formats.missingFromPdf(wrong.report, pdf)).toContain(wrong.key);
  });
});
