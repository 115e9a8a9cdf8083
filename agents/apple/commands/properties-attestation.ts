import { isOlder } from '../../../protocol/apple/versions.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import type { PlistValue } from '../../../protocol/plist/value.js';
import { attestedFacts } from '../../identity/acme-rules.js';
import { simulatedAttestation } from '../../identity/attestation-authority.js';
import type { AppleDevice } from '../device.js';
import { attestationGiven, attestsProperties, freshnessTold } from './attestation-rules.js';

/** Versions from which on devices attest their properties (mdm/commands/information.device.yaml, DevicePropertiesAttestation). */
const since = { ios: '16.0', macos: '14.0' } as const;

/** Macs need Apple silicon; every iPhone and iPad that is played has a chip that can. */
function canAttest({ family, habits, osVersion }: AppleDevice): boolean {
  const chip = family === 'ios' || habits.appleSilicon;
  return chip && !isOlder(osVersion, since[family]);
}

/**
 * A chain whose leaf tells what the device is, with the nonce as its freshness code: a new one, or as it was made within the last seven days
 * (mdm/commands/information.device.yaml, DeviceAttestationNonce). Undefined where the hardware cannot attest. The authority is simulated.
 */
export async function propertiesAttestation(
  device: AppleDevice,
  nonce: Uint8Array | undefined,
): Promise<readonly PlistValue[] | undefined> {
  if (!attestsProperties(device.rules, canAttest(device))) return undefined;
  const { attestation: kept } = device.state;
  const asked = { nonce: Buffer.from(nonce ?? []).toString('base64'), at: device.rules.now };
  const given = kept !== undefined && attestationGiven(device.rules, asked.nonce, kept) === 'kept' ? kept : asked;
  device.update({ attestation: given });
  return (await chainOf(device, given)).map((der) => der);
}

async function chainOf(
  device: AppleDevice,
  { nonce, at }: { readonly nonce: string; readonly at: number },
): Promise<readonly Uint8Array[]> {
  const { record, state, world, rules, userEnrolled } = device;
  const key = await world.keys.take('ec-p256', `${record.seed} properties attestation`);
  const facts = { serialNumber: record.serial, udid: state.udid, osVersion: device.osVersion };
  return simulatedAttestation({
    ...attestedFacts(rules, facts, userEnrolled),
    publicKey: spkiOf(key),
    freshness: freshnessTold(rules, new Uint8Array(Buffer.from(nonce, 'base64'))),
    now: at,
    random: device.constant(`attestation ${at}`),
  });
}
