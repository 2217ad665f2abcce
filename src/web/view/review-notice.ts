// What was just done, in one sentence, and how to take it back: read from the decisions themselves.
import type { Services } from '../../compose.js';
import type { Action } from '../../domain/decision.js';
import type { StoredDecision } from '../../domain/review.js';
import { dayText } from '../../reports/reading-text.js';
import { KIND_NAMES } from '../../reports/wording.js';

export interface NoticeView {
  text: string;
  /** Null where it cannot be taken back from here. */
  undo: { action: string; seen: string; batch: string } | null;
}

const DONE: Record<Action, string> = {
  accept: '已采用',
  'set-date': '已按填的日期采用',
  correct: '已更正并入账',
  reject: '已退回',
  hold: '仍待核',
  supersede: '已由新的版本代替',
  redact: '已隐去',
};
const RESTORED: Record<StoredDecision['state'], string> = {
  accepted: '恢复为已入账',
  pending: '恢复为待核',
  rejected: '恢复为已退回',
  superseded: '更正的版本不再有效，恢复为更正以前',
};
const SPAN = /^(\d{1,15})(?:-(\d{1,15}))?$/;
const MOST_BATCH = 2000;

/** `done`: the number of a decision, or of the first and the last of a batch. Null: nothing that we know. */
export function noticeView(services: Services, done: unknown): NoticeView | null {
  const [, first, last] = SPAN.exec(typeof done === 'string' ? done : '') ?? [];
  if (first === undefined) return null;
  return last === undefined ? ofOne(services, Number(first)) : ofBatch(services, Number(first), Number(last));
}

/** The chief decisions of a batch that are still about readings of this region. */
export function batchOf({ storage, region }: Services, span: string): StoredDecision[] {
  const [, first, last] = SPAN.exec(span) ?? [];
  if (first === undefined || last === undefined || Number(last) - Number(first) > 2 * MOST_BATCH) return [];
  const decisions = storage.chiefDecisions(Number(first), Number(last)).map((id) => storage.decision(id));
  return decisions.filter((decision) => decision !== null).filter((decision) => decision.region === region);
}

function ofOne({ storage, region, review }: Services, id: number): NoticeView | null {
  const decision = storage.decision(id);
  const reading = decision === null ? null : storage.reviewed(decision.readingId);
  if (decision?.region !== region || reading === null) return null;
  const { date, dateTo } = decision;
  const day = dayText({ ...reading.bulletin, date, ...(dateTo === undefined ? {} : { dateTo }) });
  const undoes = isUndoing(decision);
  const what = undoes ? `已撤销，${RESTORED[decision.state]}` : DONE[decision.action];
  const brought = storage.actOf(id).filter((one) => one.id !== id && one.action === 'reject').length;
  const more = [
    decision.sameAs !== null && !undoes ? '数字与已入账的相同，记为又一来源。' : '',
    brought > 0 && !undoes ? '与它不一致的那份已退回。' : '',
  ];
  const isNewest = reading.decision.id === id && review.canBeUndone(reading);
  return {
    text: `${what}：${day}${KIND_NAMES[decision.kind]}。${more.join('')}`,
    undo: isNewest ? { action: `/review/${decision.readingId}/undo`, seen: String(id), batch: '' } : null,
  };
}

/** Told by its note: to take back is a decision, too. */
function isUndoing({ note }: StoredDecision): boolean {
  return note?.startsWith('撤销：') === true;
}

function ofBatch(services: Services, first: number, last: number): NoticeView | null {
  const span = `${first}-${last}`;
  const decisions = batchOf(services, span);
  if (decisions.length === 0) return null;
  const count = (is: (decision: StoredDecision) => boolean): number => decisions.filter(is).length;
  const accepted = count(({ state }) => state === 'accepted');
  const sources = count(({ state, sameAs }) => state === 'accepted' && sameAs !== null);
  const held = count((decision) => decision.state === 'pending' && !isUndoing(decision));
  const undone = count(isUndoing);
  if (undone === decisions.length) return { text: `已撤销 ${undone} 份，恢复为原来的样子。`, undo: null };
  const more = [
    sources > 0 ? `，其中 ${sources} 份与已入账的相同，记为又一来源` : '',
    held > 0 ? `；${held} 份与已入账的不一致，仍待核` : '',
  ];
  const isNewest = decisions.every(
    ({ id, readingId }) => services.storage.reviewed(readingId)?.decision.id === id,
  );
  return {
    text: `已采用 ${accepted} 份${more.join('')}。`,
    undo: isNewest ? { action: '/review/years', seen: '', batch: span } : null,
  };
}
