import { createHash } from 'node:crypto';
import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import { declarationsStatus, type StatusReport } from '../../../protocol/apple/ddm/status.js';
import { isOlder } from '../../../protocol/apple/versions.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeclarativeState } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { declarativeState, putDeclarative } from './channel.js';
import { combineAll } from './combine.js';
import { evaluateDeclarations } from './evaluate.js';
import { clientCapabilities, statusItem } from './status-items.js';
import { hasFullReport, listChanges, reportsInFull, toldErrors } from './status-rules.js';
import { scopeOf } from './support.js';

/**
 * What the device has to report: everything the first time, later what changed (Apple: "StatusReport"). Undefined when nothing did. The
 * state is brought up to date as if the report had been taken.
 */
export function nextReport(device: AppleDevice): StatusReport | undefined {
  const state = declarativeState(device);
  if (state === undefined) return undefined;
  const { items, errors } = itemsOf(device, state);
  const digests = Object.fromEntries(Object.entries(items).map(([name, value]) => [name, digestOf(value)]));
  const first = Object.keys(state.reported).length === 0;
  const changed = Object.entries(items).filter(([name]) => !same(digests[name], state.reported[name]));
  putDeclarative(device, { reported: digests });
  if (changed.length === 0) return undefined;
  const told = changed.map(([name, value]) => [name, changesIn(device, value, state.reported[name])] as const);
  const FullReport = knowsFullReport(device) ? { FullReport: reportsInFull(device.rules, first) } : {};
  return { StatusItems: nested(Object.fromEntries(told)), Errors: toldErrors(device.rules, errors), ...FullReport };
}

/** FullReport came with iOS 17 and macOS 14 (declarative/protocol/statusreport.yaml). */
function knowsFullReport({ family, osVersion, rules }: AppleDevice): boolean {
  return hasFullReport(rules, !isOlder(osVersion, family === 'macos' ? '14.0' : '17.0'));
}

function itemsOf(device: AppleDevice, { declarations, active }: DeclarativeState) {
  const errors: Json[] = [];
  const statuses = evaluateDeclarations(device, declarations, scopeOf(device));
  const items: Record<string, Json> = {
    'management.client-capabilities': clientCapabilities(device),
    'management.declarations': declarationsStatus(statuses),
  };
  for (const name of subscribed(device, declarations, active)) {
    const value = statusItem(device, name);
    if (value !== undefined) items[name] ??= value;
    else if (items[name] === undefined) errors.push(unsupported(name));
  }
  return { items, errors };
}

const subscriptions = 'com.apple.configuration.management.status-subscriptions';

/** Names of status items that active subscriptions ask for together. */
function subscribed(
  device: AppleDevice,
  declarations: DeclarativeState['declarations'],
  active: readonly string[],
): readonly string[] {
  const asked = declarations.filter(({ type, identifier }) => type === subscriptions && active.includes(identifier));
  const { StatusItems } = combineAll(
    device,
    subscriptions,
    asked.map(({ payload }) => payload),
  );
  const entries = Array.isArray(StatusItems) ? (StatusItems as readonly Json[]) : [];
  return entries.flatMap((entry) => (isObject(entry) && typeof entry.Name === 'string' ? [entry.Name] : []));
}

function unsupported(StatusItem: string): Json {
  const Description = `There is no ${StatusItem} here.`;
  return { StatusItem, Reasons: [{ Code: 'Error.UnsupportedStatusItem', Description, Details: { StatusItem } }] };
}

/** Of a list whose entries have identifiers: those that are new or changed, and which are gone. */
function changesIn(device: AppleDevice, value: Json, before: Json | undefined): Json {
  if (!isList(value) || !isObject(before)) return value;
  const changed = value.filter((entry) => before[entry.identifier] !== digest(entry));
  const gone = Object.keys(before).filter((identifier) => !value.some((entry) => entry.identifier === identifier));
  return [...listChanges(device.rules, changed, gone)];
}

type Entry = JsonObject & { readonly identifier: string };

function isList(value: Json): value is readonly Entry[] & Json {
  return (
    Array.isArray(value) &&
    (value as readonly Json[]).every((entry) => isObject(entry) && typeof entry.identifier === 'string')
  );
}

/** Of a list one digest for each entry. */
function digestOf(value: Json): Json {
  return isList(value) ? Object.fromEntries(value.map((entry) => [entry.identifier, digest(entry)])) : digest(value);
}

function digest(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 12);
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
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
