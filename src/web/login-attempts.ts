// The delays before a login: of an account from one network, of a network, and loosely of an account from anywhere.
import { networkOf } from '../accounts/networks.js';
import { createThrottle } from '../accounts/throttle.js';
import { typedName } from '../accounts/user-names.js';
import type { Services } from '../compose.js';
import { RequestError } from '../domain/errors.js';
import type { User } from '../domain/user.js';
import { keepFailure, recordFailureDays } from './login-failures.js';
import { TooMany } from './refusals.js';

/** The same for an unknown name, a wrong password and a disabled account. */
const REFUSAL = '姓名或密码不对。';

const HOUR_MS = 3600_000;
const OF_PLACE = { free: 5, mostSeconds: 300 };
const OF_NETWORK = { free: 20, mostSeconds: 900 };
/** Against many addresses at once; so short that it shuts nobody out. */
const OF_ACCOUNT = { free: 50, mostSeconds: 30, memoryMs: HOUR_MS };
/** Where an account logged in; beyond this the oldest are forgotten. */
const MOST_KNOWN = 10_000;

interface Typed {
  name: string;
  password: string;
  address: string;
}

/** Whose name and password these are; throws a RequestError otherwise. */
export function loginAttempts(services: Services): (typed: Typed) => Promise<User> {
  const delays = loginDelays(services);
  return async ({ name, password, address }) => {
    recordFailureDays(services);
    const attempt = delays(typedName(name).toLowerCase(), networkOf(address));
    const user = await services.accounts.check(name, password).catch((error: unknown) => {
      // Nobody looked at the password.
      attempt.takeBack();
      throw error;
    });
    if (user === null) {
      keepFailure(services, typedName(name), address);
      throw new RequestError('unauthenticated', REFUSAL);
    }
    attempt.succeed();
    return user;
  };
}

interface Attempt {
  takeBack(): void;
  succeed(): void;
}

/** Counts an attempt before its password is looked at, so that many at once are no way around the delay. */
function loginDelays({ clock }: Services): (account: string, network: string) => Attempt {
  const byPlace = createThrottle(clock, OF_PLACE);
  const byNetwork = createThrottle(clock, OF_NETWORK);
  const byAccount = createThrottle(clock, OF_ACCOUNT);
  const known = new Set<string>();
  return (account, network) => {
    const place = JSON.stringify([account, network]);
    // Whoever came in from here before does not wait for what others do elsewhere.
    const isKnown = known.has(place);
    const elsewhere = isKnown ? 0 : byAccount.wait(account);
    const seconds = Math.max(byPlace.wait(place), byNetwork.wait(network), elsewhere);
    if (seconds > 0) throw new TooMany(seconds);
    byPlace.failed(place);
    byNetwork.failed(network);
    if (!isKnown) byAccount.failed(account);
    const takeBack = (): void => {
      byPlace.forgive(place);
      byNetwork.forgive(network);
      if (!isKnown) byAccount.forgive(account);
    };
    return {
      takeBack,
      succeed() {
        takeBack();
        byPlace.forget(place);
        remember(known, place);
      },
    };
  };
}

function remember(known: Set<string>, place: string): void {
  known.delete(place);
  known.add(place);
  const [oldest] = known;
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}
