import { isOlder } from '../../../protocol/apple/versions.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { AppleDevice } from '../device.js';
import { type SetupPane, setupPanes } from './setup-panes.table.js';

/** Panes that the holder gets to see, by the configuration and the version of the device. */
export function panesFor(device: AppleDevice, { skip_setup_items = [] }: DepProfile): readonly string[] {
  return setupPanes.filter((pane) => has(device, pane) && !skip_setup_items.includes(pane.key)).map(({ key }) => key);
}

function has({ family, osVersion }: AppleDevice, { ios, macos, goneIn }: SetupPane): boolean {
  const since = family === 'macos' ? macos : ios;
  if (since === undefined || isOlder(osVersion, since)) return false;
  return family === 'macos' || goneIn === undefined || isOlder(osVersion, goneIn);
}
