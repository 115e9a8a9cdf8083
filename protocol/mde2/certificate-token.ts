import { ProtocolError } from '../base/errors.js';
import type { Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { Certificate } from '../pki/certificate.js';
import { attribute, child, childText, descend, path, type XmlElement } from '../xml/element.js';
import { element, type XmlNode } from '../xml/write.js';
import { dsigNamespace } from '../xmldsig/algorithms.table.js';
import { signEnveloped } from '../xmldsig/sign.js';
import { verifyEnveloped } from '../xmldsig/verify.js';
import type { CertificateForm, CertificateToken, SecurityHeader } from './messages.js';
import { certificateTokenId, ns, tokenTypes } from './namespaces.table.js';
import { present } from './optional.js';
import { binaryToken, readBinaryToken } from './security-header.js';

/**
 * Certificate authentication (MS-MDE2 §3.3.4.1.1.1, §3.4.4.1.1.1). The two sections contradict each other in the token's type, in the
 * namespace of its Id and in the name of the signature algorithm; every one of these forms is read, and the one of §3.3.4.1.1.1 is written.
 */
const place = section('MS-MDE2', '3.3.4.1.1.1');

/** Timestamp and certificate; the signature stands behind them. */
export function writeCertificateToken({
  certificate,
  created,
  expires,
  form = {},
}: CertificateToken): readonly XmlNode[] {
  const { valueType = tokenTypes.x509, plainId = false } = form;
  const time = (name: string, at: number | undefined) =>
    at === undefined ? undefined : element(`u:${name}`, {}, new Date(at).toISOString());
  return [
    element('u:Timestamp', { 'u:Id': '_0' }, time('Created', created), time('Expires', expires)),
    binaryToken(valueType, certificate, { [plainId ? 'Id' : 'u:Id']: certificateTokenId }),
  ];
}

/** The document that `write` gives, signed where the token is a certificate with its key. */
export function signedWith(security: SecurityHeader | undefined, write: (signature?: XmlNode) => string): string {
  if (security?.kind !== 'certificate' || security.key === undefined) return write();
  const { key, form = {} } = security;
  const reference = element('wsse:Reference', { URI: `#${certificateTokenId}`, ValueType: tokenTypes.x509Reference });
  const keyInfo = element('wsse:SecurityTokenReference', {}, reference);
  return signEnveloped(write, { key, keyInfo, ...present({ signatureMethod: form.signatureMethod }) });
}

/** A BinarySecurityToken beside a signature is the certificate that made it; undefined without a signature. */
export function readCertificateToken(
  security: XmlElement,
  token: XmlElement,
  findings: Findings,
): CertificateToken | undefined {
  const signature = child(security, dsigNamespace, 'Signature');
  const binary = signature && readBinaryToken(token, findings);
  if (signature === undefined || binary === undefined) return undefined;
  if (binary.valueType !== tokenTypes.x509)
    findings.warn({ expected: tokenTypes.x509, received: binary.valueType, section: place, place: path(token) });
  if (attribute(token, 'Id', ns.utility) === undefined)
    findings.warn({
      expected: 'u:Id',
      received: attribute(token, 'Id') ? 'Id' : 'none',
      section: place,
      place: path(token),
    });
  const timestamp = child(security, ns.utility, 'Timestamp');
  const times = { created: timeOf(timestamp, 'Created'), expires: timeOf(timestamp, 'Expires') };
  const form: CertificateForm = {
    valueType: binary.valueType,
    plainId: attribute(token, 'Id', ns.utility) === undefined,
    ...present({ signatureMethod: methodOf(signature) }),
  };
  return { kind: 'certificate', certificate: binary.value, ...present(times), form, signed: false };
}

function methodOf(signature: XmlElement): string | undefined {
  const method = descend(signature, dsigNamespace, 'SignedInfo', 'SignatureMethod');
  return method && attribute(method, 'Algorithm');
}

function timeOf(timestamp: XmlElement | undefined, name: string): number | undefined {
  const at = Date.parse((timestamp && childText(timestamp, ns.utility, name)) ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** The token with the judgement of its signature over the message as it came. */
export function judgeCertificateToken(
  token: CertificateToken,
  message: Uint8Array,
  findings: Findings,
): CertificateToken {
  try {
    const { valid, findings: own } = verifyEnveloped(message, new Certificate(token.certificate).publicKey);
    findings.include(own);
    return { ...token, signed: valid };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    findings.add({ expected: 'a certificate', received: error.message, section: place });
    return { ...token, signed: false };
  }
}
