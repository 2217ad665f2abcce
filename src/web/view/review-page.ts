// One reading on the desk: its source beside a form, what stands against it, and where to go next.
import type { Services } from '../../compose.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import type { ReadingKey } from '../../domain/decision.js';
import { standingOf, versionsOf } from '../../domain/history.js';
import type { Reason } from '../../domain/judgement.js';
import type { PendingReading, ReviewedReading } from '../../domain/review.js';
import type { Fields } from '../review-form.js';
import { arrivalView } from './arrivals.js';
import { readingView } from './held-reading.js';
import { placeView, type PlaceView } from './history.js';
import { sourceName } from './plain-text.js';
import { addedRows, figureRows } from './review-rows.js';
import { rivalView } from './review-rival.js';
import { sourceText } from './review-text.js';

export interface Asked {
  /** What was typed and refused; null: the form as the reading is. */
  posted: Fields | null;
  /** `?figure=` */
  figure: number | null;
  /** The key that was asked for, where it is not the reading's own. */
  key: ReadingKey | null;
}

/** What one key must not accept at a glance. */
const DOUBTS: readonly Reason[] = ['unbalanced', 'uncheckable', 'unread', 'repair', 'unlikely', 'conflict'];

const typed = (posted: Fields | null, name: string, stored: string): string => {
  const value = posted?.[name];
  return typeof value === 'string' ? value : stored;
};

// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- A template's model: the template is its only reader.
export function reviewPage(services: Services, reading: ReviewedReading, { posted, figure, key }: Asked) {
  const { storage, review, region, clock } = services;
  const { readingId, state, decision, bulletin } = reading;
  const text = storage.archivedText(reading.sourceId);
  const rivals = state === 'superseded' ? [] : review.rivals(reading, key ?? decision);
  const date = decision.date ?? '';
  const dateTo = decision.dateTo ?? '';
  const view = readingView(reading, region);
  const added = addedRows(reading, posted, text);
  const isOpen = state === 'pending' || state === 'accepted';
  return {
    ...view,
    title: `${view.dayText} ${view.kindName}`,
    sha256: reading.sha256,
    name: sourceName(reading.name),
    reasons: state === 'pending' ? view.reasons : [],
    arrivals: (storage.knownSource(reading.sha256)?.arrivals ?? []).map(arrivalView),
    text: text === null ? null : sourceText(text, reading),
    rivals: rivals.map((rival) => rivalView(rival, reading)),
    proposed: added.filter(({ because }) => because !== null),
    added: added.filter(({ because }) => because === null),
    over: rivals.map((rival) => rival.readingId).join(' '),
    seen: decision.id,
    today: clock.today(),
    note: typed(posted, 'note', ''),
    date: typed(posted, 'date', date),
    dateTo: typed(posted, 'dateTo', dateTo),
    isHazard: bulletin.kind === 'hazard',
    agency: typed(posted, 'agency', bulletin.agency ?? ''),
    rows: figureRows(reading, posted, figure),
    isDoubtful: reading.reasons.some((reason) => DOUBTS.includes(reason)),
    mayAccept: state === 'pending' || state === 'rejected',
    mayCorrect: isOpen && text !== null,
    mayDate: state !== 'superseded',
    mayReject: isOpen,
    undo: review.canBeUndone(reading) ? undoText(services, reading) : null,
    ...placeHistory(services, reading),
    ...placeAmong(storage.pendingReadings(region), readingId, decision),
  };
}

/** What would be taken back with it. */
function undoText({ storage }: Services, { decision }: ReviewedReading): string {
  const others = storage.actOf(decision.cause ?? decision.id).length - 1;
  const when = shanghaiTimeName(new Date(decision.at));
  return `${decision.actor}，${when}${others > 0 ? `；连同一起处理的 ${others} 份` : ''}`;
}

/** Every version of its place, with all that was done about them. */
function placeHistory(
  { storage, region }: Services,
  { sha256, readingId, state }: ReviewedReading,
): PlaceHistory {
  const history = storage.history(sha256);
  const own = history?.readings.find(({ held }) => held.readingId === readingId);
  if (!history || !own) return { story: null, newest: null };
  const versions = versionsOf(history, own);
  const newest = state === 'superseded' ? (standingOf(versions)?.held.readingId ?? null) : null;
  return { story: placeView(versions, region), newest };
}

interface PlaceHistory {
  story: PlaceView | null;
  /** Of a superseded reading: the version that holds now. */
  newest: number | null;
}

interface Place {
  position: number | null;
  pendingCount: number;
  previous: number | null;
  next: number | null;
}

/** Its neighbours among what waits; of a reading that waits no more, those around its day. */
export function placeAmong(
  pending: readonly PendingReading[],
  readingId: number,
  { date }: Pick<ReadingKey, 'date'>,
): Place {
  const comesAfter = (other: PendingReading): boolean => {
    const [here, there] = [date ?? '9999', other.date ?? '9999'];
    return there > here || (there === here && other.readingId > readingId);
  };
  const others = pending.filter((other) => other.readingId !== readingId);
  const after = others.findIndex(comesAfter);
  const split = after === -1 ? others.length : after;
  const isPending = others.length < pending.length;
  return {
    position: isPending ? split + 1 : null,
    pendingCount: pending.length,
    previous: others[split - 1]?.readingId ?? null,
    next: others[split]?.readingId ?? null,
  };
}
