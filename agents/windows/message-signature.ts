import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { privateKeyOf } from '../../protocol/pki/keys.js';
import { signCms } from '../../protocol/pki/sign-cms.js';
import type { DeviceRecord } from '../device/record.js';
import { stateOf } from './state.js';

/** Whether messages are signed, given what the server asks for (DMClient CSP, RequireMessageSigning). */
const signsMessages = rule('XWP-126', {
  holds: (_context: RuleContext, required: boolean): boolean => required,
  mutants: { neverSigns: () => false, alwaysSigns: () => true },
});

/** What is signed: the message as it is sent (MS-MDM §2.1, MS-Signature). */
const signedOctets = rule('XWP-126', {
  holds: (_context: RuleContext, body: Uint8Array): Uint8Array => body,
  mutants: { signsNothing: () => new Uint8Array(0) },
});

export const messageSignatureRules: readonly RuleSummary[] = [signsMessages, signedOctets];

/** Makes the header MS-Signature of a message, a detached SignedData by the management certificate; undefined where none is asked for. */
export function messageSigner(context: RuleContext, record: DeviceRecord): ((body: Uint8Array) => string) | undefined {
  const { tree, providerId = '' } = stateOf(record);
  const { certificate, privateKey } = record;
  const required = tree[`Device/Vendor/MSFT/DMClient/Provider/${providerId}/RequireMessageSigning`] === 'true';
  if (certificate === undefined || privateKey === undefined || !signsMessages(context, required)) return undefined;
  const key = privateKeyOf(Buffer.from(privateKey, 'base64'));
  const signer = { key, certificate: new Certificate(Buffer.from(certificate, 'base64')) };
  return (body) => {
    const cms = signCms({ content: signedOctets(context, body), detached: true, signers: [signer] });
    return Buffer.from(cms).toString('base64');
  };
}
