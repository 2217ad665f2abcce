// One reading with all that it prints, in words.
import type { Metric } from '../domain/bulletin.js';
import { dateName, monthDayName } from '../domain/dates.js';
import type { Entry, EntrySource, StoredFigure } from '../domain/entry.js';
import { listCells, totalCell, TOTALS } from './cells.js';
import type { Difference, ReadingModel, SourceRef } from './models.js';
import { rangeName } from './periods.js';
import { countText } from './rounding.js';
import {
  KIND_NAMES,
  METRIC_NAMES,
  REASON_TEXTS,
  SEVERITY_NAMES,
  STATE_NAMES,
  VERDICT_NAMES,
  YEAR_RULE_TEXTS,
} from './wording.js';

function sourceRef({ sha256, name, published }: EntrySource): SourceRef {
  return {
    sha256,
    name,
    published,
    publishedText: published === null ? '刊发日期未填' : `${dateName(published)}刊`,
  };
}

function placeOf(figure: StoredFigure): string {
  return JSON.stringify([figure.metric, figure.label ?? null]);
}

function printedText(figure: StoredFigure | undefined): string {
  if (!figure) return '没有';
  return figure.value === null ? '有' : countText(figure.value);
}

function differenceOf(
  metric: Metric,
  accepted: StoredFigure | undefined,
  here: StoredFigure | undefined,
): Difference {
  const label = (accepted ?? here)?.label ?? null;
  const name = METRIC_NAMES[metric];
  return {
    metric,
    name,
    label,
    accepted: accepted?.value ?? null,
    here: here?.value ?? null,
    text: `${name}${label === null ? '' : `“${label}”`}：已入账的${printedText(accepted)}，这份${printedText(here)}`,
  };
}

function byPlace(entry: Entry): Map<string, StoredFigure> {
  return new Map(entry.figures.map((figure) => [placeOf(figure), figure]));
}

/** Figures that one of the two does not print, or prints otherwise; ranks are not compared. */
function differences(accepted: Entry, here: Entry): Difference[] {
  const [old, now] = [byPlace(accepted), byPlace(here)];
  return [...new Map([...old, ...now])].flatMap(([place, { metric }]) => {
    const [a, b] = [old.get(place), now.get(place)];
    return a && a.value === b?.value ? [] : [differenceOf(metric, a, b)];
  });
}

/** `accepted` is the accepted reading of the same day, if any: what the reading differs in is told against it. */
export function readingModel(entry: Entry, accepted: Entry | null): ReadingModel {
  const { readingId, kind, state, verdict, year, quoted, date, dateTo, agency } = entry;
  return {
    readingId,
    kind,
    kindName: KIND_NAMES[kind],
    state: { code: state, text: STATE_NAMES[state] },
    reasons: entry.reasons.map((code) => ({ code, text: REASON_TEXTS[code] })),
    verdict: { code: verdict, text: VERDICT_NAMES[verdict] },
    year: { code: year.rule, text: YEAR_RULE_TEXTS[year.rule], known: year.known },
    quoted,
    date,
    dateTo: dateTo ?? null,
    periodName: dateTo === undefined ? monthDayName(date) : rangeName(date, dateTo),
    totals: TOTALS[kind].filter((metric) => metric !== 'contacts').map((metric) => totalCell(entry, metric)),
    channels: listCells(entry, 'channel'),
    hotspots: listCells(entry, 'hotspot'),
    receivers: listCells(entry, 'receiver'),
    topics: listCells(entry, 'topic'),
    agency: agency ?? null,
    findings: entry.findings.map((finding) => ({
      ...finding,
      severityName: SEVERITY_NAMES[finding.severity],
    })),
    sources: entry.sources.map(sourceRef),
    differences: accepted && dateTo === undefined ? differences(accepted, entry) : [],
  };
}
