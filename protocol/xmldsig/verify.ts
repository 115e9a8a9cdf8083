import { createHash, type KeyObject, verify } from 'node:crypto';
import { readBase64 } from '../base/base64.js';
import { ProtocolError } from '../base/errors.js';
import { type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import {
  canonicalization,
  dsigNamespace,
  envelopedSignature,
  rsaSha256,
  rsaSha256Misnamed,
  sha256Digest,
} from './algorithms.table.js';
import { type CanonicalForm, canonicalize } from './canonicalize.js';
import {
  attributeOf,
  childOf,
  childrenOf,
  elementsNamed,
  readSignedTree,
  type SignedElement,
  textOf,
} from './signed-tree.js';

export interface SignatureJudgement {
  /** Whether the key made a signature over the whole document. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

const dsig = (place: string) => section('XML Signature 1.1', place);

/**
 * Judges the one signature of a document: it has to cover the whole of it, so that nothing that was signed can be moved aside and
 * something else put in its place. Never throws for a wrong document.
 */
export function verifyEnveloped(document: Uint8Array, key: KeyObject): SignatureJudgement {
  const findings = new Findings();
  try {
    judge(readSignedTree(document), key, findings);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    findings.add({ expected: 'a document with a signature', received: error.message, section: dsig('4.2') });
  }
  return { valid: findings.list.every(({ severity }) => severity !== 'fail'), findings: findings.list };
}

function judge(root: SignedElement, key: KeyObject, findings: Findings): void {
  const [signature, ...more] = elementsNamed(root, dsigNamespace, 'Signature');
  const info = signature && childOf(signature, dsigNamespace, 'SignedInfo');
  if (signature === undefined || info === undefined || more.length > 0) {
    const received = more.length > 0 ? `${more.length + 1} signatures` : 'none';
    findings.add({ expected: 'one signature with SignedInfo', received, section: dsig('4.2') });
    return;
  }
  judgeReference(root, signature, info, findings);
  judgeSignature(signature, info, key, findings);
}

/** One Reference to the document, whose digest is that of the document without the signature. */
function judgeReference(root: SignedElement, signature: SignedElement, info: SignedElement, findings: Findings): void {
  const [reference, ...more] = childrenOf(info, dsigNamespace, 'Reference');
  const uri = attributeOf(reference, 'URI');
  if (reference === undefined || more.length > 0 || uri !== '') {
    const received = more.length > 0 ? `${more.length + 1} references` : `URI ${uri ?? 'absent'}`;
    findings.add({ expected: 'one Reference with URI=""', received, section: dsig('4.4.3') });
    return;
  }
  const form = transformed(reference, signature, findings);
  expectAlgorithm(childOf(reference, dsigNamespace, 'DigestMethod'), [sha256Digest], '4.4.3.5', findings);
  if (form === undefined) return;
  const actual = createHash('sha256').update(canonicalize(root, form)).digest('base64');
  const claimed = textOf(childOf(reference, dsigNamespace, 'DigestValue')).replace(/\s+/g, '');
  if (claimed !== actual)
    findings.add({ expected: `DigestValue ${actual}`, received: claimed || 'nothing', section: dsig('4.4.3.6') });
}

/** What the transforms make of the document: the signature taken out, then a canonical form; Canonical XML 1.0 where none is named (§4.4.3.2). */
function transformed(
  reference: SignedElement,
  signature: SignedElement,
  findings: Findings,
): CanonicalForm | undefined {
  const transforms = childOf(reference, dsigNamespace, 'Transforms');
  const [first, second, ...more] = transforms ? childrenOf(transforms, dsigNamespace, 'Transform') : [];
  expectAlgorithm(first, [envelopedSignature], '6.6.4', findings);
  if (second === undefined) return { inclusive: 'all', without: signature };
  const form = canonicalForm(second, findings);
  if (more.length > 0)
    findings.add({ expected: 'two transforms', received: String(more.length + 2), section: dsig('4.4.3.4') });
  return form && { ...form, without: signature };
}

function canonicalForm(method: SignedElement | undefined, findings: Findings): CanonicalForm | undefined {
  const algorithm = attributeOf(method, 'Algorithm');
  if (algorithm === canonicalization.inclusive) return { inclusive: 'all' };
  if (algorithm !== canonicalization.exclusive || method === undefined) {
    const expected = `${canonicalization.exclusive} or ${canonicalization.inclusive}`;
    findings.add({ expected, received: algorithm ?? 'none', section: dsig('6.5') });
    return undefined;
  }
  const list = childOf(method, canonicalization.exclusive, 'InclusiveNamespaces');
  const prefixes = (attributeOf(list, 'PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  return { inclusive: prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)) };
}

function judgeSignature(signature: SignedElement, info: SignedElement, key: KeyObject, findings: Findings): void {
  const method = childOf(info, dsigNamespace, 'SignatureMethod');
  expectAlgorithm(method, [rsaSha256, rsaSha256Misnamed], '6.4', findings);
  const form = canonicalForm(childOf(info, dsigNamespace, 'CanonicalizationMethod'), findings);
  const value = readBase64(textOf(childOf(signature, dsigNamespace, 'SignatureValue')));
  if (form === undefined) return;
  if (value !== undefined && key.asymmetricKeyType === 'rsa' && verify('sha256', canonicalize(info, form), key, value))
    return;
  findings.add({
    expected: "the signature of the certificate's key",
    received: value === undefined ? 'no base64' : 'another',
    section: dsig('3.2.2'),
  });
}

function expectAlgorithm(
  method: SignedElement | undefined,
  known: readonly string[],
  place: string,
  findings: Findings,
): void {
  const algorithm = attributeOf(method, 'Algorithm');
  if (algorithm !== undefined && known.includes(algorithm)) {
    if (algorithm !== known[0])
      findings.warn({ expected: known[0] ?? '', received: algorithm, section: section('MS-MDE2', '3.4.4.1.1.1') });
    return;
  }
  findings.add({ expected: known.join(' or '), received: algorithm ?? 'none', section: dsig(place) });
}
