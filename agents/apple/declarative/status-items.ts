import { declarationTypes } from '../../../protocol/apple/ddm/declaration-types.table.js';
import type { Scope } from '../../../protocol/apple/ddm/payload-key.js';
import { statusItemTypes } from '../../../protocol/apple/ddm/status-items.table.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AppleDevice } from '../device.js';
import { accountLists } from './account-status.js';
import { appLists } from './app-status.js';
import { deviceItems, testItems } from './device-status.js';
import { serviceLists } from './service-status.js';
import { capabilitiesTold } from './status-rules.js';
import { scopeOf, takesHere } from './support.js';
import { updateItems } from './update-status.js';

/** Gives the value of a status item on this device; undefined where it has none. */
export type StatusItem = (device: AppleDevice) => Json | undefined;

const statusItems: Readonly<Record<string, StatusItem>> = {
  ...deviceItems,
  ...testItems,
  ...updateItems,
  ...accountLists,
  ...appLists,
  ...serviceLists,
};

/** The value of a status item, where version, enrollment and channel offer it. */
export function statusItem(device: AppleDevice, name: string): Json | undefined {
  return offersItem(device, name, scopeOf(device)) ? statusItems[name]?.(device) : undefined;
}

function offersItem(device: AppleDevice, name: string, scope: Scope): boolean {
  if (!Object.hasOwn(statusItems, name)) return false;
  return takesHere(device, statusItemTypes[name] ?? {}, scope);
}

/** `management.client-capabilities`: what the server may declare and ask for (declarative/status/management.client-capabilities.yaml). */
export function clientCapabilities(device: AppleDevice): JsonObject {
  const kinds = {
    activation: 'activations',
    asset: 'assets',
    configuration: 'configurations',
    management: 'management',
  };
  const items = Object.keys(statusItems);
  const offered = items.filter((name) => offersItem(device, name, scopeOf(device)));
  return {
    'supported-versions': ['1.0.0'],
    'supported-features': {},
    'supported-payloads': {
      declarations: Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [list, [...typesOf(device, kind)]])),
      'status-items': [
        'management.client-capabilities',
        'management.declarations',
        ...capabilitiesTold(device.rules, offered, items),
      ],
    },
  };
}

function typesOf(device: AppleDevice, kind: string): readonly string[] {
  const all = Object.entries(declarationTypes).filter(([type]) => type.startsWith(`com.apple.${kind}.`));
  const offered = all.filter(([, type]) => takesHere(device, type, scopeOf(device)));
  const names = (entries: typeof all): readonly string[] => entries.map(([type]) => type);
  return capabilitiesTold(device.rules, names(offered), names(all));
}
