// Failed logins: kept one by one for a while, and one count a day goes into the audit chain.
import type { Services } from '../compose.js';
import { shanghaiDate } from '../domain/dates.js';

/** Whose account and from where; the name only where it is a user's, for somebody may have typed a password. */
export function keepFailure({ accounts, sessions, clock }: Services, name: string, address: string): void {
  const user = accounts.user(name)?.name ?? null;
  const now = clock.now();
  sessions().addFailure({ date: shanghaiDate(now), at: now.toISOString(), user, address });
}

/**
 * The counts of earlier days, once each: a stranger can fail as often as he likes and grows the chain by a row a day.
 * Two files cannot be written as one, so a day that the chain has already is only dropped.
 */
export function recordFailureDays({ storage, sessions, clock }: Services): void {
  const now = clock.now();
  const days = sessions().failuresBefore(shanghaiDate(now));
  if (days.length === 0) return;
  const recorded = storage.events({ most: MOST_DAYS, action: 'login-failures' }).map(({ after }) => after);
  for (const day of days) {
    const after = { date: day.date, count: day.count };
    if (!recorded.includes(JSON.stringify(after))) {
      storage.record({ action: 'login-failures', actor: '系统', at: now.toISOString(), after });
    }
    sessions().dropFailureDay(day.date);
  }
}

/** Days that can lie between a crash and the next start. */
const MOST_DAYS = 400;
