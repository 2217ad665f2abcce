// Which charts the page of a period shows, each with the table that it was drawn from.
import Handlebars from 'handlebars';
import { calendarChart } from '../../charts/calendar.js';
import type { Chart } from '../../charts/chart.js';
import { handlingChart, monthlyHandlingChart } from '../../charts/handling.js';
import { hotspotsChart } from '../../charts/hotspots.js';
import { channelsChart, receiversChart } from '../../charts/labels.js';
import { volumeChart, weeklyVolumeChart } from '../../charts/volume.js';
import { datesOf, periodKindOf, type PeriodCode } from '../../domain/period.js';
import type { TableBlock } from '../../domain/report.js';
import type { Book } from '../../reports/book.js';
import { daySeries, labelSeries } from '../../reports/series.js';
import { hotspotsTable, monthsTable, weeksTable } from './chart-tables.js';

export interface ChartView extends Chart {
  /** The table of the page itself that has the figures; null where the chart has its own. */
  place: { href: string; text: string } | null;
  table: TableBlock | null;
}

export interface PeriodCharts {
  hotline: ChartView[];
  hazard: ChartView[];
}

/** Drawn by us from figures; all words in it were escaped where it was drawn. */
export function drawing(svg: string): Handlebars.SafeString {
  return new Handlebars.SafeString(svg);
}

const at = (href: string, text: string): ChartView['place'] => ({ href, text });
const onPage = (chart: Chart, place: ChartView['place']): ChartView => ({ ...chart, place, table: null });
const withTable = (chart: Chart, table: TableBlock): ChartView => ({ ...chart, place: null, table });

/** Weeks and months: day by day. */
function dailyCharts(book: Book, code: PeriodCode): PeriodCharts {
  const dates = datesOf(code);
  const hotline = daySeries(book, 'hotline', dates);
  const hotspots = labelSeries(book, 'hotspot', dates);
  const days = at('#hotline-days', '数字见“逐日”表');
  return {
    hotline: [
      onPage(volumeChart(hotline), days),
      onPage(handlingChart(hotline), days),
      withTable(hotspotsChart(hotspots), hotspotsTable(hotspots)),
      onPage(
        channelsChart(labelSeries(book, 'channel', dates)),
        at('#hotline-channels', '数字见“网民留言渠道”表'),
      ),
    ],
    hazard: [
      onPage(
        receiversChart(labelSeries(book, 'receiver', dates)),
        at('#hazard-receivers', '数字见“接收单位”表'),
      ),
    ],
  };
}

/** Quarters and years: by week and by month, and each day in a calendar. */
function longCharts(book: Book, code: PeriodCode): PeriodCharts {
  const dates = datesOf(code);
  const hotline = daySeries(book, 'hotline', dates);
  const hazard = daySeries(book, 'hazard', dates);
  const year = code.slice(0, 4);
  const table = (kind: string): ChartView['place'] =>
    at(`/coverage/${year}#${kind}-calendar`, '逐日的数字与状态见收录日历');
  return {
    hotline: [
      withTable(weeklyVolumeChart(hotline), weeksTable(hotline)),
      withTable(monthlyHandlingChart(hotline), monthsTable(hotline)),
      onPage(calendarChart(hotline), table('hotline')),
    ],
    hazard: [onPage(calendarChart(hazard), table('hazard'))],
  };
}

export function periodCharts(book: Book, code: PeriodCode): PeriodCharts {
  const kind = periodKindOf(code);
  return kind === 'week' || kind === 'month' ? dailyCharts(book, code) : longCharts(book, code);
}
