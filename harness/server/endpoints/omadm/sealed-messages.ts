import { createHash } from 'node:crypto';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { Certificate } from '../../../../protocol/pki/certificate.js';
import {
  hasAllOf,
  isSealedType,
  type OpenedMessage,
  openMessage,
  type SealFields,
  type SecurityMode,
  sealedContentType,
  sealMessage,
  securityModes,
} from '../../../../protocol/syncml/sealed-message.js';
import { spoiltSeal } from '../../../../protocol/syncml/spoilt-seal.js';
import { isWbxml } from '../../../../protocol/wbxml/read-wbxml.js';
import { contentTypes } from '../../../../protocol/wbxml/syncml-encodings.js';
import { spoiltAnswers } from '../../domain/spoilt-answers/settings.js';
import type { DeviceState } from '../../domain/state.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant, TenantContext } from '../../tenant.js';

/** Whether a message counts: it has all that the PC was told, and whoever signed is the PC that holds the session (DMClient CSP, EnhancedAppLayerSecurity). */
const sealCounts = rule('XDM-190', {
  holds: (_context: TenantContext, told: SecurityMode, seal: OpenedMessage, holder: string): boolean =>
    hasAllOf(told, seal) && isOf(holder, seal) && seal.signature?.valid !== false,
  mutants: {
    takesLess: (_context, _told, seal, holder) => isOf(holder, seal) && seal.signature?.valid !== false,
    believesAnySigner: (_context, told, seal) => hasAllOf(told, seal) && seal.signature?.valid !== false,
    believesAnySignature: (_context, told, seal, holder) => hasAllOf(told, seal) && isOf(holder, seal),
  },
});

/** How an answer to a PC is wrapped, given what the PC was told. */
const answeredAs = rule('XDM-192', {
  holds: (_context: TenantContext, told: SecurityMode): SecurityMode => told,
  mutants: {
    answersUnwrapped: (): SecurityMode => 'none',
    onlySigns: (_context, told): SecurityMode => (told === 'none' ? told : 'sign'),
    onlyEncrypts: (_context, told): SecurityMode => (told === 'none' ? told : 'encrypt'),
  },
});

export const sealRules: readonly RuleSummary[] = [sealCounts, answeredAs];

const isOf = (holder: string, { signature }: OpenedMessage): boolean =>
  signature === undefined || sha256(signature.signer.der) === holder;

const sha256 = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

/** What this PC was told when it enrolled. */
const toldTo = ({ detail }: DeviceState): SecurityMode =>
  securityModes.find((mode) => mode === detail.messageSecurity) ?? 'none';

/** The authority's certificate and key stand for the server: Cert0. */
const own = ({ ca }: Tenant) => ({ certificate: new Certificate(ca.certificate), key: ca.privateKey });

/** A request whose body is the message itself, and what that was wrapped in. */
export interface Unwrapped {
  readonly request: EndpointRequest;
  readonly seal: OpenedMessage;
}

/** Takes the message out; undefined where it cannot be opened. */
export function unwrapped(request: EndpointRequest): Unwrapped | undefined {
  const { body, headers, tenant } = request;
  if (!isSealedType(String(headers['content-type']))) return { request, seal: { content: body, encrypted: false } };
  try {
    const seal = openMessage(body, own(tenant));
    const { content } = seal;
    const type = contentTypes[isWbxml(content) ? 'wbxml' : 'xml'];
    return { request: { ...request, body: content, headers: { ...headers, 'content-type': type } }, seal };
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** Whether the message came as this PC was told to send it. */
export const isSealedBy = (context: TenantContext, { request, seal }: Unwrapped, device: DeviceState): boolean =>
  sealCounts(context, toldTo(device), seal, sha256(request.clientCertificate ?? new Uint8Array(0)));

/** The answer as this PC was told to expect it. */
export function sealedFor(
  { tenant, clientCertificate }: EndpointRequest,
  device: DeviceState,
  answer: EndpointResponse,
): EndpointResponse {
  const told = toldTo(device);
  if (told === 'none' || clientCertificate === undefined) return answer;
  const recipients = [new Certificate(clientCertificate)];
  const mode = answeredAs(tenant.context(), told);
  const sound: SealFields = { mode, signer: own(tenant), recipients, random: tenant.random };
  const fields = spoiltSeal(sound, spoiltAnswers(tenant.state).seal);
  if (fields.mode === 'none') return answer;
  const body = sealMessage(Buffer.from(answer.body), fields);
  return { ...answer, headers: { ...answer.headers, 'content-type': sealedContentType }, body };
}
