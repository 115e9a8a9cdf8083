import type { AppleDevice } from '../device.js';
import { beginsWith } from './migration-rules.js';

/**
 * Whether the user whom the server manages beside the Mac is signed in, so that the migration can begin; anybody will do where there is none (Apple
 * Device Management, "Migrating managed devices", Handle multiple users).
 */
export function managedUserIsThere(device: AppleDevice): boolean {
  const managed = device.state.mdm?.user?.shortName;
  const present = device.state.mac?.consoleUser ?? managed ?? '';
  return beginsWith(device.rules, managed, present);
}
