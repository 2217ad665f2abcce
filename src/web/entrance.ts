// How visitors reach the application: what serve found out about its own place in the network.
import type { SetupCode } from '../accounts/setup-code.js';

export interface Entrance {
  /** True where browsers come by https: to the application itself, or to the proxy before it. */
  https: boolean;
  /** True where nobody but this machine can come in, directly. */
  loopback: boolean;
  /** Number of proxies that are trusted to tell whom they speak for; 0: none is there. */
  proxies: number;
  /** On loopback: pages can be read without a login even when there are users. */
  openReading: boolean;
  /** Where the application reaches itself, for its own prints: `http://127.0.0.1:3000`; null where it listens nowhere. */
  own: string | null;
  /** Creates the first administrator; null where there are users, or on no loopback. */
  setup: SetupCode | null;
}
