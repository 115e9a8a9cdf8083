import { ProtocolError } from '../../../../protocol/base/errors.js';
import { writeFault } from '../../../../protocol/mde2/fault.js';
import type { FaultErrorType, FaultSubcode } from '../../../../protocol/mde2/faults.table.js';
import { actions, soapContentType, soapMediaTypes } from '../../../../protocol/mde2/namespaces.table.js';
import { readSoap, type SoapMessage } from '../../../../protocol/mde2/soap.js';
import { asToldBy, type SpoiltService } from '../../domain/spoilt-answers/settings.js';
import type { EndpointHandler, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { servesVersion } from './request-rules.js';
import { relatesTo, transferHeaders, understands, unreadableMessage } from './rules.js';

/** A refusal on its way out of a handler; it becomes a fault. */
export class Refused extends Error {
  readonly code: FaultSubcode;
  readonly errorType: FaultErrorType | undefined;

  constructor(code: FaultSubcode, message: string, errorType?: FaultErrorType) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.errorType = errorType;
  }
}

/** What a service makes of a message; `relatesTo` is to be echoed, `clientCertificate` was shown in TLS and is judged by nobody yet. */
export type SoapService = (
  tenant: Tenant,
  message: SoapMessage,
  header: { readonly relatesTo?: string; readonly activityId: string },
  clientCertificate: Uint8Array | undefined,
) => Uint8Array;

const spoilable: Readonly<Record<string, SpoiltService>> = {
  [actions.discover]: 'discovery',
  [actions.getPolicies]: 'policies',
  [actions.requestSecurityToken]: 'enrollment',
};

/** Reads the envelope, hands it to the service of its action, and turns refusals into faults. Nothing is thrown at the listener. */
export function soapHandler(services: Readonly<Record<string, SoapService>>): EndpointHandler {
  return (request) => {
    const { tenant } = request;
    const activityId = tenant.random.uuid();
    let messageId: string | undefined;
    try {
      const message = readRequest(request);
      messageId = message.messageId;
      const service = services[message.action ?? ''];
      if (service === undefined)
        throw unreadable(tenant, `there is no service for the action ${message.action ?? '(none)'}`);
      const header = answerHeader(tenant, messageId, activityId);
      const body = service(tenant, message, header, request.clientCertificate);
      const answer = soapAnswer(tenant, 200, body);
      const spoilt = spoilable[message.action ?? ''];
      return spoilt === undefined ? answer : asToldBy(tenant.state, spoilt, answer);
    } catch (error) {
      return soapAnswer(tenant, 500, faultOf(tenant, error, answerHeader(tenant, messageId, activityId)));
    }
  };
}

function readRequest({ tenant, headers, body }: EndpointRequest): SoapMessage {
  const mediaType =
    String(headers['content-type'] ?? '')
      .split(';')[0]
      ?.trim()
      .toLowerCase() ?? '';
  if (!soapMediaTypes.includes(mediaType))
    throw unreadable(tenant, `the content type is "${mediaType}", not ${soapMediaTypes[0]}`);
  if (body.length === 0) throw unreadable(tenant, 'the message is empty');
  const { message } = readSoap(body);
  if (!servesVersion(tenant.context(), message.version, new TextDecoder().decode(body)))
    throw unreadable(tenant, `SOAP ${message.version} is not served in this form`);
  if (!understands(tenant.context(), new TextDecoder().decode(body)))
    throw unreadable(tenant, 'the message is not in the form expected here');
  return message;
}

function answerHeader(tenant: Tenant, messageId: string | undefined, activityId: string) {
  const echoed = relatesTo(tenant.context(), messageId);
  return { activityId, ...(echoed === undefined ? {} : { relatesTo: echoed }) };
}

/** What cannot be read is the sender's fault; anything else that goes wrong here is ours and goes to the listener's log. */
function faultOf(tenant: Tenant, error: unknown, header: ReturnType<typeof answerHeader>): Uint8Array {
  const refusal = error instanceof ProtocolError ? unreadable(tenant, error.message) : error;
  if (!(refusal instanceof Refused)) throw error;
  return writeFault({
    ...header,
    code: refusal.code,
    reason: refusal.message,
    ...(refusal.errorType && { errorType: refusal.errorType, traceId: header.activityId }),
  });
}

export function unreadable(tenant: Tenant, message: string): Refused {
  return new Refused(unreadableMessage(tenant.context()), message);
}

function soapAnswer(tenant: Tenant, status: number, body: Uint8Array): EndpointResponse {
  return {
    status,
    headers: { 'content-type': soapContentType, ...transferHeaders(tenant.context(), body.length) },
    body,
  };
}
