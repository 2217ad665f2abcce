// Reads every archived source again; what comes out differently becomes new readings with decisions.
import type { Bulletin } from '../domain/bulletin.js';
import type { Clock } from '../domain/clock.js';
import { judge } from '../domain/judgement.js';
import { differencesBetween } from '../domain/outcome.js';
import type { Fate, RereadChange, Rereading, StatementChange } from '../domain/rereading.js';
import type { HeldReading } from '../domain/source.js';
import type { IngestLedger } from './ledger.js';
import { readAgain, type SourceAgain } from './read-again.js';
import { holdBeside, settle, supersede, type Visit } from './settle.js';
import { hasChanges, keepStatements } from './statements.js';

export interface RereadServices {
  storage: IngestLedger;
  clock: Clock;
  region: string;
}

export interface Reread {
  /** Number of archived sources. */
  count: () => number;
  /** What `apply` would do; nothing is kept. `advance` is called after each source. */
  preview: (advance: () => void) => Rereading;
  /** All of it or nothing. */
  apply: (advance: () => void) => Rereading;
}

/** Reading may take long and writes nothing; only what differs is decided, in one transaction. */
export function createReread(services: RereadServices): Reread {
  const { storage } = services;
  const run = (advance: () => void, within: <T>(work: () => T) => T): Rereading => {
    const digests = storage.digests();
    const again = digests.map((sha256) => {
      const one = readOne(services, sha256);
      advance();
      return one;
    });
    const differing = again.filter((one) => one !== null).filter(differs);
    const changes =
      differing.length === 0 ? [] : within(() => differing.flatMap((one) => write(services, one)));
    const withoutText = again.filter((one) => one === null).length;
    return { sources: digests.length, withoutText, changes, statements: differing.flatMap(statementsOf) };
  };
  return {
    count: () => storage.digests().length,
    preview: (advance) => run(advance, (work) => storage.rehearse(work)),
    apply: (advance) => run(advance, (work) => storage.transaction(work)),
  };
}

function readOne({ storage, region }: RereadServices, sha256: string): SourceAgain | null {
  const [source, known] = [storage.source(sha256), storage.knownSource(sha256)];
  const statements = storage.statementsOf(sha256);
  return source === null || known === null
    ? null
    : readAgain({ source, known, statements, region, ledger: storage });
}

function differs({ different, gone, statements }: SourceAgain): boolean {
  return different.length > 0 || gone.length > 0 || hasChanges(statements);
}

function statementsOf({ source: { sha256, name }, statements }: SourceAgain): StatementChange[] {
  const told = (fate: StatementChange['fate']) => (statement: StatementChange['statement']) => ({
    ...{ sha256, name, fate, statement },
  });
  return [...statements.fresh.map(told('new')), ...statements.gone.map(told('gone'))];
}

function write({ storage, clock, region }: RereadServices, again: SourceAgain): RereadChange[] {
  const { source, sourceId, arrivalId, different, gone } = again;
  const visit: Visit = { ledger: storage, sourceId, arrivalId, at: clock.now().toISOString() };
  keepStatements(again.statements, visit, region);
  const taken = gone.map((held) => takeBack(held, visit));
  const written = different.map(({ bulletin, earlier }) => ({
    earlier,
    id: place(bulletin, earlier, visit),
  }));
  const now = storage.source(source.sha256)?.readings ?? [];
  const changes = written.map(({ earlier, id }) => changeOf(earlier, now, id));
  return [...changes, ...taken].map((change) => ({ sha256: source.sha256, name: source.name, ...change }));
}

/** An accepted reading is never taken back by itself. */
function takeBack(held: HeldReading, visit: Visit): Omit<RereadChange, 'sha256' | 'name'> {
  const pending = held.state === 'pending';
  if (pending) supersede(held, visit);
  return { fate: pending ? 'gone' : 'kept', before: held, after: null, differences: [] };
}

/** Returns the id of the new reading. */
function place(bulletin: Bulletin, earlier: HeldReading[], visit: Visit): number {
  const accepted = earlier.find(({ state }) => state === 'accepted');
  return accepted !== undefined && doubtsMore(bulletin, accepted)
    ? holdBeside(bulletin, earlier, visit)
    : settle(bulletin, earlier, visit);
}

/** Even where the figures are the same: the present parser sees a reason to ask a person that the earlier one did not. */
function doubtsMore(bulletin: Bulletin, accepted: HeldReading): boolean {
  const before = judge(accepted.bulletin).reasons;
  return judge(bulletin).reasons.some((reason) => !before.includes(reason));
}

function changeOf(
  earlier: HeldReading[],
  now: HeldReading[],
  readingId: number,
): Omit<RereadChange, 'sha256' | 'name'> {
  const before = earlier.find(({ state }) => state === 'accepted') ?? earlier.at(-1) ?? null;
  const after = now.find((held) => held.readingId === readingId) ?? null;
  const differences =
    before && after ? differencesBetween(before.bulletin.figures, after.bulletin.figures) : [];
  return { fate: fateOf(before, now), before, after, differences };
}

function fateOf(before: HeldReading | null, now: HeldReading[]): Fate {
  if (before === null) return 'new';
  return now.some(({ readingId }) => readingId === before.readingId) ? 'beside' : 'changed';
}
