// One reading with all that it prints, in words.
import { dateName, monthDayName } from '../domain/dates.js';
import type { Finding } from '../domain/finding.js';
import type { Entry, EntrySource } from '../domain/entry.js';
import { listCells, totalCell, TOTALS } from './cells.js';
import { differenceModels } from './differences.js';
import type { ReadingModel, SourceRef } from './models.js';
import { rangeName } from '../domain/period.js';
import {
  KIND_NAMES,
  REASON_TEXTS,
  REDACTED_SOURCE,
  SEVERITY_NAMES,
  STATE_NAMES,
  VERDICT_NAMES,
  YEAR_RULE_TEXTS,
} from './wording.js';

export function sourceRef({ sha256, name, published }: EntrySource): SourceRef {
  return {
    sha256,
    name: name === '' ? REDACTED_SOURCE : name,
    published,
    publishedText: published === null ? '刊发日期未填' : `${dateName(published)}刊`,
  };
}

/** A redaction takes the words of a finding. */
function isTold({ message }: Finding): boolean {
  return message !== '';
}

/** `accepted` is the accepted reading of the same day, if any: what the reading differs in is told against it. */
export function readingModel(entry: Entry, accepted: Entry | null): ReadingModel {
  const { readingId, kind, state, verdict, year, quoted, date, dateTo, agency, agencyGroup } = entry;
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
    agencyGroup: agencyGroup ?? null,
    findings: entry.findings.filter(isTold).map((finding) => ({
      ...finding,
      severityName: SEVERITY_NAMES[finding.severity],
    })),
    sources: entry.sources.map(sourceRef),
    differences: accepted && dateTo === undefined ? differenceModels(accepted.figures, entry.figures) : [],
  };
}
