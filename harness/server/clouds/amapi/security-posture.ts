import { type DeviceLabel, deviceLabels, type IntegrityFacts } from '../../../../protocol/amapi/integrity.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** Labels of Play Integrity that a device earns (Play Integrity API, deviceIntegrity.deviceRecognitionVerdict). */
export const earnedLabels = rule('XAM-116', {
  holds: (_context: RuleContext, facts: IntegrityFacts): readonly DeviceLabel[] => deviceLabels(facts),
  mutants: {
    trustsRooted: (_context, facts) => deviceLabels({ ...facts, rooted: false }),
    ignoresBootLoader: (_context, facts) => deviceLabels({ ...facts, bootVerified: true }),
    ignoresCertification: (_context, facts) => deviceLabels({ ...facts, certified: true }),
    strongWithoutHardware: (_context, facts) => deviceLabels({ ...facts, hardwareKey: true }),
  },
});

type Risk = 'UNKNOWN_OS' | 'COMPROMISED_OS' | 'HARDWARE_BACKED_EVALUATION_FAILED';

const advice: Readonly<Record<Risk, string>> = {
  UNKNOWN_OS: 'The device runs a system that is not certified.',
  COMPROMISED_OS: 'The system of the device was changed.',
  HARDWARE_BACKED_EVALUATION_FAILED: 'No hardware vouches for the device.',
};

/** The risk that the labels leave, the gravest alone (Android Management API, SecurityRisk). */
export const riskOf = rule('XAM-117', {
  holds: (_context: RuleContext, labels: readonly DeviceLabel[]): Risk | undefined => risk(labels),
  mutants: {
    compromisedIsUnknown: (_context, labels) => (labels.length === 0 ? 'UNKNOWN_OS' : risk(labels)),
    strongIsNotNeeded: (_context, labels) =>
      risk(labels) === 'HARDWARE_BACKED_EVALUATION_FAILED' ? undefined : risk(labels),
    neverAtRisk: () => undefined,
  },
});

function risk(labels: readonly DeviceLabel[]): Risk | undefined {
  if (!labels.includes('MEETS_BASIC_INTEGRITY')) return 'COMPROMISED_OS';
  if (!labels.includes('MEETS_DEVICE_INTEGRITY')) return 'UNKNOWN_OS';
  return labels.includes('MEETS_STRONG_INTEGRITY') ? undefined : 'HARDWARE_BACKED_EVALUATION_FAILED';
}

/** Member securityPosture of a device; details are there only where it is not secure (Android Management API, SecurityPosture). */
export const posture = rule('XAM-118', {
  holds: (_context: RuleContext, found: Risk | undefined): JsonObject => postureFor(found),
  mutants: {
    alwaysSecure: () => ({ devicePosture: 'SECURE' }),
    everyRiskCompromises: (_context, found) =>
      found === undefined ? postureFor(found) : { ...postureFor(found), devicePosture: 'POTENTIALLY_COMPROMISED' },
    detailsOfNothing: (_context, found) => postureFor(found ?? 'HARDWARE_BACKED_EVALUATION_FAILED'),
  },
});

function postureFor(found: Risk | undefined): JsonObject {
  if (found === undefined) return { devicePosture: 'SECURE' };
  return {
    devicePosture: found === 'COMPROMISED_OS' ? 'POTENTIALLY_COMPROMISED' : 'AT_RISK',
    postureDetails: [{ securityRisk: found, advice: [{ defaultMessage: advice[found] }] }],
  };
}

/** How safe a device is, by what Play Integrity says of it. */
export const securityPosture = (context: RuleContext, facts: IntegrityFacts): JsonObject =>
  posture(context, riskOf(context, earnedLabels(context, facts)));

export const postureRules = [earnedLabels, riskOf, posture];
