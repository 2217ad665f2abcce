// The audit chain: its head, its events, a verification on demand, and notes that a person writes into it.
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import { EVENT_ACTIONS, type EventAction } from '../../domain/event.js';
import { MOST_NOTE_CHARACTERS, noteText } from '../../domain/note.js';
import {
  adoptedText,
  recordedHeads,
  reservationText,
  type FaultCode,
  type Verification,
} from '../../domain/verification.js';
import { EVENT_NAMES } from '../../reports/wording.js';
import { actorOf } from '../middleware/access.js';
import { read, rowId, typedText } from '../parameters.js';
import { eventView } from '../view/audit.js';
import { backupsView } from '../view/backups.js';

export const EVENTS_A_PAGE = 50;

const blank = z.literal('').transform(() => undefined);
const query = z.object({
  before: rowId.optional(),
  event: rowId.optional(),
  action: z.union([blank, z.enum(EVENT_ACTIONS)], '没有这一类事件。').optional(),
});
type Query = z.output<typeof query>;

const verifyForm = z.object({ heads: typedText(20_000) });
const noteForm = z.object({ note: typedText(2000) });

export interface AuditControllers {
  show: RequestHandler;
  verify: RequestHandler;
  addNote: RequestHandler;
}

/** What a form brought, and what came of it. */
interface FormState {
  heads: string;
  headsError: string | null;
  verification: ReturnType<typeof shown> | null;
  note: string;
  noteError: string | null;
}

const NOTHING: FormState = { heads: '', headsError: null, verification: null, note: '', noteError: null };

export function auditControllers(services: Services): AuditControllers {
  const verifyInTurn = oneAtATime(services.verify);
  const render = (response: Response, asked: Query, state: FormState): void => {
    response.render('audit/show', { ...pageOf(services, asked), ...state });
  };
  return {
    show(request, response) {
      render(response, read(query, request.query), NOTHING);
    },
    async verify({ body }, response) {
      const { heads } = read(verifyForm, body ?? {});
      const result = await refusable(() => verifyInTurn(recordedHeads(heads)));
      const [verification, headsError] = typeof result === 'string' ? [null, result] : [result, null];
      const state = { ...NOTHING, heads, verification: verification && shown(verification), headsError };
      render(response.status(headsError === null ? 200 : 400), {}, state);
    },
    async addNote({ body }, response) {
      const { note } = read(noteForm, body ?? {});
      const result = await refusable(() => recorded(services, noteText(note), actorOf(response)));
      if (typeof result === 'number') response.redirect(303, `/audit?event=${result}#event-${result}`);
      else render(response.status(400), {}, { ...NOTHING, note, noteError: result });
    },
  };
}

const WITHOUT_EVENT: readonly FaultCode[] = ['head-cut', 'tail-cut'];

function shown(verification: Verification) {
  const { adopted, explained, faults, faultCount } = verification;
  return {
    ...verification,
    adopted: adoptedText(adopted),
    reservation: reservationText(explained),
    faults: faults.map((fault) => ({ ...fault, isOnPage: !WITHOUT_EVENT.includes(fault.code) })),
    faultsLeftOut: faultCount - faults.length,
  };
}

function recorded({ storage, clock }: Services, note: string, actor: string): number {
  const at = clock.now().toISOString();
  return storage.transaction(() => storage.record({ action: 'note', actor, at, after: { note } })).seq;
}

/** The result, or why the form cannot be taken. */
async function refusable<Result>(work: () => Promise<Result> | Result): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestError && error.code === 'invalid') return error.message;
    throw error;
  }
}

/** A verification reads the whole ledger. */
function oneAtATime(verify: Services['verify']): Services['verify'] {
  let isRunning = false;
  return async (heads) => {
    if (isRunning) throw new RequestError('unavailable', '正在校验，请稍后再试。');
    isRunning = true;
    try {
      return await verify(heads);
    } finally {
      isRunning = false;
    }
  };
}

function pageOf({ storage, backups }: Services, { before, event, action }: Query): object {
  // The page that holds an event shows what came right after it, too.
  const from = event === undefined ? before : event + EVENTS_A_PAGE / 2;
  const filter = event === undefined ? action : undefined;
  const found = storage.events({
    most: EVENTS_A_PAGE + 1,
    ...(from === undefined ? {} : { before: from }),
    ...(filter === undefined ? {} : { action: filter }),
  });
  const events = found.slice(0, EVENTS_A_PAGE);
  if (event !== undefined && !events.some(({ seq }) => seq === event)) {
    throw new RequestError('not-found', `审计链里没有第${event}号事件。`);
  }
  const subjects = storage.subjectsOf(events);
  const [newest = 0, oldest = 0] = [events[0]?.seq, events.at(-1)?.seq];
  const headSeq = storage.head()?.seq ?? 0;
  const older = found.length > events.length ? pagePlace(oldest, filter) : null;
  const newer = newest < headSeq && from !== undefined ? newerPlace(newest, headSeq, filter) : null;
  return {
    ...{ title: '审计', section: 'audit', eventCount: storage.countEvents() },
    backups: backupsView(backups),
    events: events.map((one) => eventView(one, subjects.get(one.seq))),
    action: filter ?? '',
    actions: Object.entries(EVENT_NAMES).map(([id, name]) => ({ id, name })),
    ...{ older, newer, turns: older !== null || newer !== null },
    mostNoteCharacters: MOST_NOTE_CHARACTERS,
  };
}

/** Among events of one kind the numbers have gaps: only the newest page is known. */
function newerPlace(newest: number, headSeq: number, action: EventAction | undefined): string {
  const before = newest + EVENTS_A_PAGE + 1;
  return action === undefined && before <= headSeq ? pagePlace(before, action) : pagePlace(undefined, action);
}

function pagePlace(before: number | undefined, action: EventAction | undefined): string {
  const asked = new URLSearchParams({
    ...(before === undefined ? {} : { before: String(before) }),
    ...(action === undefined ? {} : { action }),
  }).toString();
  return `/audit${asked === '' ? '' : `?${asked}`}#events`;
}
