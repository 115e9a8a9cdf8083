import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { Cipher, Digest } from '../pki/algorithms.table.js';
import type { Capabilities } from './messages.js';
import {
  type Capability,
  capabilityKeywords,
  cipherChoices,
  digestChoices,
  weakestCipher,
  weakestDigest,
} from './scep.table.js';

/** One keyword per line (RFC 8894 §3.5.2). */
export function formatCapabilities(keywords: readonly string[]): string {
  return keywords.map((keyword) => `${keyword}\n`).join('');
}

/** Keywords are compared without regard to case; unknown ones are passed over (RFC 8894 §3.5.2). */
export function parseCapabilities(text: string): Decoded<Capabilities> {
  const findings = new Findings();
  const words = text
    .slice(0, 10_000)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const known = new Set<Capability>();
  for (const word of words) {
    const keyword = capabilityKeywords.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
    if (keyword === undefined) continue;
    known.add(keyword);
    if (keyword !== word) findings.warn({ expected: keyword, received: word, section: section('RFC 8894', '3.5.2') });
  }
  const joined = words.find((word) => /[\s,;]/.test(word));
  if (joined !== undefined) {
    findings.add({
      expected: 'one keyword per line',
      received: joined.slice(0, 80),
      section: section('RFC 8894', '3.5.2'),
    });
  }
  return { message: { known, words }, findings: findings.list };
}

export interface AlgorithmChoice {
  readonly cipher: Cipher;
  readonly digest: Digest;
  readonly post: boolean;
}

/** The strongest that the server names (RFC 8894 §3.5.2). A server that names nothing gets the oldest: DES, SHA-1 and GET. */
export function chooseAlgorithms({ known }: Capabilities): AlgorithmChoice {
  return {
    cipher: cipherChoices.find(([keyword]) => known.has(keyword))?.[1] ?? weakestCipher,
    digest: digestChoices.find(([keyword]) => known.has(keyword))?.[1] ?? weakestDigest,
    post: known.has('POSTPKIOperation') || known.has('SCEPStandard'),
  };
}
