import { createHash } from 'node:crypto';
import { type RuleContext, rule } from '../../protocol/base/rule.js';
import { type AlgorithmChoice, chooseAlgorithms } from '../../protocol/scep/capabilities.js';
import type { CaCertificates, Capabilities } from '../../protocol/scep/messages.js';

/** An authority whose certificate does not have the digest of the payload's CAFingerprint is not trusted (RFC 8894 §2.2, Apple SCEP payload). */
export const authorityTrusted = rule('XSC-030', {
  holds: (_: RuleContext, { all }: CaCertificates, fingerprint: Uint8Array | undefined) =>
    fingerprint === undefined || all.some(({ der }) => digestsTo(der, fingerprint)),
  mutants: { trustsAnyAuthority: () => true },
});

const digestByLength: Readonly<Record<number, string>> = { 16: 'md5', 20: 'sha1', 32: 'sha256', 64: 'sha512' };

function digestsTo(der: Uint8Array, fingerprint: Uint8Array): boolean {
  const digest = digestByLength[fingerprint.length];
  return digest !== undefined && Buffer.compare(createHash(digest).update(der).digest(), fingerprint) === 0;
}

/** The device uses the strongest algorithms that GetCACaps names, and POST where it may (RFC 8894 §3.5.2). */
export const algorithmsChosen = rule('XSC-031', {
  holds: (_: RuleContext, capabilities: Capabilities): AlgorithmChoice => chooseAlgorithms(capabilities),
  mutants: {
    clingsToTripleDes: (_: RuleContext, capabilities: Capabilities): AlgorithmChoice => ({
      ...chooseAlgorithms(capabilities),
      cipher: 'des-ede3-cbc',
      digest: 'sha1',
    }),
    neverPosts: (_: RuleContext, capabilities: Capabilities) => ({ ...chooseAlgorithms(capabilities), post: false }),
  },
});

/** A poll continues the transaction of the request it asks about (RFC 8894 §3.3.3). */
export const pollTransaction = rule('XSC-032', {
  holds: (_: RuleContext, transactionID: string) => transactionID,
  mutants: { beginsAnother: (_: RuleContext, transactionID: string) => `${transactionID}-2` },
});

/** Whether authorities that GetNextCACert named are believed in, given whether the one of today signed for them (RFC 8894 §4.7.1). */
export const announcementBelieved = rule('XSC-052', {
  holds: (_: RuleContext, vouchedFor: boolean): boolean => vouchedFor,
  mutants: { believesAnybody: () => true, believesNobody: () => false },
});

export const scepDeviceRules = [authorityTrusted, announcementBelieved, algorithmsChosen, pollTransaction] as const;
