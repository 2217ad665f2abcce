// What every model asks of the ledger besides its entries.
import type { IsoDate } from '../domain/dates.js';
import type { Scope } from '../domain/entry.js';

export interface ScopeParts {
  storage: { coverageFrom(region: string): IsoDate | null; simulated(): boolean };
  clock: { today(): IsoDate };
  region: string;
}

export function scopeOf({ storage, region, clock }: ScopeParts): Scope {
  return {
    region,
    today: clock.today(),
    coverageFrom: storage.coverageFrom(region),
    simulated: storage.simulated(),
  };
}
