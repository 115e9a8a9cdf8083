import { createHash } from 'node:crypto';
import { declarationsStatus, type StatusReport } from '../../../protocol/apple/ddm/status.js';
import type { Json } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { evaluateDeclarations } from './evaluate.js';
import { reportsInFull, toldErrors } from './rules.js';
import { clientCapabilities, nested, statusItem } from './status-items.js';

/**
 * What the device has to report: everything the first time, later what changed (Apple: "StatusReport"). Undefined when nothing did. The
 * state is brought up to date as if the report had been taken.
 */
export function nextReport(device: AppleDevice): StatusReport | undefined {
  const { declarative } = device.state;
  if (declarative === undefined) return undefined;
  const { items, errors } = statusOf(device, declarative.declarations);
  const digests = Object.fromEntries(Object.entries(items).map(([name, value]) => [name, digestOf(value)]));
  const first = Object.keys(declarative.reported).length === 0;
  const changed = Object.entries(items).filter(([name]) => digests[name] !== declarative.reported[name]);
  device.update({ declarative: { ...declarative, reported: digests } });
  if (changed.length === 0) return undefined;
  const FullReport = reportsInFull(device.rules, first);
  return { StatusItems: nested(Object.fromEntries(changed)), Errors: toldErrors(device.rules, errors), FullReport };
}

function statusOf(device: AppleDevice, declarations: readonly StoredDeclaration[]) {
  const statuses = evaluateDeclarations(device, declarations);
  const active = new Set(statuses.filter((status) => status.active).map(({ identifier }) => identifier));
  const subscribed = declarations
    .filter(
      ({ type, identifier }) =>
        type === 'com.apple.configuration.management.status-subscriptions' && active.has(identifier),
    )
    .flatMap(({ payload }) => namesIn(payload.StatusItems));
  const errors: Json[] = [];
  const items: Record<string, Json> = {
    'management.client-capabilities': clientCapabilities(),
    'management.declarations': declarationsStatus(statuses),
  };
  for (const name of new Set(subscribed)) {
    const value = statusItem(device, name);
    if (value !== undefined) items[name] = value;
    else
      errors.push({
        StatusItem: name,
        Reasons: [{ Code: 'Error.UnsupportedStatusItem', Description: `There is no ${name}.` }],
      });
  }
  return { items, errors };
}

/** `[{ Name: "device.model.family" }]` */
function namesIn(subscriptions: Json | undefined): readonly string[] {
  if (!Array.isArray(subscriptions)) return [];
  return (subscriptions as readonly Json[]).flatMap((entry) => {
    const name = typeof entry === 'object' && entry !== null && 'Name' in entry ? entry.Name : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

function digestOf(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 12);
}
