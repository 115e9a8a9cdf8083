import type { Authenticate, CheckIn } from '../../../protocol/apple/check-in.js';
import type { CommandReport } from '../../../protocol/apple/command.js';
import type { Json, JsonObject, Platform } from '../../../protocol/base/vocabulary.js';
import { dictToJson } from '../../../protocol/plist/json.js';
import type { CommandView, DeviceView } from '../../checks/admin.js';
import type { WebhookMessage } from './webhook-event.js';

/** A device as it can be told from what NanoMDM passed on; users of a device are entries of their own there and are not listed. */
type Entry = { -readonly [K in keyof Omit<DeviceView, 'commands'>]: DeviceView[K] } & { commands: CommandView[] };

/** What NanoMDM's webhook told of devices, and what was queued for them through this process. */
export class DeviceBook {
  readonly #devices = new Map<string, Entry>();

  get devices(): readonly DeviceView[] {
    return [...this.#devices.values()];
  }

  /** The device was given a command by us. */
  queued(id: string, command: CommandView): void {
    this.#entry(id).commands.push(command);
  }

  hear(message: WebhookMessage): void {
    if (message.id.includes(':')) return;
    const device = this.#entry(message.id);
    device.lastContact = message.at;
    if ('report' in message) answer(device, message.report);
    else if (message.checkIn.MessageType === 'Authenticate') begin(device, message.checkIn);
    else device.state = stateAfter[message.checkIn.MessageType] ?? device.state;
  }

  #entry(id: string): Entry {
    const known = this.#devices.get(id);
    if (known !== undefined) return known;
    const made: Entry = { id, enrollmentId: id, platform: 'ios', state: 'enrolling', commands: [], detail: {} };
    this.#devices.set(id, made);
    return made;
  }
}

const stateAfter: Readonly<Partial<Record<CheckIn['MessageType'], Entry['state']>>> = {
  TokenUpdate: 'enrolled',
  CheckOut: 'unenrolled',
};

function begin(device: Entry, { ProductName, Model, OSVersion, SerialNumber, Topic }: Authenticate): void {
  const model = ProductName ?? Model;
  Object.assign(device, {
    state: 'enrolling',
    platform: platformOf(model ?? ''),
    ...(model === undefined ? {} : { model }),
    ...(OSVersion === undefined ? {} : { osVersion: OSVersion }),
    ...(SerialNumber === undefined ? {} : { serial: SerialNumber }),
    detail: { topic: Topic ?? '' },
  });
}

function platformOf(product: string): Platform {
  if (product.startsWith('iPhone')) return 'ios';
  return product.startsWith('iPad') ? 'ipados' : 'macos';
}

const states: Readonly<Record<CommandReport['Status'], CommandView['state'] | undefined>> = {
  Idle: undefined,
  Acknowledged: 'acknowledged',
  NotNow: 'not-now',
  Error: 'failed',
  CommandFormatError: 'failed',
};

function answer(device: Entry, report: CommandReport): void {
  const state = states[report.Status];
  const at = device.commands.findIndex(({ id }) => id === report.CommandUUID);
  const command = device.commands[at];
  if (state === undefined || command === undefined) return;
  device.commands[at] = { ...command, state, result: resultOf(report) };
}

function resultOf({ Status, ErrorChain, answer: members }: CommandReport): JsonObject {
  const chain = ErrorChain?.map((item) => ({ ...item }) as Json);
  return { Status, ...(chain === undefined ? {} : { ErrorChain: chain }), ...dictToJson(members) };
}
