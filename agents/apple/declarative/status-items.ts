import { declarationTypes } from '../../../protocol/apple/ddm/declaration-types.table.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AppleDevice } from '../device.js';

type StatusItem = (device: AppleDevice) => Json | undefined;

/** What the device can report, by name (apple/device-management, declarative/status). */
const statusItems: Readonly<Record<string, StatusItem>> = {
  'device.identifier.serial-number': ({ record, userEnrolled }) => (userEnrolled ? undefined : record.serial),
  'device.identifier.udid': ({ state, userEnrolled }) => (userEnrolled ? undefined : state.udid),
  'device.model.family': ({ habits }) => habits.modelName.split(' ')[0] ?? habits.modelName,
  'device.model.identifier': ({ world }) => world.model.product,
  'device.model.marketing-name': ({ world }) => world.model.name,
  'device.model.number': ({ habits }) => habits.modelNumber,
  'device.operating-system.build-version': ({ state, world }) => state.osBuild ?? world.model.osBuild,
  'device.operating-system.family': ({ world }) => families[world.model.platform],
  'device.operating-system.marketing-name': (device) => `${families[device.world.model.platform]} ${device.osVersion}`,
  'device.operating-system.version': ({ osVersion }) => osVersion,
  'device.power.battery-health': ({ habits }) => (habits.battery ? 'normal' : undefined),
  'diskmanagement.filevault.enabled': (device) => (device.family === 'macos' ? device.habits.fileVault : undefined),
  'passcode.is-compliant': ({ hasPasscode }) => hasPasscode,
  'passcode.is-present': ({ hasPasscode }) => hasPasscode,
  'softwareupdate.install-state': ({ state }) =>
    state.update === undefined ? 'none' : installStates[state.update.status],
  'test.string-value': () => 'test',
  'test.boolean-value': () => true,
  'test.integer-value': () => 1,
};

const families: Readonly<Record<string, string>> = { ios: 'iOS', ipados: 'iPadOS', macos: 'macOS' };
const installStates = { Downloading: 'downloading', Installing: 'installing' } as const;

export function statusItem(device: AppleDevice, name: string): Json | undefined {
  return Object.hasOwn(statusItems, name) ? statusItems[name]?.(device) : undefined;
}

/** `management.client-capabilities`: what the server may declare and ask for. */
export function clientCapabilities(): JsonObject {
  const kinds = {
    activation: 'activations',
    asset: 'assets',
    configuration: 'configurations',
    management: 'management',
  };
  return {
    'supported-versions': ['1.0.0'],
    'supported-features': {},
    'supported-payloads': {
      declarations: Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [list, typesOf(kind)])),
      'status-items': ['management.client-capabilities', 'management.declarations', ...Object.keys(statusItems)],
    },
  };
}

function typesOf(kind: string): readonly string[] {
  return Object.keys(declarationTypes).filter((type) => type.startsWith(`com.apple.${kind}.`));
}

/** Items under their dotted names as the nested object of a report: `device.model.family` becomes device, model, family. */
export function nested(items: Readonly<Record<string, Json>>): JsonObject {
  const tree: Record<string, Json> = {};
  for (const [name, value] of Object.entries(items)) {
    const parts = name.split('.');
    let at = tree;
    for (const part of parts.slice(0, -1)) {
      at[part] ??= {};
      at = at[part] as Record<string, Json>;
    }
    at[parts.at(-1) ?? name] = value;
  }
  return tree;
}
