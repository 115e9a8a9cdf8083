import { ProtocolError } from '../../protocol/base/errors.js';
import type { Random } from '../../protocol/base/random.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { privateKeyOf } from '../../protocol/pki/keys.js';
import {
  hasAllOf,
  type OpenedMessage,
  openMessage,
  type SealFields,
  type SecurityMode,
  sealMessage,
  securityModes,
} from '../../protocol/syncml/sealed-message.js';
import { spoiltSeal } from '../../protocol/syncml/spoilt-seal.js';
import type { DeviceRecord } from '../device/record.js';
import type { TreeState } from '../omadm/csp.js';
import type { MessageSeal } from '../omadm/session-request.js';
import { stateOf } from './state.js';

/** How a PC wraps its messages, given what it was told (DMClient CSP, EnhancedAppLayerSecurity/SecurityMode). */
const wrappedAs = rule('XDM-191', {
  holds: (_context: RuleContext, told: SecurityMode): SecurityMode => told,
  mutants: {
    neverWraps: (): SecurityMode => 'none',
    neverEncrypts: (_context, told): SecurityMode => (told === 'encrypt' || told === 'sign-encrypt' ? 'sign' : told),
    neverSigns: (_context, told): SecurityMode => (told === 'sign' || told === 'sign-encrypt' ? 'encrypt' : told),
  },
});

/** Whether a PC believes an answer: it has all that SecurityMode asks for, and who signed is one of Cert0 and Cert1. */
const believed = rule('XDM-193', {
  holds: (_context: RuleContext, told: SecurityMode, opened: OpenedMessage, servers: readonly Certificate[]): boolean =>
    hasAllOf(told, opened) && isSignedBy(servers, opened) && opened.signature?.valid !== false,
  mutants: {
    takesLess: (_context, _told, opened, servers) => isSignedBy(servers, opened) && opened.signature?.valid !== false,
    believesAnySigner: (_context, told, opened) => hasAllOf(told, opened) && opened.signature?.valid !== false,
    believesAnySignature: (_context, told, opened, servers) => hasAllOf(told, opened) && isSignedBy(servers, opened),
  },
});

export const messageSealRules: readonly RuleSummary[] = [wrappedAs, believed];

function isSignedBy(servers: readonly Certificate[], { signature }: OpenedMessage): boolean {
  return signature === undefined || servers.some(({ der }) => Buffer.compare(der, signature.signer.der) === 0);
}

const certificateOf = (base64: string): Certificate => new Certificate(Buffer.from(base64, 'base64'));

/** Wraps messages and opens answers as the server asked for; undefined where it did not, or gave no certificate to do it with. */
export function messageSeal(context: RuleContext, record: DeviceRecord, random: Random): MessageSeal | undefined {
  const { tree, providerId = '' } = stateOf(record);
  const { certificate: own, privateKey } = record;
  const { told, servers } = toldIn(tree, providerId);
  if (own === undefined || privateKey === undefined || told === 'none') return undefined;
  if (servers.length === 0) return undefined;
  const holder = { certificate: certificateOf(own), key: privateKeyOf(Buffer.from(privateKey, 'base64')) };
  const sound: SealFields = { mode: wrappedAs(context, told), signer: holder, recipients: servers, random };
  return {
    wrap: (message, fault) => sealMessage(message, spoiltSeal(sound, fault)),
    open: (bytes) => {
      const opened = openMessage(bytes, holder);
      if (believed(context, told, opened, servers)) return opened.content;
      throw new ProtocolError('SEAL_REFUSED', `the answer is not wrapped as SecurityMode ${told} asks, by the server`);
    },
  };
}

/** What the server has set below EnhancedAppLayerSecurity. */
function toldIn(tree: TreeState, providerId: string) {
  const node = `Device/Vendor/MSFT/DMClient/Provider/${providerId}/EnhancedAppLayerSecurity`;
  const certificates = [tree[`${node}/Cert0`], tree[`${node}/Cert1`]].filter((text) => typeof text === 'string');
  return {
    told: securityModes[Number(tree[`${node}/SecurityMode`] ?? 0)] ?? 'none',
    servers: certificates.filter((text) => text !== '').map(certificateOf),
  };
}
