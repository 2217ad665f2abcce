// Text of a page → its bulletins with figures and findings. Pure; never throws on text; linear in its length.
import type { Bulletin, Evidence, PageReading } from '../domain/bulletin.js';
import { checkHotspots, crossFoot, reportMissing } from './cross-foot.js';
import { reportCorrection } from './correction.js';
import { dateDay, witnessOf, type Dating, type Witness } from './dating.js';
import { printedDayIn } from './day.js';
import { misprintedDigits, reportLoneUnits, reportMisprint, reportUnread } from './doubts.js';
import { account, newDraft, report, type Draft } from './draft.js';
import { findStretches } from './find.js';
import { fold, spanOf } from './folded-text.js';
import { readHazard } from './hazard.js';
import { hotspotListStart, readHotspots } from './hotspots.js';
import { reportLeftovers } from './leftovers.js';
import { locate, type Located } from './locate.js';
import { mend, reportMended, type MendedText } from './mend.js';
import { otherSeriesIn } from './other-series.js';
import type { Range } from './quantities.js';
import { regionBefore } from './region.js';
import { proposeRepairs } from './repair.js';
import { isWorthReading } from './signs.js';
import { readStatements } from './statements.js';
import { readSummary } from './summary.js';

/** Recorded with every reading; raised whenever a page may be read otherwise than before. */
export const PARSER_VERSION = '2';

/** Characters of a hotline bulletin's first sentences, channels included. */
const LONGEST_SUMMARY = 700;
/** Characters of a hazard bulletin's sentences. */
const LONGEST_HAZARD = 600;

/** Characters behind what was read in which the rest of a bulletin would stand. */
const UNREAD_REACH = 200;

/** A notice where what stands above the hotspots is not their known heading. */
function reportHeading(draft: Draft, { from, to }: Range): void {
  const { text } = draft.folded;
  const printed = text.slice(Math.max(from, to - 12), to).replace(/^.*[。;)]|[:.。,、;]+$/g, '');
  if (printed === '' || /热点|热门/.test(printed)) return;
  const message = `“${printed}”按“热点问题”理解。`;
  report(draft, { from: to - printed.length, to }, { code: 'label-doubtful', severity: 'notice', message });
}

function readHotline(draft: Draft, range: Range): { end: number } {
  const { text } = draft.folded;
  const summary = { from: range.from, to: Math.min(range.to, range.from + LONGEST_SUMMARY) };
  const heading = hotspotListStart(text, summary);
  const summaryEnd = readSummary(draft, heading === null ? summary : { from: range.from, to: heading });
  const list = heading ?? hotspotListStart(text, { from: summaryEnd, to: range.to });
  if (list !== null) reportHeading(draft, { from: summaryEnd, to: list });
  const listEnd = list === null ? null : readHotspots(draft, { from: list, to: range.to });
  checkHotspots(draft);
  const end = listEnd ?? summaryEnd;
  const stop = text.slice(end, Math.min(range.to, end + 3)).indexOf('。');
  return { end: end + stop + 1 };
}

/** The day as printed between title and figures, dated; its place is accounted for. */
function readDay(draft: Draft, located: Located, witness: Witness): Pick<Bulletin, 'monthDay'> & Dating {
  const to = located.anchor ?? Math.min(located.to, located.bodyFrom + LONGEST_SUMMARY);
  const day = printedDayIn(draft.folded.text, { from: located.from, to });
  if (!day) {
    const message = '没有读出数据日。';
    report(draft, { from: located.from, to }, { code: 'date-missing', severity: 'error', message });
    return { monthDay: null, date: null, year: { known: false, rule: 'none' }, notes: [] };
  }
  account(draft, day);
  const dating = dateDay(day, witness);
  for (const note of dating.notes) report(draft, day, note);
  return { monthDay: day.monthDay, ...dating };
}

interface PageText extends MendedText {
  /** How the hotline's number is printed where it is not 12345; null where it always is. */
  misprint: string | null;
}

function readBulletin(folded: PageText, located: Located, witness: Witness): Bulletin | null {
  const draft = newDraft(folded);
  const { region, from } = regionBefore(folded, located.from, witness.evidence.region);
  const { monthDay, date, dateTo, year } = readDay(draft, located, witness);
  const limit = Math.min(located.to, located.bodyFrom + LONGEST_HAZARD);
  const { end, agency }: { end: number; agency?: string } =
    located.kind === 'hotline'
      ? readHotline(draft, { from: located.bodyFrom, to: located.to })
      : readHazard(draft, { from: located.bodyFrom, to: limit });
  if (draft.figures.length === 0) return null;
  proposeRepairs(draft, located.kind);
  const verdict = crossFoot(draft, located.kind);
  const place = spanOf(folded, from, end);
  if (!located.quoted) reportMissing(draft, located.kind, place);
  reportCorrection(draft, { from, to: end });
  if (!located.quoted) reportUnread(draft, { from, to: Math.min(located.to, end + UNREAD_REACH) });
  reportLoneUnits(draft, { from, to: end });
  reportMisprint(draft, { from, to: end }, folded.misprint);
  reportMended(draft, folded.mended, { from, to: end });
  reportLeftovers(draft, { from, to: end });
  return {
    kind: located.kind,
    region,
    monthDay,
    date,
    ...(dateTo === undefined ? {} : { dateTo }),
    year,
    verdict,
    quoted: located.quoted,
    ...(agency === undefined ? {} : { agency }),
    ...place,
    figures: draft.figures,
    findings: draft.findings.sort((a, b) => a.start - b.start),
  };
}

/** Reads every bulletin of a page. A title without readable figures is a finding of the page. */
export function readPage(text: string, evidence: Evidence): PageReading {
  const reading: PageReading = { bulletins: [], statements: [], findings: [] };
  if (!isWorthReading(text)) return reading;
  const witness = witnessOf(text, evidence);
  for (const stretch of findStretches(text)) {
    const printed = fold(text, ...stretch);
    const folded = { ...mend(printed), misprint: misprintedDigits(printed.text) };
    for (const located of locate(folded)) {
      const bulletin = readBulletin(folded, located, witness);
      if (bulletin) reading.bulletins.push(bulletin);
      else {
        const message = '这里有通报的标题，但没有读出数字。';
        const place = spanOf(folded, located.from, located.bodyFrom);
        reading.findings.push({ code: 'bulletin-unread', severity: 'warning', message, ...place });
      }
    }
  }
  reading.statements = readStatements(text, witness, reading.bulletins);
  const ours = [...reading.bulletins, ...reading.statements.flatMap(({ figures }) => figures)];
  reading.findings.push(...otherSeriesIn(text, ours));
  return reading;
}
