// What is unusual, in words with its figures: the value leads to its day, the median to the days it is made of.
import type Handlebars from 'handlebars';
import type { Unusual } from '../../reports/unusual.js';
import { dayPlace, plainFigure } from './figures.js';

/** Where its comparable days are listed on the page. */
function unusualPlace({ date, metric, label }: Unusual): string {
  return ['unusual', date, metric, ...(label === null ? [] : [label])].join('-');
}

interface UnusualFigures {
  place: string;
  value: Handlebars.SafeString;
  median: Handlebars.SafeString;
  percent: Handlebars.SafeString;
}

export function unusualFigures(one: Unusual): UnusualFigures {
  const place = unusualPlace(one);
  const days = { hash: { to: `#${place}` } };
  return {
    place,
    value: plainFigure(`${one.metric}.unusual`, one.value, { hash: { to: dayPlace(one.date) } }),
    median: plainFigure(`${one.metric}.unusual.median`, one.median, days),
    percent: plainFigure(`${one.metric}.unusual.percent`, one.percent, days),
  };
}
