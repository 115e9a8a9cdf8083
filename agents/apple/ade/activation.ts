import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { type DeviceConfiguration, profileFrom } from '../../../protocol/dep/profile.js';
import { type AppleDevice, refuse } from '../device.js';
import { mayActivate } from './rules.js';

const step = 'GetConfiguration';

/**
 * What a device that is turned on for the first time learns of its organisation: the profile that is assigned to its serial number. Apple's own
 * service for it is not public; the simulated one answers `GET <entry>/<serial>` with the profile as it was defined ("Define a Profile"), where the
 * entry does not bring it along. Throws EnrollmentStopped where no profile waits.
 */
export async function activate(device: AppleDevice, entry: EnrollmentEntry): Promise<DeviceConfiguration> {
  if (entry.assigned !== undefined) return configurationIn(entry.assigned);
  if (entry.url === undefined) refuse(local('NO_ADDRESS', 'the entry has no address to ask for the configuration'));
  const { transport, signal } = device.world;
  const url = `${entry.url.replace(/\/$/, '')}/${encodeURIComponent(device.record.serial)}`;
  const response = await transport.send({ step, method: 'GET', url, redirects: 3, ...(signal && { signal }) });
  if (response.status === 404)
    refuse({ ...local('NO_CONFIGURATION', 'no profile is assigned to the device'), exchange: response.exchange });
  const text = Buffer.from(response.body).toString('utf8');
  if (response.status !== 200)
    refuse({
      form: 'http',
      code: String(response.status),
      message: text.slice(0, 200),
      step,
      exchange: response.exchange,
    });
  return readConfiguration(text);
}

/** Why the device does not ask: it is set up, and stays as it is until it is erased. */
export function staysAsItIs({ rules, state }: AppleDevice): EnrollmentOutcome | undefined {
  if (mayActivate(rules, state.setup !== undefined || state.inUse === true)) return undefined;
  const message = 'the device is set up already: only after it was erased it asks for its configuration again';
  return { kind: 'refused', refusal: local('ALREADY_SET_UP', message) };
}

function readConfiguration(text: string): DeviceConfiguration {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return configurationIn(value as JsonObject);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ProtocolError('ADE_CONFIGURATION', `a configuration is a JSON object, not ${text.slice(0, 80)}`);
}

/** The keys of the profile, and the two that Apple adds. */
function configurationIn(document: JsonObject): DeviceConfiguration {
  const { profile_uuid: uuid, mdm_migration_deadline: deadline } = document;
  return {
    ...profileFrom(document),
    ...(typeof uuid === 'string' && { profile_uuid: uuid }),
    ...(typeof deadline === 'string' && { mdm_migration_deadline: deadline }),
  };
}

const local = (code: string, message: string) => ({ form: 'local' as const, code, message, step });
