import type { Deed } from '../deeds.js';
import type { AndroidDevice } from '../device.js';
import { isRestricted, policyOn } from './policies.js';
import { restrictionIsFelt } from './rules.js';

type Blocks = (device: AndroidDevice) => boolean;

const restriction =
  (name: string): Blocks =>
  (device) =>
    isRestricted(device, name);

const forbidsGoogleAccounts: Blocks = (device) =>
  (policyOn(device, 'OwnerPolicy', 'AccountTypesDisabled') ?? '').split(',').includes('com.google');

/** Functions of a device, with what takes each away (android.os.UserManager; DevicePolicyManager). */
const functions: Readonly<Record<string, Blocks>> = {
  'reset the device in its settings': restriction('no_factory_reset'),
  'transfer files over USB': restriction('no_usb_file_transfer'),
  'read a memory card': restriction('no_physical_media'),
  'open the credential settings': restriction('no_config_credentials'),
  'add a user': restriction('no_add_user'),
  'remove a user': restriction('no_remove_user'),
  'add a personal Google account': forbidsGoogleAccounts,
  'change date and time': restriction('no_config_date_time'),
  'open a hotspot': restriction('no_config_tethering'),
  'beam data by NFC': restriction('no_outgoing_beam'),
  'paste work data on the personal side': restriction('no_cross_profile_copy_paste'),
  'add an account to the work profile': restriction('no_modify_accounts'),
  'take a screenshot of work': (device) => policyOn(device, 'WorkProfile', 'ScreenCaptureDisabled') === 'true',
  'install from an unknown source': restriction('no_install_unknown_sources_globally'),
};

const functionDeed =
  (blocks: Blocks): Deed =>
  ({ device }) =>
    restrictionIsFelt(device.rules, blocks(device))
      ? { kind: 'refused', code: 'POLICY', message: 'your administrator does not allow it' }
      : { kind: 'done' };

/** What a user may try. */
export const functionDeeds: Readonly<Record<string, Deed>> = Object.fromEntries(
  Object.entries(functions).map(([name, blocks]) => [name, functionDeed(blocks)]),
);
