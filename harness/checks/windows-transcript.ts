import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Decoded, Finding } from '../../protocol/base/finding.js';
import { readDiscoverResponse } from '../../protocol/mde2/discovery.js';
import { isFault, readFault } from '../../protocol/mde2/fault.js';
import type { Fault, RequestSecurityToken } from '../../protocol/mde2/messages.js';
import { readGetPoliciesResponse } from '../../protocol/mde2/policies.js';
import type { ProvisioningDocument } from '../../protocol/mde2/provisioning-document.js';
import { readProvisioningDocument } from '../../protocol/mde2/read-provisioning-document.js';
import {
  readRequestSecurityToken,
  readRequestSecurityTokenResponseCollection,
} from '../../protocol/mde2/security-token.js';
import { readSoap, type SoapMessage } from '../../protocol/mde2/soap.js';

const tokenSteps = ['RequestSecurityToken', 'Renew'];
const enrollmentSteps = ['DiscoverProbe', 'Discover', 'GetPolicies', ...tokenSteps];

/** Exchanges of the enrollment protocol, oldest first. */
export function enrollmentExchanges(device: DeviceEvidence | undefined): readonly Exchange[] {
  return (device?.exchanges ?? []).filter(({ step }) => enrollmentSteps.includes(step));
}

/** The last exchange of a step. */
export function lastExchange(device: DeviceEvidence | undefined, step: string): Exchange | undefined {
  return (device?.exchanges ?? []).findLast((exchange) => exchange.step === step);
}

/** The last RequestSecurityToken, be it to issue or to renew. */
export function lastTokenExchange(device: DeviceEvidence | undefined): Exchange | undefined {
  return (device?.exchanges ?? []).findLast(({ step }) => tokenSteps.includes(step));
}

/** What a reader makes of bytes; undefined where it can make nothing of them. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export const requestOf = ({ request }: Exchange): SoapMessage | undefined =>
  readable(() => readSoap(request.body).message);

export function answerOf({ response }: Exchange): SoapMessage | undefined {
  return response === undefined ? undefined : readable(() => readSoap(response.body).message);
}

export function faultOf(exchange: Exchange): Fault | undefined {
  const answer = answerOf(exchange);
  return answer !== undefined && isFault(answer) ? readFault(answer).message : undefined;
}

export function tokenRequestOf(exchange: Exchange): RequestSecurityToken | undefined {
  const request = requestOf(exchange);
  return request && readable(() => readRequestSecurityToken(request).message);
}

/** The provisioning document that an exchange brought. */
export function provisioningOf(exchange: Exchange): Decoded<ProvisioningDocument> | undefined {
  const answer = answerOf(exchange);
  return (
    answer &&
    readable(() => {
      const { provisioningDocument } = readRequestSecurityTokenResponseCollection(answer).message;
      return readProvisioningDocument(provisioningDocument);
    })
  );
}

const readers: Readonly<Record<string, (answer: SoapMessage) => Decoded<unknown>>> = {
  Discover: readDiscoverResponse,
  GetPolicies: readGetPoliciesResponse,
  RequestSecurityToken: readRequestSecurityTokenResponseCollection,
  Renew: readRequestSecurityTokenResponseCollection,
};

/** Every deviation of an answer, read again from its bytes: of the message, and of the document inside. */
export function deviationsOf(exchange: Exchange): readonly Finding[] {
  const answer = answerOf(exchange);
  const read = readers[exchange.step];
  if (answer === undefined || read === undefined) return [];
  const message = isFault(answer) ? readFault(answer).findings : (readable(() => read(answer).findings) ?? []);
  return [...message, ...(provisioningOf(exchange)?.findings ?? [])];
}
