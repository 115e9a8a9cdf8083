import { decodeCommand } from '../../../../protocol/apple/command.js';
import { dictToJson } from '../../../../protocol/plist/json.js';
import { findDevice, queueCommand } from '../../domain/devices.js';
import type { Tenant } from '../../tenant.js';

/** What became of a raw command, as the enqueue API of NanoMDM tells it (github.com/micromdm/nanomdm, docs/openapi.yaml). */
export interface EnqueueResult {
  readonly commandUuid: string;
  readonly requestType: string;
  /** By enrollment id: undefined when queued, else why not. */
  readonly errors: Readonly<Record<string, string | undefined>>;
}

/** Queues one command, given as the property list that the device will get, for each id. Throws ProtocolError when it is no command. */
export function enqueueRaw(tenant: Tenant, ids: readonly string[], plist: Uint8Array): EnqueueResult {
  const { CommandUUID, RequestType, Command } = decodeCommand(plist).message;
  const id = CommandUUID === '' ? tenant.random.uuid() : CommandUUID;
  const errors = ids.map((enrollmentId): readonly [string, string | undefined] => {
    const device = findDevice(tenant.state, enrollmentId);
    if (device === undefined || device.state === 'unenrolled') return [enrollmentId, 'no such enrollment'];
    if (device.commands.some((command) => command.id === id)) return [enrollmentId, 'CommandUUID was used before'];
    queueCommand(device, { id, kind: RequestType, payload: dictToJson(Command) }, tenant.clock.now());
    return [enrollmentId, undefined];
  });
  return { commandUuid: id, requestType: RequestType, errors: Object.fromEntries(errors) };
}
