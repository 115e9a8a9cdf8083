import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { child, childrenNamed, childText, path, type XmlElement } from '../xml/element.js';
import { element } from '../xml/write.js';
import { authPolicies, type Discover, type DiscoverResponse } from './messages.js';
import { actions, ns } from './namespaces.table.js';
import { present } from './optional.js';
import {
  readRequestHeader,
  readResponseHeader,
  requestHeader,
  responseHeader,
  type SoapMessage,
  writeEnvelope,
} from './soap.js';

const request = section('MS-MDE2', '3.1.4.1.3.1');
const response = section('MS-MDE2', '3.1.4.1.3.2');

/** MS-MDE2 §3.1.4.1.1.1. */
export function writeDiscover(discover: Discover): Uint8Array {
  const { emailAddress, requestVersion, deviceType, applicationVersion, osEdition } = discover;
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? undefined : element(name, {}, value);
  return writeEnvelope({
    action: actions.discover,
    header: requestHeader(discover),
    body: element(
      'Discover',
      { xmlns: ns.discovery },
      element(
        'request',
        { 'xmlns:i': ns.schemaInstance },
        element('EmailAddress', {}, emailAddress),
        element('RequestVersion', {}, requestVersion),
        optional('DeviceType', deviceType),
        optional('ApplicationVersion', applicationVersion),
        optional('OSEdition', osEdition),
        element('AuthPolicies', {}, ...discover.authPolicies.map((policy) => element('AuthPolicy', {}, policy))),
      ),
    ),
  });
}

/** Reads the body of a Discover message. Throws ProtocolError `MDE2_UNEXPECTED_MESSAGE`. */
export function readDiscover(soap: SoapMessage): Decoded<Discover> {
  const findings = new Findings();
  const fields = expectBody(soap, 'Discover', 'request', findings);
  const value = (name: string) => childText(fields, ns.discovery, name);
  const offered = child(fields, ns.discovery, 'AuthPolicies');
  const message: Discover = {
    ...readRequestHeader(soap, findings),
    emailAddress: value('EmailAddress') ?? '',
    requestVersion: value('RequestVersion') ?? '',
    ...present({
      deviceType: value('DeviceType'),
      applicationVersion: value('ApplicationVersion'),
      osEdition: value('OSEdition'),
    }),
    authPolicies: offered ? childrenNamed(offered, ns.discovery, 'AuthPolicy').map(({ text }) => text.trim()) : [],
  };
  if (!/^\d\.\d$/.test(message.requestVersion))
    findings.add({
      expected: 'RequestVersion 1.0 to 9.0',
      received: message.requestVersion || 'nothing',
      section: request,
      place: path(fields),
    });
  return { message, findings: findings.list };
}

/** MS-MDE2 §3.1.4.1.1.2. */
export function writeDiscoverResponse(answer: DiscoverResponse): Uint8Array {
  const optional = (name: string, value: string | undefined) =>
    value === undefined ? undefined : element(name, {}, value);
  return writeEnvelope({
    action: actions.discoverResponse,
    header: responseHeader(answer),
    body: element(
      'DiscoverResponse',
      { xmlns: ns.discovery },
      element(
        'DiscoverResult',
        {},
        element('AuthPolicy', {}, answer.authPolicy),
        optional('EnrollmentVersion', answer.enrollmentVersion),
        optional('EnrollmentPolicyServiceUrl', answer.enrollmentPolicyServiceUrl),
        element('EnrollmentServiceUrl', {}, answer.enrollmentServiceUrl),
        optional('AuthenticationServiceUrl', answer.authenticationServiceUrl),
      ),
    ),
  });
}

/** Reads the body of a DiscoverResponse. Throws ProtocolError `MDE2_UNEXPECTED_MESSAGE`. */
export function readDiscoverResponse(soap: SoapMessage): Decoded<DiscoverResponse> {
  const findings = new Findings();
  const result = expectBody(soap, 'DiscoverResponse', 'DiscoverResult', findings);
  const value = (name: string) => childText(result, ns.discovery, name) || undefined;
  const message: DiscoverResponse = {
    ...readResponseHeader(soap, findings),
    authPolicy: value('AuthPolicy') ?? '',
    enrollmentServiceUrl: value('EnrollmentServiceUrl') ?? '',
    ...present({
      enrollmentVersion: value('EnrollmentVersion'),
      enrollmentPolicyServiceUrl: value('EnrollmentPolicyServiceUrl'),
      authenticationServiceUrl: value('AuthenticationServiceUrl'),
    }),
  };
  judge(message, result, findings);
  return { message, findings: findings.list };
}

function judge(message: DiscoverResponse, result: XmlElement, findings: Findings): void {
  const miss = (expected: string, received: string) =>
    findings.add({ requirement: 'XWE-003', expected, received, section: response, place: path(result) });
  if (!authPolicies.some((policy) => policy === message.authPolicy))
    miss(`AuthPolicy ${authPolicies.join(' | ')}`, message.authPolicy || 'nothing');
  if (!URL.canParse(message.enrollmentServiceUrl))
    miss('EnrollmentServiceUrl, an address', message.enrollmentServiceUrl || 'nothing');
  if (message.authPolicy === 'Federated' && message.authenticationServiceUrl === undefined)
    miss('AuthenticationServiceUrl with Federated', 'nothing');
}

/** The element in the body of an enrollment message; discovery's namespace is also met with a slash behind it. */
function expectBody(soap: SoapMessage, name: string, inner: string, findings: Findings): XmlElement {
  const { body } = soap;
  const found = body.children.find((candidate) => candidate.name === inner);
  if (body.name !== name || found === undefined || body.namespace.replace(/\/$/, '') !== ns.discovery)
    throw new ProtocolError('MDE2_UNEXPECTED_MESSAGE', `expected ${name}/${inner}, received ${path(body)}`);
  if (body.namespace === ns.discovery) return found;
  findings.warn({
    expected: ns.discovery,
    received: body.namespace,
    section: section('MS-MDE2', '2.2.1'),
    place: path(body),
  });
  return inNamespace(found, ns.discovery);
}

function inNamespace(from: XmlElement, namespace: string): XmlElement {
  return { ...from, namespace, children: from.children.map((inner) => inNamespace(inner, namespace)) };
}
