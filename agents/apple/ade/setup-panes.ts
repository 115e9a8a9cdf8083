import type { DepProfile } from '../../../protocol/dep/profile.js';
import { type SkipKey, shownBeforeConfiguration } from '../../../protocol/dep/skip-keys.table.js';
import type { AppleDevice } from '../device.js';
import { hasPane } from '../mac/rules.js';
import {
  hiddenInTime,
  identityPanesWork,
  migratesFromDevice,
  paneIsThere,
  panesBeforeNetwork,
  panesShown,
  panesWhenAdvancing,
} from './rules.js';
import { panesBeforeActivation, type SetupPane, setupPanes } from './setup-panes.table.js';

/** Titles of the panes that the holder gets to see, by the configuration and the version of the device. */
export function panesFor(
  device: AppleDevice,
  { skip_setup_items = [], auto_advance_setup = false }: DepProfile,
): readonly string[] {
  const there = setupPanes.filter((pane) => has(device, pane));
  const hidden = hiddenInTime(device.rules, skip_setup_items, shownBeforeConfiguration);
  const shown = panesShown(
    device.rules,
    there.map(({ key }) => key),
    hidden,
  );
  const titles = there.filter(({ key }) => shown.includes(key)).map(({ title }) => title);
  return panesWhenAdvancing(device.rules, auto_advance_setup, device, titles);
}

/** Titles of the panes that the holder saw before the device was online. */
export function panesBefore({ family, rules }: AppleDevice, { skip_setup_items = [] }: DepProfile): readonly string[] {
  return family === 'macos' ? [] : panesBeforeNetwork(rules, panesBeforeActivation, skip_setup_items);
}

function has({ family, osVersion, rules }: AppleDevice, { key, ios, macos }: SetupPane): boolean {
  if (family === 'macos') return hasPane(rules, macos, osVersion);
  if (ios === undefined || !paneIsThere(rules, osVersion, ios)) return false;
  if (identityPanes.has(key)) return identityPanesWork(rules, osVersion);
  return key !== 'DeviceToDeviceMigration' || migratesFromDevice(rules, osVersion);
}

const identityPanes: ReadonlySet<SkipKey> = new Set<SkipKey>(['Passcode', 'Biometric']);
