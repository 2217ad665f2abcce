// The publication date that a web page states: in its meta data, or in the line under its headline.
import type { CheerioAPI } from 'cheerio/slim';
import { dateOf, shanghaiDate, type IsoDate } from '../domain/dates.js';

/** Names of meta data, surest first. */
const META_NAMES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish_date',
  'publishedtime',
  'publish-date',
  'publication_date',
  'dc.date.issued',
  'dcterms.issued',
  'weibo:article:create_at',
];

const SEPARATED = /(?<!\d)(20\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)/;
const COMPACT = /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/;
/** An instant with its zone may be another day in Xining. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
const PUBLICATION_LINE = /(?:发布|发表|刊发|刊登|出版)(?:时间|日期)|来源\s*[：:]|(?:^|\s)时间\s*[：:]/;
const LONGEST_LINE = 120;

/** Null where the page states none. */
export function statedDate($: CheerioAPI): IsoDate | null {
  return metaDate($) ?? linkedDataDate($) ?? lineDate($);
}

function metaDate($: CheerioAPI): IsoDate | null {
  const values = new Map<string, string>();
  $('meta[content]').each((_, element) => {
    const meta = $(element);
    const name = meta.attr('property') ?? meta.attr('name') ?? meta.attr('itemprop') ?? '';
    const key = name.toLowerCase().replaceAll(' ', '');
    if (!values.has(key)) values.set(key, meta.attr('content') ?? '');
  });
  for (const name of META_NAMES) {
    const date = dateIn(values.get(name) ?? '');
    if (date !== null) return date;
  }
  return dateIn($('time[pubdate], time[itemprop="datePublished"]').first().attr('datetime') ?? '');
}

function linkedDataDate($: CheerioAPI): IsoDate | null {
  const data = $('script[type="application/ld+json"]').text();
  return dateIn(/"datePublished"\s*:\s*"([^"]{1,40})"/.exec(data)?.[1] ?? '');
}

/** The first short line that speaks of publication and holds a date. */
function lineDate($: CheerioAPI): IsoDate | null {
  for (const element of $('body').find('p, div, span, td, li, h4, h5, h6, em, i, small').get()) {
    const text = $(element).text();
    if (text.length > LONGEST_LINE || !PUBLICATION_LINE.test(text)) continue;
    const date = dateIn(text.slice(text.search(PUBLICATION_LINE))) ?? dateIn(text);
    if (date !== null) return date;
  }
  return null;
}

function dateIn(text: string): IsoDate | null {
  const trimmed = text.trim();
  if (INSTANT.test(trimmed) && !Number.isNaN(Date.parse(trimmed))) return shanghaiDate(new Date(trimmed));
  const match = SEPARATED.exec(trimmed) ?? COMPACT.exec(trimmed);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  return dateOf(Number(year), `${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
