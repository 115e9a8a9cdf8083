import type { AppleDevice } from '../device.js';
import { passcodeComplies } from '../restrictions/passcode.js';
import type { StatusItem } from './status-items.js';

const families: Readonly<Record<string, string>> = { ios: 'iOS', ipados: 'iPadOS', macos: 'macOS' };

const buildOf = ({ state, world }: AppleDevice): string => state.osBuild ?? world.model.osBuild;

/** What the device is (apple/device-management, declarative/status, device, diskmanagement and passcode). */
export const deviceItems: Readonly<Record<string, StatusItem>> = {
  'device.identifier.serial-number': ({ record }) => record.serial,
  'device.identifier.udid': ({ state }) => state.udid,
  'device.model.family': ({ habits }) => habits.modelName.split(' ')[0] ?? habits.modelName,
  'device.model.identifier': ({ world }) => world.model.product,
  'device.model.marketing-name': ({ world }) => world.model.name,
  'device.model.number': ({ habits }) => habits.modelNumber,
  'device.operating-system.build-version': buildOf,
  'device.operating-system.family': ({ world }) => families[world.model.platform],
  'device.operating-system.marketing-name': (device) => `${families[device.world.model.platform]} ${device.osVersion}`,
  'device.operating-system.supplemental.build-version': buildOf,
  'device.operating-system.supplemental.extra-version': () => '',
  'device.operating-system.version': ({ osVersion }) => osVersion,
  'device.power.battery-health': ({ habits }) => (habits.battery ? 'normal' : 'unsupported'),
  'diskmanagement.filevault.enabled': ({ habits }) => habits.fileVault,
  'passcode.is-compliant': passcodeComplies,
  'passcode.is-present': ({ hasPasscode }) => hasPasscode,
};

/** Items for trying out servers; one of them is always an error (declarative/status, test). */
export const testItems: Readonly<Record<string, StatusItem>> = {
  'test.array-value': () => [{ identifier: '1', key1: 'a', key2: 'b' }],
  'test.boolean-value': () => true,
  'test.dictionary-value': () => ({ key1: 'a', key2: 'b' }),
  'test.error-value': () => undefined,
  'test.integer-value': () => 1,
  'test.real-value': () => 1.5,
  'test.string-value': () => 'test',
};
