import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { parseCsr } from '../../protocol/pki/csr.js';
import { parseSignedData } from '../../protocol/pki/signed-data.js';
import { verifySignedData } from '../../protocol/pki/verify-signed-data.js';
import { type Check, finding } from './check.js';
import { provisioningOf, readable, tokenRequestOf } from './windows-transcript.js';

const place = { section: section('MS-MDE2', '3.5') };

const renewals = (device: DeviceEvidence | undefined): readonly Exchange[] =>
  (device?.exchanges ?? []).filter(({ step }) => step === 'Renew');

/** The device has the certificate that its last renewal brought. */
export const certificateIsRenewed: Check<object> = async ({ device }, _args, requirements) => {
  const last = renewals(device).at(-1);
  const brought = last && provisioningOf(last)?.message.clientCertificate?.certificate;
  const own = Buffer.from(device?.certificate ?? '', 'base64');
  if (brought !== undefined && Buffer.compare(brought, own) === 0) return [];
  const received = last === undefined ? 'the device asked for none' : 'the certificate it had';
  return [finding(requirements, 'a renewed certificate', received, place)];
};

/** So often, and no more, did the device ask to renew. */
export const renewalsAskedFor: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const asked = renewals(device).length;
  return asked === times ? [] : [finding(requirements, `${times} requests to renew`, String(asked), place)];
};

/** The first message of a management session after the renewal was answered. */
export const deviceIsManagedOn: Check<object> = async ({ device }, _args, requirements) => {
  const all = device?.exchanges ?? [];
  const renewed = all.findLastIndex(({ step }) => step === 'Renew');
  const next = all.slice(renewed + 1).find(({ step }) => step.startsWith('Package'));
  const status = next?.response?.status;
  if (renewed >= 0 && status === 200) return [];
  const received = next === undefined ? 'no session' : `HTTP ${status ?? next.failure}`;
  return [finding(requirements, 'a session with the renewed certificate', received, place)];
};

/** The request is a PKCS#10 for a new key within a SignedData that the present key made. */
export const renewalIsSignedByTheCurrentKey: Check<object> = async ({ device }, _args, requirements) => {
  const last = renewals(device).at(-1);
  const request = last && tokenRequestOf(last);
  const verified = request && readable(() => verifySignedData(parseSignedData(request.request.value)));
  const csr = verified && readable(() => parseCsr(verified.content));
  const signer = verified?.signers[0]?.certificate;
  if (verified === undefined || csr === undefined || signer === undefined)
    return [finding(requirements, 'a SignedData around a PKCS#10', 'nothing that can be read', place)];
  return [
    ...(verified.valid ? [] : [finding(requirements, "the present key's signature", 'another', place)]),
    ...(Buffer.compare(csr.spki, signer.spki) === 0
      ? [finding(requirements, 'a request for a new key', 'a request for the present one', place)]
      : []),
  ];
};
