// Takes back the newest act of a person on a reading, with all that it brought along, by decisions of its own.
import { keyOf, sameDays, type Action, type Decision } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import type { State } from '../domain/judgement.js';
import type { ReviewedReading, StoredDecision } from '../domain/review.js';
import {
  decisionBy,
  openDesk,
  type ActOf,
  type Desk,
  type Done,
  type ReviewServices,
} from './review-ledger.js';
import { RULES } from './rules.js';

/** What restores each state. */
const RESTORES: Record<State, Action> = {
  accepted: 'accept',
  pending: 'hold',
  rejected: 'reject',
  superseded: 'supersede',
};
const ACT_NAMES: Record<Action, string> = {
  accept: '采用',
  hold: '待核',
  supersede: '代替',
  reject: '退回',
  correct: '更正',
  'set-date': '填日期',
  redact: '隐去',
};
const UNDONE = '撤销：';

/** Whether the newest decision about a reading is, or was brought along by, an act of a person that can be taken back. */
export function canBeUndone({
  decision,
  figuresRemoved,
}: Pick<ReviewedReading, 'decision' | 'figuresRemoved'>): boolean {
  return decision.actor !== RULES && !figuresRemoved;
}

export function undo(services: ReviewServices, act: ActOf): Done {
  const desk = openDesk(services, act);
  const newest = desk.reading.decision;
  if (!canBeUndone(desk.reading))
    throw new RequestError('invalid', '这份通报最近一次不是由人处理的，没有可以撤销的。');
  const taken = desk.ledger.actOf(newest.cause ?? newest.id);
  const chief = taken.find(({ id }) => id === (newest.cause ?? newest.id));
  if (chief === undefined) throw new Error(`Decision ${newest.id} was brought along by none.`);
  mustBeNewest(desk, taken);
  const restored = taken.map((decision) => restore(desk, decision));
  mustStand(desk, restored);
  const note = noteFor(desk, chief);
  const about = (decision: Decision): boolean => decision.readingId === chief.readingId;
  const decisions = restored.map((decision) => ({ ...decision, note }));
  const others = decisions.filter((decision) => !about(decision));
  const [own] = decisions.filter(about);
  if (own === undefined) throw new Error(`Decision ${chief.id} is about no reading.`);
  const decisionId = desk.ledger.act({
    before: others.filter((decision) => !takesAKey(decision)),
    chief: own,
    after: others.filter(takesAKey),
  });
  return { decisionId, readingId: chief.readingId };
}

function noteFor({ note }: Desk, chief: StoredDecision): string {
  const what = chief.note?.startsWith(UNDONE) ? '撤销' : ACT_NAMES[chief.action];
  return note === null ? `${UNDONE}${what}` : `${UNDONE}${what}（${note}）`;
}

function takesAKey(decision: Decision): boolean {
  return decision.action === 'accept' && decision.sameAs === null;
}

function mustBeNewest({ ledger }: Desk, taken: StoredDecision[]): void {
  const isNewest = taken.every(({ id, readingId }) => ledger.reviewed(readingId)?.decision.id === id);
  if (!isNewest)
    throw new RequestError(
      'invalid',
      '这次处理牵涉的通报后来又有了新的处理，不能整个撤销；请在那一份上另行办理。',
    );
}

/** As it was before; a version that came with the act is superseded by what it was made from. */
function restore(desk: Desk, decision: StoredDecision): Decision {
  if (desk.ledger.reviewed(decision.readingId)?.figuresRemoved) {
    throw new RequestError(
      'invalid',
      '这次处理牵涉的来源后来已经隐去，数字不在了，不能撤销；可以退回这一份。',
    );
  }
  const earlier = desk.ledger.decisionBefore(decision);
  const { readingId } = decision;
  const key = keyOf(earlier ?? decision);
  if (earlier === null) return decisionBy(desk, { readingId, action: 'supersede', key });
  const { state, sameAs, reasons } = earlier;
  return decisionBy(desk, { readingId, action: RESTORES[state], key, sameAs, reasons });
}

/** Refuses where what came since stands in the way, or rests on what would be taken back. */
function mustStand(desk: Desk, restored: Decision[]): void {
  const after = new Map(restored.map((decision) => [decision.readingId, decision]));
  for (const decision of restored) {
    if (takesAKey(decision)) mustBeFree(desk, decision, after);
    if (decision.sameAs !== null) mustRest(desk, decision, after);
    mustLeaveNothing(desk, decision, after);
  }
}

type After = ReadonlyMap<number, Decision>;

function mustBeFree({ ledger }: Desk, decision: Decision, after: After): void {
  const others = ledger.acceptedTouching(decision).filter(({ readingId }) => !after.has(readingId));
  if (others.length > 0)
    throw new RequestError('invalid', '这一天后来已有别的通报入账，不能撤销；请先退回那一份。');
}

function mustRest({ ledger }: Desk, decision: Decision, after: After): void {
  const id = decision.sameAs ?? 0;
  const target = after.get(id) ?? ledger.reviewed(id)?.decision;
  const stands = target !== undefined && isStanding(target) && sameDays(target, decision);
  if (!stands) throw new RequestError('invalid', '它原来并入的那份通报已经不在账上，不能撤销。');
}

function isStanding(decision: Decision | StoredDecision): boolean {
  const isAccepted = 'state' in decision ? decision.state === 'accepted' : decision.action === 'accept';
  return isAccepted && decision.sameAs === null;
}

function mustLeaveNothing({ ledger }: Desk, decision: Decision, after: After): void {
  const resting = ledger.repeatsOf(decision.readingId).filter((id) => !after.has(id));
  const stays = takesAKey(decision) && resting.every((id) => restsAsBefore(ledger.reviewed(id), decision));
  if (resting.length > 0 && !stays)
    throw new RequestError('invalid', '后来又有来源并入这份通报，不能撤销；可以改为退回，或者更正。');
}

function restsAsBefore(reading: ReviewedReading | null, decision: Decision): boolean {
  return reading !== null && sameDays(reading.decision, decision);
}
