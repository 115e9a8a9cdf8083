import { mdmSignatureHeader, verifyMdmSignature } from '../../protocol/apple/mdm-signature.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { section } from '../../protocol/base/section.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { parseCapabilities } from '../../protocol/scep/capabilities.js';
import { type Check, finding } from './check.js';
import { certificateOf } from './identity.js';

/** The certificate by which the device proved itself when it authenticated. */
function certificateAtEnrollment({ exchanges }: DeviceEvidence): Certificate | undefined {
  const { request } = exchanges.findLast(({ step }) => step === 'Authenticate') ?? {};
  const [, header] =
    Object.entries(request?.headers ?? {}).find(([name]) => name.toLowerCase() === mdmSignatureHeader.toLowerCase()) ??
    [];
  if (request === undefined || typeof header !== 'string') return undefined;
  return verifyMdmSignature(header, request.body).signers[0]?.certificate;
}

const at = { section: section('apple/device-management', 'mdm/profiles/TopLevel.yaml, PayloadUUID') };

/** Whether the device has another identity than at its enrollment, with another key; `anotherIssuer` asks for one of another authority too. */
export const identityRenewed: Check<{ readonly renewed: boolean; readonly anotherIssuer?: boolean }> = async (
  { device },
  { renewed, anotherIssuer = false },
  requirements,
) => {
  const before = device && certificateAtEnrollment(device);
  const now = device && certificateOf(device);
  if (before === undefined || now === undefined) return [finding(requirements, 'two certificates', 'none', at)];
  const sameKey = Buffer.compare(before.spki, now.spki) === 0;
  const sameIssuer = Buffer.compare(before.issuerDer, now.issuerDer) === 0;
  if (sameKey === renewed)
    return [finding(requirements, renewed ? 'a new key' : 'the key of the enrollment', 'the other one', at)];
  if (!anotherIssuer || !sameIssuer) return [];
  return [finding(requirements, 'a certificate of the new authority', 'one of the old authority', at)];
};

/** What the report `apple-identities` says of the device. */
export const identityStateIs: Check<{ readonly state: string }> = async (
  { admin, device },
  { state },
  requirements,
) => {
  const { rows } = await admin.readReport('apple-identities');
  const row = (rows as readonly JsonObject[]).find(({ enrollmentId }) => enrollmentId === device?.enrollmentId);
  const received = String(row?.state ?? 'not listed');
  return received === state ? [] : [finding(requirements, `an identity that is ${state}`, received)];
};

/** Whether GetCACaps names a keyword (RFC 8894 §3.5.2). */
export const scepOffers: Check<{ readonly keyword: string }> = async ({ device }, { keyword }, requirements) => {
  const body = device?.exchanges.findLast(({ step }) => step === 'GetCACaps')?.response?.body;
  const { words } = parseCapabilities(Buffer.from(body ?? new Uint8Array(0)).toString('latin1')).message;
  if (words.includes(keyword)) return [];
  return [finding(requirements, keyword, words.join(' '), { section: section('RFC 8894', '3.5.2') })];
};
