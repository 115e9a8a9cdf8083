import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { attribute, child, childrenNamed, childText, descend, path, type XmlElement } from '../xml/element.js';
import { element } from '../xml/write.js';
import type {
  ContextItem,
  RequestSecurityToken,
  RequestSecurityTokenResponseCollection,
  RequestType,
  TokenRequest,
} from './messages.js';
import { actions, ns, tokenTypes } from './namespaces.table.js';
import { binaryToken, readBinaryToken, securityDeclarations } from './security-header.js';
import {
  readRequestHeader,
  readResponseHeader,
  requestHeader,
  responseHeader,
  type SoapMessage,
  writeEnvelope,
} from './soap.js';

const request = section('MS-MDE2', '3.4.4.1.1.1');
const response = section('MS-MDE2', '3.4.4.1.1.2');
const requestTypes: readonly RequestType[] = ['Issue', 'Renew', 'Recovery'];

/** MS-MDE2 §3.4.4.1.1.1. */
export function writeRequestSecurityToken(message: RequestSecurityToken): Uint8Array {
  const { security, tokenType = tokenTypes.deviceEnrollmentToken } = message;
  return writeEnvelope({
    action: actions.requestSecurityToken,
    declarations: { ...securityDeclarations, 'xmlns:wst': ns.trust, 'xmlns:ac': ns.authorization },
    header: requestHeader(message),
    security,
    body: element(
      'wst:RequestSecurityToken',
      {},
      element('wst:TokenType', {}, tokenType),
      element('wst:RequestType', {}, `${ns.trust}/${message.requestType}`),
      binaryToken(message.request.valueType, message.request.value),
      element(
        'ac:AdditionalContext',
        { xmlns: ns.authorization },
        ...message.contextItems.map(({ name, value }) =>
          element('ac:ContextItem', { Name: name }, element('ac:Value', {}, value)),
        ),
      ),
    ),
  });
}

/** Reads the body of a RequestSecurityToken. Throws ProtocolError `MDE2_UNEXPECTED_MESSAGE`, `MDE2_NO_CERTIFICATE_REQUEST`. */
export function readRequestSecurityToken(soap: SoapMessage): Decoded<RequestSecurityToken> {
  const findings = new Findings();
  const { body, security } = soap;
  if (body.namespace !== ns.trust || body.name !== 'RequestSecurityToken')
    throw new ProtocolError('MDE2_UNEXPECTED_MESSAGE', `expected RequestSecurityToken, received ${path(body)}`);
  const tokenType = childText(body, ns.trust, 'TokenType');
  if (tokenType !== tokenTypes.deviceEnrollmentToken)
    findings.warn({
      expected: `TokenType ${tokenTypes.deviceEnrollmentToken}`,
      received: tokenType ?? 'nothing',
      section: request,
      place: path(body),
    });
  const message: RequestSecurityToken = {
    ...readRequestHeader(soap, findings),
    ...(security && { security }),
    requestType: readRequestType(body),
    ...(tokenType && { tokenType }),
    request: readTokenRequest(body, findings),
    contextItems: readContextItems(body, findings),
  };
  return { message, findings: findings.list };
}

function readRequestType(body: XmlElement): RequestType {
  const value = childText(body, ns.trust, 'RequestType') ?? '';
  const type = requestTypes.find((candidate) => value === `${ns.trust}/${candidate}`);
  if (type === undefined)
    throw new ProtocolError('MDE2_UNEXPECTED_MESSAGE', `RequestType "${value}" is not ${requestTypes.join(', ')}`);
  return type;
}

function readTokenRequest(body: XmlElement, findings: Findings): TokenRequest {
  const token = child(body, ns.security, 'BinarySecurityToken');
  const read = token && readBinaryToken(token, findings);
  if (read === undefined)
    throw new ProtocolError('MDE2_NO_CERTIFICATE_REQUEST', 'the message carries no readable certificate request', {
      place: path(token ?? body),
    });
  return { valueType: read.valueType, value: read.value };
}

