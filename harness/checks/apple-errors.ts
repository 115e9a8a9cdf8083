import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { commonName } from '../../protocol/pki/name.js';
import { queuedCommandView } from './apple.js';
import { type Check, finding } from './check.js';

/** Some link of the ErrorChain of the command that was queued last, as the administrator reads it. */
export const errorsName: Check<{ readonly code: number; readonly domain: string }> = async (
  evidence,
  { code, domain },
  requirements,
) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const chain = (command?.result?.ErrorChain ?? []) as readonly JsonObject[];
  if (chain.some(({ ErrorCode, ErrorDomain }) => ErrorCode === code && ErrorDomain === domain)) return [];
  return [finding(requirements, `error ${code} of ${domain}`, chain.length === 0 ? 'no error' : JSON.stringify(chain))];
};

/** Who signed a profile, by the first of its SignerCertificates in the answer to ProfileList (mdm/commands/profile.list.yaml). */
export const profileSigner: Check<{ readonly identifier: string; readonly signer: string }> = async (
  evidence,
  { identifier, signer },
  requirements,
) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const list = (command?.result?.ProfileList ?? []) as readonly JsonObject[];
  const [first] = (list.find(({ PayloadIdentifier }) => PayloadIdentifier === identifier)?.SignerCertificates ??
    []) as readonly { readonly $data?: string }[];
  if (first?.$data === undefined) return [finding(requirements, `${identifier} signed by ${signer}`, 'no certificate')];
  const received = commonName(parseCertificate(Buffer.from(first.$data, 'base64')).subject) ?? 'nobody';
  return received === signer ? [] : [finding(requirements, `${identifier} signed by ${signer}`, received)];
};
