// A person corrects a reading: a further version with all its figures, accepted in the place of the one before.
import type { IsoDate } from '../domain/dates.js';
import { sameDays, type ReadingKey } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import { judge } from '../domain/judgement.js';
import { waitsForYear, type ReviewedReading } from '../domain/review.js';
import { keyOn, mustBeCurrent, type Accept } from './review-accept.js';
import { correctedFigures, isChanged, type CorrectedFigure, type FigureChanges } from './review-figures.js';
import { correctedBulletin } from './review-findings.js';
import {
  decisionBy,
  needNote,
  openDesk,
  standingKey,
  type CorrectedBulletin,
  type Desk,
  type Done,
  type ReviewServices,
} from './review-ledger.js';
import { mustBeChosen, rehouse, restingOn, roomFor, stepBack } from './review-place.js';

export interface Correct extends Accept, FigureChanges {
  /** Of a hazard bulletin; empty: none. Absent: as before. */
  agency?: string | undefined;
  /** Absent: the day that it lies under. */
  date?: IsoDate | undefined;
  dateTo?: IsoDate | undefined;
}

const LONGEST_AGENCY = 120;

export function correct(services: ReviewServices, act: Correct): Done {
  const desk = openDesk(services, act);
  const { ledger, reading } = desk;
  mustBeCurrent(desk);
  if (reading.state === 'rejected')
    throw new RequestError('invalid', '这份通报已经退回；要更正请先撤销退回。');
  const text = ledger.archivedText(reading.sourceId);
  // What is left of a redacted source is sealed by its digest: no further version may come.
  if (text === null) throw new RequestError('invalid', '原文已经隐去，不能再更正；可以退回。');
  const figures = correctedFigures(reading.bulletin, act, text);
  const agency = agencyOf(desk, act);
  mustDiffer(desk, figures, agency);
  needNote(desk, '更正要写明理由。');
  const key = keyFor(desk, act);
  const isDated = !sameDays(key, standingKey(reading));
  const version = correctedBulletin(reading, { figures, isDated, ...(agency === '' ? {} : { agency }) });
  return append(desk, version, { key, over: act.over ?? [] });
}

/** '' where it has none. */
function agencyOf({ reading }: Desk, { agency }: Correct): string {
  const before = reading.bulletin.agency ?? '';
  if (agency === undefined || reading.bulletin.kind !== 'hazard') return before;
  const words = agency.replace(/\p{Cc}+/gu, ' ').trim();
  if (words.length > LONGEST_AGENCY)
    throw new RequestError('invalid', `联系单位太长，不超过 ${LONGEST_AGENCY} 字。`);
  return words;
}

function mustDiffer({ reading }: Desk, figures: CorrectedFigure[], agency: string): void {
  const { bulletin } = reading;
  const earlier = new Map(bulletin.figures.map((figure) => [figure.id, figure]));
  const isSame =
    figures.length === bulletin.figures.length &&
    figures.every((figure) => !isChanged(figure, earlier.get(figure.replaces ?? 0))) &&
    agency === (bulletin.agency ?? '');
  if (isSame)
    throw new RequestError('invalid', '数字没有改动；照原文入账请用“采用”，只改日期请用“按这一天采用”。');
}

function keyFor(desk: Desk, { date, dateTo }: Correct): ReadingKey {
  const standing = standingKey(desk.reading);
  const given = date === undefined ? standing : keyOn(desk, { date, dateTo });
  if (given.date === null) throw new RequestError('invalid', '没有日期：请填数据日，再更正。');
  return given;
}

function append(
  desk: Desk,
  version: CorrectedBulletin,
  { key, over }: { key: ReadingKey; over: readonly number[] },
): Done {
  const { ledger, reading, actor, at, note } = desk;
  const { readingId: earlier, sourceId, arrivalId, parserVersion } = reading;
  const room = roomFor(desk, { bulletin: version, key, leaving: [earlier] });
  mustBeChosen(desk, room, over);
  const correction = { corrects: earlier, actor };
  const readingId = ledger.addReading(
    { sourceId, arrivalId, parserVersion, readAt: at, correction },
    version,
  );
  const rivals = room.rivals.map((rival) => rival.readingId);
  const heir = { readingId: room.sameAs ?? readingId, key, bulletin: version };
  const resting = restingOn(desk, [earlier], rivals);
  const [carried, left] = parted(resting, { key, earlier: standingKey(reading) });
  const follow = carried.map(({ readingId: id }) =>
    decisionBy(desk, { readingId: id, action: 'accept', key, sameAs: heir.readingId }),
  );
  const supersede = decisionBy(desk, { readingId: earlier, action: 'supersede', key: standingKey(reading) });
  const chief = decisionBy(desk, { readingId, action: 'correct', key, sameAs: room.sameAs, note });
  const before = [supersede, ...stepBack(desk, room)];
  const homeless = [...left, ...restingOn(desk, rivals, [earlier, ...rivals])];
  const after = [...follow, ...rehouse(desk, homeless, heir)];
  return { readingId, decisionId: ledger.act({ before, chief, after }) };
}

/**
 * What printed the same as the earlier version is corrected with it, unless it moves to a day that is not theirs; what
 * printed the same as a rival is not.
 */
function parted(
  resting: readonly ReviewedReading[],
  { key, earlier }: { key: ReadingKey; earlier: ReadingKey },
): [ReviewedReading[], ReviewedReading[]] {
  const follows = ({ bulletin }: ReviewedReading): boolean =>
    sameDays(key, earlier) || waitsForYear(judge(bulletin).reasons);
  return [resting.filter(follows), resting.filter((reading) => !follows(reading))];
}
