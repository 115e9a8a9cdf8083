import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { child, childrenNamed, childText, descend, path, type XmlElement } from '../xml/element.js';
import { element, type XmlNode } from '../xml/write.js';
import {
  type AttestationBehavior,
  attestationFailureBehaviors,
  type CertificateEnrollmentPolicy,
  type GetPolicies,
  type GetPoliciesResponse,
  type PolicyOid,
} from './messages.js';
import { actions, ns } from './namespaces.table.js';
import { present } from './optional.js';
import { securityDeclarations } from './security-header.js';
import {
  readRequestHeader,
  readResponseHeader,
  requestHeader,
  responseHeader,
  type SoapMessage,
  writeEnvelope,
} from './soap.js';

const nil = (name: string): XmlNode => element(name, { 'xsi:nil': 'true' });

/** MS-XCEP §3.1.4.1.1.1 as MS-MDE2 §3.3.4.1.1.1 narrows it. */
export function writeGetPolicies(message: GetPolicies): Uint8Array {
  return writeEnvelope({
    action: actions.getPolicies,
    declarations: securityDeclarations,
    header: requestHeader(message),
    security: message.security,
    body: element(
      'GetPolicies',
      { xmlns: ns.policy, 'xmlns:xsi': ns.schemaInstance },
      element('client', {}, nil('lastUpdate'), nil('preferredLanguage')),
      nil('requestFilter'),
    ),
  });
}

/** Reads the body of GetPolicies. Throws ProtocolError `MDE2_UNEXPECTED_MESSAGE`. */
export function readGetPolicies(soap: SoapMessage): Decoded<GetPolicies> {
  const { body, security } = soap;
  expectElement(body, 'GetPolicies');
  const findings = new Findings();
  return {
    message: { ...readRequestHeader(soap, findings), ...(security && { security }) },
    findings: findings.list,
  };
}

/** MS-XCEP §3.1.4.1.1.2, with every element that the schema wants, those without a value as nil. */
export function writeGetPoliciesResponse(message: GetPoliciesResponse): Uint8Array {
  const { policyId, policyFriendlyName, nextUpdateHours } = message;
  return writeEnvelope({
    action: actions.getPoliciesResponse,
    header: responseHeader(message),
    body: element(
      'GetPoliciesResponse',
      { xmlns: ns.policy, 'xmlns:xsi': ns.schemaInstance },
      element(
        'response',
        {},
        value('policyID', policyId),
        value('policyFriendlyName', policyFriendlyName),
        value('nextUpdateHours', nextUpdateHours),
        nil('policiesNotChanged'),
        element('policies', {}, ...message.policies.map(writePolicy)),
      ),
      nil('cAs'),
      element('oIDs', {}, ...message.oids.map(writeOid)),
    ),
  });
}

function value(name: string, content: string | number | boolean | undefined): XmlNode {
  return content === undefined ? nil(name) : element(name, {}, String(content));
}

function writePolicy(policy: CertificateEnrollmentPolicy): XmlNode {
  return element(
    'policy',
    {},
    value('policyOIDReference', policy.policyOidReference),
    nil('cAs'),
    element(
      'attributes',
      {},
      value('policySchema', policy.policySchema),
      element(
        'certificateValidity',
        {},
        value('validityPeriodSeconds', policy.validityPeriodSeconds),
        value('renewalPeriodSeconds', policy.renewalPeriodSeconds),
      ),
      element('permission', {}, value('enroll', policy.enroll), value('autoEnroll', policy.autoEnroll)),
      element(
        'privateKeyAttributes',
        {},
        value('minimalKeyLength', policy.minimalKeyLength),
        nil('keySpec'),
        nil('keyUsageProperty'),
        nil('permissions'),
        value('algorithmOIDReference', policy.algorithmOidReference),
        ...behavior(policy.keyAttestation, 'AttestationFailureBehavior', 'OperationTimeout'),
        nil('cryptoProviders'),
      ),
      nil('supersededPolicies'),
      nil('privateKeyFlags'),
      nil('subjectNameFlags'),
      nil('enrollmentFlags'),
      nil('generalFlags'),
      value('hashAlgorithmOIDReference', policy.hashAlgorithmOidReference),
      nil('rARequirements'),
      nil('keyArchivalAttributes'),
      nil('extensions'),
      policy.attestation && writeAttestation(policy.attestation),
    ),
  );
}

/** MS-MDE2 §4.2.3 shows where these stand, and that their names begin in lower case outside of `privateKeyAttributes`. */
const writeAttestation = ({ azure, ...own }: NonNullable<CertificateEnrollmentPolicy['attestation']>): XmlNode =>
  element(
    'attestation',
    {},
    ...behavior(own, 'attestationFailureBehavior', 'operationTimeout'),
    azure &&
      element(
        'azureAttestation',
        {},
        element('nonce', {}, azure.nonce),
        element('relyingPartyId', {}, azure.relyingPartyId),
        element('endpointUri', {}, azure.endpointUri),
      ),
  );

const behavior = (
  { onFailure, timeoutSeconds }: AttestationBehavior = {},
  failure: string,
  timeout: string,
): readonly (XmlNode | undefined)[] => [
  onFailure === undefined ? undefined : element(failure, {}, onFailure),
  timeoutSeconds === undefined ? undefined : element(timeout, {}, String(timeoutSeconds)),
];

function writeOid({ value: dotted, group, referenceId, defaultName }: PolicyOid): XmlNode {
  return element(
    'oID',
    {},
    value('value', dotted),
    value('group', group),
    value('oIDReferenceID', referenceId),
    value('defaultName', defaultName),
  );
}

