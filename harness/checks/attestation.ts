import { attestedDevice, decodeAttestation } from '../../protocol/acme/attestation.js';
import { base64url, stringAt } from '../../protocol/acme/json.js';
import { parseJws } from '../../protocol/acme/jws.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { section } from '../../protocol/base/section.js';
import { type Check, finding } from './check.js';

/** The attestation that the device sent last, as the service reads it. */
function attestationOf({ exchanges }: DeviceEvidence) {
  const sent = exchanges.findLast(({ step }) => step === 'ACME challenge')?.request.body;
  const object = sent === undefined ? undefined : stringAt(parseJws(sent).payload ?? {}, 'attObj');
  const [leaf] = object === undefined ? [] : decodeAttestation(base64url.read(object)).chain;
  return leaf && attestedDevice(leaf);
}

/** Whether the attestation of the device tells which one it is, by serial number or UDID. */
export const attestationTellsSerial: Check<{ readonly tells: boolean }> = async (
  { device },
  { tells },
  requirements,
) => {
  const attested = device && attestationOf(device);
  const at = { section: section('Apple Device Management', 'ACMECertificate') };
  if (attested === undefined) return [finding(requirements, 'an attestation', 'none was sent', at)];
  const told = attested.serialNumber ?? attested.udid;
  if ((told !== undefined) === tells) return [];
  return [finding(requirements, tells ? 'the serial number' : 'nothing of which device it is', told ?? 'nothing', at)];
};
