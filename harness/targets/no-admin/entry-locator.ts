import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import type { EntryWayName } from './entry-ways.table.js';

/** A way in with its secrets resolved and its files read: plain data, handed to workers. */
export interface EntryLocator {
  readonly methods: readonly Method[];
  readonly way: EntryWayName;
  /** What a device begins with. */
  readonly gives: Omit<EnrollmentEntry, 'platform' | 'method'>;
  /** Text of a QR code, which is drawn when a device is to read it. */
  readonly payload?: string;
  /** Who signs in, where somebody does. */
  readonly account?: { readonly upn: string; readonly password: string };
  /** Wishes of a scenario that it happens to fulfil: `{ transport: 'tls' }`. */
  readonly wishes: JsonObject;
  /** It lets one device in. */
  readonly once: boolean;
}