/** Names are not judged here: which are known depends on the client, and unknown ones must not fail a request. */
function readContextItems(body: XmlElement, findings: Findings): readonly ContextItem[] {
  const context = child(body, ns.authorization, 'AdditionalContext');
  if (context === undefined) {
    findings.add({ expected: 'AdditionalContext', received: 'nothing', section: request, place: path(body) });
    return [];
  }
  return childrenNamed(context, ns.authorization, 'ContextItem').map((item) => ({
    name: attribute(item, 'Name')?.trim() ?? '',
    value: childText(item, ns.authorization, 'Value') ?? '',
  }));
}

/** MS-MDE2 §3.4.4.1.1.2. */
export function writeRequestSecurityTokenResponseCollection(
  message: RequestSecurityTokenResponseCollection,
): Uint8Array {
  const { created, expires } = message;
  const timestamp =
    created === undefined || expires === undefined
      ? undefined
      : element(
          'wsse:Security',
          { 's:mustUnderstand': '1' },
          element(
            'u:Timestamp',
            { 'u:Id': '_0' },
            element('u:Created', {}, new Date(created).toISOString()),
            element('u:Expires', {}, new Date(expires).toISOString()),
          ),
        );
  return writeEnvelope({
    action: actions.requestSecurityTokenResponseCollection,
    declarations: securityDeclarations,
    header: [...responseHeader(message), timestamp],
    body: element(
      'RequestSecurityTokenResponseCollection',
      { xmlns: ns.trust },
      element(
        'RequestSecurityTokenResponse',
        {},
        element('TokenType', {}, message.tokenType),
        element('DispositionMessage', { xmlns: ns.enrollment }),
        element(
          'RequestedSecurityToken',
          {},
          binaryToken(tokenTypes.provisioningDocument, message.provisioningDocument),
        ),
        element('RequestID', { xmlns: ns.enrollment }, String(message.requestId)),
      ),
    ),
  });
}

/** Reads the body of the answer. Throws ProtocolError `MDE2_UNEXPECTED_MESSAGE`, `MDE2_NO_PROVISIONING_DOCUMENT`. */
export function readRequestSecurityTokenResponseCollection(
  soap: SoapMessage,
): Decoded<RequestSecurityTokenResponseCollection> {
  const findings = new Findings();
  const { body } = soap;
  const issued = child(body, ns.trust, 'RequestSecurityTokenResponse');
  if (body.namespace !== ns.trust || body.name !== 'RequestSecurityTokenResponseCollection' || issued === undefined)
    throw new ProtocolError(
      'MDE2_UNEXPECTED_MESSAGE',
      `expected RequestSecurityTokenResponseCollection, received ${path(body)}`,
    );
  const tokenType = childText(issued, ns.trust, 'TokenType') ?? '';
  judge(findings, issued, tokenTypes.deviceEnrollmentToken, tokenType, 'TokenType');
  const token = descend(issued, undefined, 'RequestedSecurityToken', 'BinarySecurityToken');
  const read = token && readBinaryToken(token, findings);
  if (token === undefined || read === undefined)
    throw new ProtocolError('MDE2_NO_PROVISIONING_DOCUMENT', 'the answer carries no provisioning document', {
      place: path(token ?? issued),
    });
  judge(findings, token, tokenTypes.provisioningDocument, read.valueType, 'ValueType');
  const requestId = Number(childText(issued, undefined, 'RequestID') ?? Number.NaN);
  const message: RequestSecurityTokenResponseCollection = {
    ...readResponseHeader(soap, findings),
    tokenType,
    provisioningDocument: read.value,
    requestId: Number.isInteger(requestId) ? requestId : 0,
  };
  return { message, findings: findings.list };
}

function judge(findings: Findings, place: XmlElement, expected: string, received: string, name: string): void {
  if (received === expected) return;
  findings.add({
    requirement: 'XWE-011',
    expected: `${name} ${expected}`,
    received: received || 'nothing',
    section: response,
    place: path(place),
  });
}
