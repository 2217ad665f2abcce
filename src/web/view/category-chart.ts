// The chart of a category: the newest month that prints it, day by day.
import { categoryChart } from '../../charts/category.js';
import type { Book } from '../../reports/book.js';
import type { CategoryModel } from '../../reports/hotspots-model.js';
import { labelSeries } from '../../reports/series.js';
import type { ChartView } from './charts.js';

/** Empty where no month of the span prints it. */
export function chartsOfCategory({ label, months }: CategoryModel, book: Book): ChartView[] {
  const newest = months.find(({ daysListed }) => daysListed > 0);
  if (newest === undefined) return [];
  const dates = newest.days.map(({ date }) => date).reverse();
  const href = `#month-${newest.code}`;
  const chart = categoryChart(labelSeries(book, 'hotspot', dates), label, href);
  return [{ ...chart, place: { href, text: `数字见${newest.name}的逐日表` }, table: null }];
}
