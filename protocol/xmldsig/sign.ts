import { createHash, type KeyObject, sign } from 'node:crypto';
import { element, writeXml, type XmlContent, type XmlNode } from '../xml/write.js';
import { canonicalization, dsigNamespace, envelopedSignature, rsaSha256, sha256Digest } from './algorithms.table.js';
import { canonicalize } from './canonicalize.js';
import { readSignedTree } from './signed-tree.js';

export interface EnvelopedSignature {
  /** RSA. */
  readonly key: KeyObject;
  /** What KeyInfo holds. */
  readonly keyInfo: XmlContent;
  /** Name of the signature algorithm; RSA with SHA-256 under whatever name. */
  readonly signatureMethod?: string;
}

/**
 * Signs a whole document but for the signature itself: exclusive canonicalization, SHA-256, RSA with SHA-256, one Reference with an empty URI
 * (XML Signature 1.1 §4.4.3, §6.6.4). `write` writes the document without or with its signature.
 */
export function signEnveloped(write: (signature?: XmlNode) => string, options: EnvelopedSignature): string {
  const { key, keyInfo, signatureMethod = rsaSha256 } = options;
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const digest = createHash('sha256')
    .update(canonicalize(readSignedTree(encode(write()))))
    .digest('base64');
  const signedInfo = signedInfoOf(digest, signatureMethod);
  const canonical = canonicalize(readSignedTree(encode(writeXml(declared(signedInfo)))));
  return write(
    declared(
      element(
        'ds:Signature',
        {},
        signedInfo,
        element('ds:SignatureValue', {}, sign('sha256', canonical, key).toString('base64')),
        element('ds:KeyInfo', {}, keyInfo),
      ),
    ),
  );
}

const declared = (node: XmlNode): XmlNode => ({
  ...node,
  attributes: { 'xmlns:ds': dsigNamespace, ...node.attributes },
});

function signedInfoOf(digest: string, signatureMethod: string): XmlNode {
  const algorithm = (name: string, uri: string) => element(`ds:${name}`, { Algorithm: uri });
  return element(
    'ds:SignedInfo',
    {},
    algorithm('CanonicalizationMethod', canonicalization.exclusive),
    algorithm('SignatureMethod', signatureMethod),
    element(
      'ds:Reference',
      { URI: '' },
      element(
        'ds:Transforms',
        {},
        algorithm('Transform', envelopedSignature),
        algorithm('Transform', canonicalization.exclusive),
      ),
      algorithm('DigestMethod', sha256Digest),
      element('ds:DigestValue', {}, digest),
    ),
  );
}
