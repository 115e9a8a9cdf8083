import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { queueCommand } from '../../../domain/devices.js';
import type { DeviceState } from '../../../domain/state.js';
import { validateOmaDmCommand } from '../command-payload.js';

/** The value that a node of the device's tree is to have. */
export interface WantedNode {
  readonly target: string;
  readonly format: 'chr' | 'bool' | 'int';
  readonly data: string;
}

export interface Queue {
  readonly now: number;
  readonly newId: () => string;
}

/** Queues what makes the tree as it is wanted: a Replace for each node that is new or changed, a Delete for each that is wanted no more. */
export function queueChanges(device: DeviceState, wanted: readonly WantedNode[], queue: Queue): void {
  const before = (device.detail.nodes ?? {}) as Readonly<Record<string, string>>;
  const now = Object.fromEntries(wanted.map((node) => [node.target, digestOf(node)]));
  const changed = wanted.filter(({ target }) => before[target] !== now[target]);
  const gone = Object.keys(before).filter((target) => now[target] === undefined);
  if (changed.length === 0 && gone.length === 0) return;
  device.detail = { ...device.detail, nodes: now };
  for (const target of gone) enqueue(device, { verb: 'Delete', target }, queue);
  for (const node of changed) enqueue(device, { verb: 'Replace', ...node }, queue);
}

const digestOf = ({ format, data }: WantedNode): string =>
  createHash('sha256').update(`${format} ${data}`).digest('base64').slice(0, 8);

function enqueue(device: DeviceState, payload: JsonObject, { now, newId }: Queue): void {
  queueCommand(device, { id: newId(), kind: validateOmaDmCommand(payload), payload }, now);
}
