import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { childText, path, text, type XmlElement } from '../xml/element.js';
import { readXml } from '../xml/read.js';
import { element, writeXml, type XmlContent, type XmlNode } from '../xml/write.js';
import { judgeCertificateToken, signedWith } from './certificate-token.js';
import type { RequestHeader, ResponseHeader, SecurityHeader } from './messages.js';
import { anonymousAddress, ns } from './namespaces.table.js';
import { present } from './optional.js';
import { readSecurity, writeSecurity } from './security-header.js';

/**
 * The envelope of every enrollment message. MS-MDE2 §2.1 names SOAP 1.1 and shows SOAP 1.2 in nearly every example, some of them in lower case
 * throughout: both versions are read, names of the envelope in any case, and SOAP 1.2 is written.
 */
export interface SoapMessage {
  readonly version: '1.1' | '1.2';
  readonly action?: string;
  readonly messageId?: string;
  readonly relatesTo?: string;
  readonly to?: string;
  readonly activityId?: string;
  readonly security?: SecurityHeader;
  /** The element in the Body. */
  readonly body: XmlElement;
}

/** SOAP messages of enrollment are small; a provisioning document with a long certificate chain fits many times. */
const limits = { bytes: 1024 * 1024, depth: 32, elements: 5_000 };

/** Throws ProtocolError `XML_*`, or `SOAP_MALFORMED` for a document that is no SOAP message. */
export function readSoap(bytes: Uint8Array): Decoded<SoapMessage> {
  const { message: root, findings: xmlFindings } = readXml(bytes, { limits });
  const findings = new Findings();
  findings.include(xmlFindings);
  const version = versionOf(root, findings);
  const header = looseChild(root, 'Header', findings);
  const body = looseChild(root, 'Body', findings)?.children[0];
  if (body === undefined) throw new ProtocolError('SOAP_MALFORMED', 'the envelope has no body');
  const message = { version, body, ...(header && readHeader(header, findings)) };
  return { message: judgeSigned(message, bytes, findings), findings: findings.list };
}

/** A certificate counts only with a signature over these very octets. */
function judgeSigned(message: SoapMessage, bytes: Uint8Array, findings: Findings): SoapMessage {
  if (message.security?.kind !== 'certificate') return message;
  return { ...message, security: judgeCertificateToken(message.security, bytes, findings) };
}

function versionOf(root: XmlElement, findings: Findings): '1.1' | '1.2' {
  const known = root.namespace === ns.soap12 || root.namespace === ns.soap11;
  if (!known || root.name.toLowerCase() !== 'envelope')
    throw new ProtocolError('SOAP_MALFORMED', `the document is <${root.name}>, not a SOAP envelope`);
  reportCasing(root, 'Envelope', findings);
  if (root.namespace === ns.soap12) return '1.2';
  findings.warn({ expected: ns.soap12, received: ns.soap11, section: section('MS-MDE2', '2.1'), place: path(root) });
  return '1.1';
}

function readHeader(header: XmlElement, findings: Findings): Omit<SoapMessage, 'version' | 'body'> {
  const address = (name: string) => text(looseChild(header, name, findings, ns.addressing));
  return present({
    action: address('Action'),
    messageId: address('MessageID'),
    relatesTo: address('RelatesTo'),
    to: address('To'),
    activityId: childText(header, ns.diagnostics, 'ActivityId'),
    security: readSecurity(header, findings),
  });
}

/** A child by name in any case; a case other than the canonical one is a warning (MS-MDE2 §2.2.10 itself shows lower case). */
export function looseChild(
  parent: XmlElement,
  name: string,
  findings: Findings,
  namespace = parent.namespace,
): XmlElement | undefined {
  const wanted = name.toLowerCase();
  const found = parent.children.find(
    (candidate) => candidate.namespace === namespace && candidate.name.toLowerCase() === wanted,
  );
  if (found !== undefined) reportCasing(found, name, findings);
  return found;
}

function reportCasing(found: XmlElement, name: string, findings: Findings): void {
  if (found.name === name) return;
  findings.warn({
    expected: `<${name}>`,
    received: `<${found.name}>`,
    section: section('XML 1.0', '2.3'),
    place: path(found),
  });
}

/** What a request and its answer carry besides their body. */
export interface EnvelopeParts {
  readonly action: string;
  readonly header: readonly XmlContent[];
  /** Stands last in the header; a certificate signs the whole envelope. */
  readonly security?: SecurityHeader | undefined;
  /** Prefixes that header and body use besides `s` and `a`. */
  readonly declarations?: Readonly<Record<string, string>>;
  readonly body: XmlNode;
}

export function writeEnvelope({ action, header, security, declarations = {}, body }: EnvelopeParts): Uint8Array {
  const write = (signature?: XmlNode): string =>
    writeXml(
      element(
        's:Envelope',
        { 'xmlns:s': ns.soap12, 'xmlns:a': ns.addressing, ...declarations },
        element(
          's:Header',
          {},
          element('a:Action', { 's:mustUnderstand': '1' }, action),
          ...header,
          security && writeSecurity(security, signature),
        ),
        element('s:Body', {}, body),
      ),
    );
  return new TextEncoder().encode(signedWith(security, write));
}

/** MessageID, ReplyTo and To, in the order in which Windows sends them. */
export function requestHeader({ messageId, to }: RequestHeader): readonly XmlContent[] {
  return [
    element('a:MessageID', {}, messageId),
    element('a:ReplyTo', {}, element('a:Address', {}, anonymousAddress)),
    element('a:To', { 's:mustUnderstand': '1' }, to),
  ];
}

export function responseHeader({ relatesTo, activityId }: ResponseHeader): readonly XmlContent[] {
  return [
    activityId === undefined
      ? undefined
      : element('ActivityId', { CorrelationId: activityId, xmlns: ns.diagnostics }, activityId),
    relatesTo === undefined ? undefined : element('a:RelatesTo', {}, relatesTo),
  ];
}

/** The addressing part of a decoded request; a missing MessageID or To is a finding (WS-Addressing 1.0 Core §3.2). */
export function readRequestHeader({ messageId, to }: SoapMessage, findings: Findings): RequestHeader {
  if (!messageId) addressingFinding('a:MessageID', findings);
  if (!to) addressingFinding('a:To', findings);
  return { messageId: messageId ?? '', to: to ?? '' };
}

/** The addressing part of a decoded answer. */
export function readResponseHeader({ relatesTo, activityId }: SoapMessage, findings: Findings): ResponseHeader {
  if (!relatesTo) addressingFinding('a:RelatesTo', findings, 'XWE-002');
  return { ...(relatesTo && { relatesTo }), ...(activityId && { activityId }) };
}

function addressingFinding(name: string, findings: Findings, requirement?: string): void {
  findings.add({
    expected: `<${name}>`,
    received: 'nothing',
    section: section('WS-Addressing 1.0 Core', '3.2'),
    place: '/Envelope/Header',
    ...(requirement && { requirement }),
  });
}
