import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Decoded } from '../../../protocol/base/finding.js';
import { readDiscover, readDiscoverResponse } from '../../../protocol/mde2/discovery.js';
import { isFault, readFault } from '../../../protocol/mde2/fault.js';
import { readGetPolicies, readGetPoliciesResponse } from '../../../protocol/mde2/policies.js';
import { readProvisioningDocument } from '../../../protocol/mde2/read-provisioning-document.js';
import {
  readRequestSecurityToken,
  readRequestSecurityTokenResponseCollection,
} from '../../../protocol/mde2/security-token.js';
import { readSoap, type SoapMessage } from '../../../protocol/mde2/soap.js';
import { decodeSyncMl } from '../../../protocol/syncml/codec.js';
import { readXml } from '../../../protocol/xml/read.js';
import { inspect } from './inspect.js';
import { inspectDer } from './inspect-der.js';
import type { Inspection, Outline } from './inspection.js';

/** SyncML, a SOAP message of MS-MDE2, or a provisioning document. */
export function inspectXml(bytes: Uint8Array): Inspection {
  const { message: root } = readXml(bytes, { doctype: 'external' });
  if (root.name === 'SyncML') return reading('SyncML message', decodeSyncMl(bytes));
  if (root.name === 'wap-provisioningdoc') return provisioningDocument(bytes);
  if (root.name.toLowerCase() === 'envelope') return soapMessage(bytes);
  throw new ProtocolError('INSPECT_XML', `an XML document <${root.name}> that is no message known here`);
}

function reading(
  kind: string,
  { message, findings }: Decoded<unknown>,
  inside: readonly Inspection[] = [],
): Inspection {
  return { kind, content: message as Outline, findings, inside };
}

function provisioningDocument(bytes: Uint8Array): Inspection {
  const decoded = readProvisioningDocument(bytes);
  const { rootCertificates, intermediateCertificates, clientCertificate } = decoded.message;
  const certificates = [
    ...rootCertificates,
    ...intermediateCertificates,
    ...(clientCertificate ? [clientCertificate.certificate] : []),
  ];
  return reading('provisioning document', decoded, certificates.map(inspectDer));
}

const soapReaders: Readonly<Record<string, (soap: SoapMessage) => Decoded<unknown>>> = {
  Discover: readDiscover,
  DiscoverResponse: readDiscoverResponse,
  GetPolicies: readGetPolicies,
  GetPoliciesResponse: readGetPoliciesResponse,
};

function soapMessage(bytes: Uint8Array): Inspection {
  const soap = readSoap(bytes);
  const { message } = soap;
  const name = message.body.name;
  const merged = (kind: string, decoded: Decoded<unknown>, inside: readonly Inspection[] = []): Inspection =>
    reading(kind, { message: decoded.message, findings: [...soap.findings, ...decoded.findings] }, inside);
  if (isFault(message)) return merged('SOAP fault', readFault(message));
  if (name === 'RequestSecurityToken') {
    const decoded = readRequestSecurityToken(message);
    return merged(name, decoded, [inspect(decoded.message.request.value)]);
  }
  if (name === 'RequestSecurityTokenResponseCollection') {
    const decoded = readRequestSecurityTokenResponseCollection(message);
    return merged(name, decoded, [provisioningDocument(decoded.message.provisioningDocument)]);
  }
  const read = soapReaders[name];
  if (read === undefined)
    throw new ProtocolError('INSPECT_SOAP', `a SOAP message with <${name}> that is not known here`);
  return merged(name, read(message));
}
