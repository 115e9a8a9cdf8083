import { createHash } from 'node:crypto';
import { days } from '../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** The freshness code of an attestation of properties, given the nonce of the command: the nonce itself (mdm/commands/information.device.yaml). */
export const freshnessTold = rule('XAP-500', {
  holds: (_context: RuleContext, nonce: Uint8Array): Uint8Array => nonce,
  mutants: {
    asADigest: (_context, nonce) => new Uint8Array(createHash('sha256').update(nonce).digest()),
    leavesItOut: () => new Uint8Array(0),
  },
});

/** An attestation that was made before: its nonce, and when, in milliseconds. */
interface KeptAttestation {
  readonly nonce: string;
  readonly at: number;
}

/** Whether a device gives the attestation that it made before: without another nonce always, else for seven days (mdm/commands/information.device.yaml). */
export const attestationGiven = rule('XAP-501', {
  holds: ({ now }: RuleContext, nonce: string, kept: KeptAttestation): 'kept' | 'new' =>
    nonce === '' || nonce === kept.nonce || now - kept.at < days(7) ? 'kept' : 'new',
  mutants: { alwaysNew: (): 'kept' | 'new' => 'new', keptForEver: (): 'kept' | 'new' => 'kept' },
});

/** Whether a device obeys a command with a nonce of so many bytes: there are 32 at most (mdm/commands/information.device.yaml). */
export const nonceFits = rule('XAP-502', {
  holds: (_context: RuleContext, length: number): boolean => length <= 32,
  mutants: { takesAnyLength: () => true },
});

/** Whether a device attests its properties, given whether its hardware and system can (mdm/commands/information.device.yaml, notes). */
export const attestsProperties = rule('XAP-503', {
  holds: (_context: RuleContext, able: boolean): boolean => able,
  mutants: { everyDevice: () => true, noDevice: () => false },
});

/** Rules of attestations by command. */
export const propertiesAttestationRules: readonly RuleSummary[] = [
  freshnessTold,
  attestationGiven,
  nonceFits,
  attestsProperties,
];
