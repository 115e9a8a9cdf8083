import { readBase64, writeBase64 } from '../base/base64.js';
import type { Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { attribute, child, path, text, type XmlElement } from '../xml/element.js';
import { element, type XmlAttributes, type XmlNode } from '../xml/write.js';
import { readCertificateToken, writeCertificateToken } from './certificate-token.js';
import type { BinarySecurityToken, SecurityHeader, UsernameToken } from './messages.js';
import { ns, tokenTypes, usernameTokenId } from './namespaces.table.js';

const place = section('MS-MDE2', '3.3.4.1.1.1');

/** Prefixes that the security header uses. */
export const securityDeclarations = Object.freeze({ 'xmlns:u': ns.utility, 'xmlns:wsse': ns.security });

/** The token that a device shows; the password type is written qualified, as Windows does. */
export function writeSecurity(security: SecurityHeader, signature?: XmlNode): XmlNode {
  return element('wsse:Security', { 's:mustUnderstand': '1' }, ...tokenOf(security), signature);
}

function tokenOf(security: SecurityHeader): readonly XmlNode[] {
  switch (security.kind) {
    case 'username':
      return [writeUsername(security)];
    case 'binary':
      return [binaryToken(security.valueType, security.value)];
    case 'certificate':
      return writeCertificateToken(security);
  }
}

function writeUsername({ username, password }: UsernameToken): XmlNode {
  return element(
    'wsse:UsernameToken',
    { 'u:Id': usernameTokenId },
    element('wsse:Username', {}, username),
    element('wsse:Password', { 'wsse:Type': tokenTypes.passwordText }, password),
  );
}

/** A BinarySecurityToken, wherever it stands; Windows writes the attributes unqualified. */
export function binaryToken(valueType: string, value: Uint8Array, id: XmlAttributes = {}): XmlNode {
  return element(
    'wsse:BinarySecurityToken',
    { ValueType: valueType, EncodingType: tokenTypes.base64Binary, ...id },
    writeBase64(value),
  );
}

/** The first token of the Security header; undefined when there is none or it cannot be read, and that is a finding. */
export function readSecurity(header: XmlElement, findings: Findings): SecurityHeader | undefined {
  const security = child(header, ns.security, 'Security');
  if (security === undefined) return undefined;
  const username = child(security, ns.security, 'UsernameToken');
  if (username !== undefined) return readUsername(username, findings);
  const binary = child(security, ns.security, 'BinarySecurityToken');
  if (binary !== undefined)
    return readCertificateToken(security, binary, findings) ?? readBinaryToken(binary, findings);
  // an answer carries a Timestamp and no token (MS-WSTEP §4.1)
  if (child(security, ns.utility, 'Timestamp') !== undefined) return undefined;
  findings.add({
    expected: 'a UsernameToken or BinarySecurityToken',
    received: security.children.map(({ name }) => name).join(', ') || 'nothing',
    section: place,
    place: path(security),
  });
  return undefined;
}

function readUsername(token: XmlElement, findings: Findings): UsernameToken {
  const password = child(token, ns.security, 'Password');
  const type = password && (attribute(password, 'Type') ?? attribute(password, 'Type', ns.security));
  if (type !== tokenTypes.passwordText)
    findings.add({
      expected: tokenTypes.passwordText,
      received: type ?? 'no Type',
      section: place,
      place: path(token),
    });
  // a password may begin or end with a blank, so its text is not trimmed
  return {
    kind: 'username',
    username: text(child(token, ns.security, 'Username')) ?? '',
    password: password?.text ?? '',
  };
}

/** Reads a BinarySecurityToken; undefined when its content is not base64, and that is a finding. */
export function readBinaryToken(token: XmlElement, findings: Findings): BinarySecurityToken | undefined {
  const value = readBase64(token.text);
  if (value === undefined || value.length === 0) {
    findings.add({ expected: 'base64', received: abbreviated(token.text), section: place, place: path(token) });
    return undefined;
  }
  const encoding = attribute(token, 'EncodingType');
  if (encoding?.toLowerCase() !== tokenTypes.base64Binary.toLowerCase())
    findings.warn({
      expected: `EncodingType ${tokenTypes.base64Binary}`,
      received: encoding ?? 'no EncodingType',
      section: place,
      place: path(token),
    });
  return { kind: 'binary', valueType: attribute(token, 'ValueType')?.trim() ?? '', value };
}

function abbreviated(value: string): string {
  const trimmed = value.trim();
  return trimmed === '' ? 'nothing' : `${trimmed.slice(0, 20)}… (${trimmed.length} characters)`;
}