/** Reads the body of GetPoliciesResponse. Throws ProtocolError `MDE2_UNEXPECTED_MESSAGE`. */
export function readGetPoliciesResponse(soap: SoapMessage): Decoded<GetPoliciesResponse> {
  const { body } = soap;
  expectElement(body, 'GetPoliciesResponse');
  const findings = new Findings();
  const response = child(body, ns.policy, 'response');
  const policies = response && child(response, ns.policy, 'policies');
  const oids = child(body, ns.policy, 'oIDs');
  const message: GetPoliciesResponse = {
    ...readResponseHeader(soap, findings),
    ...(response &&
      present({
        policyId: childText(response, ns.policy, 'policyID') || undefined,
        policyFriendlyName: childText(response, ns.policy, 'policyFriendlyName') || undefined,
        nextUpdateHours: number(response, 'nextUpdateHours'),
      })),
    policies: policies ? childrenNamed(policies, ns.policy, 'policy').map(readPolicy) : [],
    oids: oids ? childrenNamed(oids, ns.policy, 'oID').map(readOid) : [],
  };
  judge(message, body, findings);
  return { message, findings: findings.list };
}

function readPolicy(policy: XmlElement): CertificateEnrollmentPolicy {
  const attributes = child(policy, ns.policy, 'attributes');
  const validity = descend(attributes, ns.policy, 'certificateValidity');
  const permission = descend(attributes, ns.policy, 'permission');
  const key = descend(attributes, ns.policy, 'privateKeyAttributes');
  return {
    ...present({
      policyOidReference: number(policy, 'policyOIDReference'),
      policySchema: number(attributes, 'policySchema'),
      validityPeriodSeconds: number(validity, 'validityPeriodSeconds'),
      renewalPeriodSeconds: number(validity, 'renewalPeriodSeconds'),
      minimalKeyLength: number(key, 'minimalKeyLength'),
      algorithmOidReference: number(key, 'algorithmOIDReference'),
      hashAlgorithmOidReference: number(attributes, 'hashAlgorithmOIDReference'),
    }),
    enroll: flag(permission, 'enroll'),
    autoEnroll: flag(permission, 'autoEnroll'),
    ...present({
      keyAttestation: readBehavior(key, 'AttestationFailureBehavior', 'OperationTimeout'),
      attestation: readAttestation(descend(attributes, ns.policy, 'attestation')),
    }),
  };
}

function readBehavior(
  parent: XmlElement | undefined,
  failure: string,
  timeout: string,
): AttestationBehavior | undefined {
  const told = parent && childText(parent, ns.policy, failure);
  const onFailure = attestationFailureBehaviors.find((one) => one === told);
  const timeoutSeconds = number(parent, timeout);
  return onFailure === undefined && timeoutSeconds === undefined ? undefined : present({ onFailure, timeoutSeconds });
}

function readAttestation(node: XmlElement | undefined): CertificateEnrollmentPolicy['attestation'] {
  if (node === undefined) return undefined;
  const azure = child(node, ns.policy, 'azureAttestation');
  const part = (name: string): string => (azure && childText(azure, ns.policy, name)) ?? '';
  return {
    ...readBehavior(node, 'attestationFailureBehavior', 'operationTimeout'),
    ...(azure && {
      azure: { nonce: part('nonce'), relyingPartyId: part('relyingPartyId'), endpointUri: part('endpointUri') },
    }),
  };
}

function readOid(oid: XmlElement): PolicyOid {
  return {
    value: childText(oid, ns.policy, 'value') ?? '',
    group: number(oid, 'group') ?? 0,
    referenceId: number(oid, 'oIDReferenceID') ?? -1,
    defaultName: childText(oid, ns.policy, 'defaultName') ?? '',
  };
}

/** MS-MDE2 §3.3.4.1.1.2: policySchema is 3. MS-XCEP §3.1.4.1.3.7: a reference leads to an oID entry. */
function judge({ policies, oids }: GetPoliciesResponse, body: XmlElement, findings: Findings): void {
  const miss = (expected: string, received: string, document: string, place: string) =>
    findings.add({
      requirement: 'XWE-010',
      expected,
      received,
      section: section(document, place),
      place: path(body),
    });
  if (policies.length === 0) miss('a policy', 'none', 'MS-MDE2', '3.3.4.1.1.2');
  for (const policy of policies) {
    const { nonce = 'n', relyingPartyId = 'r', endpointUri = 'e' } = policy.attestation?.azure ?? {};
    if ([nonce, relyingPartyId, endpointUri].includes(''))
      miss('nonce, relyingPartyId and endpointUri', 'one of them is missing', 'MS-MDE2', '3.3.4.1.1.2');
    if (policy.policySchema !== 3)
      miss('policySchema 3', String(policy.policySchema ?? 'nothing'), 'MS-MDE2', '3.3.4.1.1.2');
    for (const reference of [policy.policyOidReference, policy.algorithmOidReference, policy.hashAlgorithmOidReference])
      if (reference !== undefined && !oids.some(({ referenceId }) => referenceId === reference))
        miss(`an oID with oIDReferenceID ${reference}`, 'none', 'MS-XCEP', '3.1.4.1.3.16');
  }
}

function expectElement(body: XmlElement, name: string): void {
  if (body.namespace !== ns.policy || body.name !== name)
    throw new ProtocolError('MDE2_UNEXPECTED_MESSAGE', `expected ${name}, received ${path(body)}`);
}

function number(parent: XmlElement | undefined, name: string): number | undefined {
  const found = parent && childText(parent, ns.policy, name);
  return found !== undefined && /^-?\d{1,10}$/.test(found) ? Number(found) : undefined;
}

function flag(parent: XmlElement | undefined, name: string): boolean {
  const found = parent && childText(parent, ns.policy, name);
  return found === 'true' || found === '1';
}
