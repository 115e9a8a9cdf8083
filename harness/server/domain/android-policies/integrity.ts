import type { DeviceLabel } from '../../../../protocol/amapi/integrity.js';
import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { IntegrityVerdict } from '../../../../protocol/play-integrity/verdict.js';

/** The setting of compliance that is judged by Play Integrity, and the label that each of its values wants. */
export const integritySetting = 'Play Integrity Verdict';

const wantedLabels: Readonly<Record<string, DeviceLabel>> = {
  'Check basic integrity': 'MEETS_BASIC_INTEGRITY',
  'Check basic integrity & device integrity': 'MEETS_DEVICE_INTEGRITY',
  'Check strong integrity': 'MEETS_STRONG_INTEGRITY',
};

export const integrityChoices: readonly string[] = Object.keys(wantedLabels);

/** A verdict counts that was given for the nonce that this device was asked with (requestDetails.nonce). */
export const answersNonce = rule('XAD-098', {
  holds: (_context: RuleContext, given: string, asked: string): boolean => given === asked,
  mutants: { anyNonce: () => true },
});

/** Minutes after which a verdict says nothing of the device any more. */
const longestLife = minutes(10);

/** A verdict counts while it is new (requestDetails.timestampMillis). */
export const isRecent = rule('XAD-099', {
  holds: ({ now }: RuleContext, at: number): boolean => now - at <= longestLife,
  mutants: { forEver: () => true },
});

/** A verdict counts that an app as it was published asked for (appIntegrity.appRecognitionVerdict). */
export const appIsRecognized = rule('XAD-100', {
  holds: (_context: RuleContext, recognition: string): boolean => recognition === 'PLAY_RECOGNIZED',
  mutants: { anyApp: () => true },
});

/** What is kept of a verdict that counts. */
export interface IntegrityEvidence {
  readonly labels: readonly DeviceLabel[];
  readonly isTest: boolean;
}

/** Undefined where the verdict does not count. */
export function believedVerdict(
  context: RuleContext,
  verdict: IntegrityVerdict | undefined,
  nonce: string,
): IntegrityEvidence | undefined {
  if (verdict === undefined) return undefined;
  const { requestDetails, appIntegrity, deviceIntegrity, testingDetails } = verdict;
  const counts =
    answersNonce(context, requestDetails.nonce, nonce) &&
    isRecent(context, Number(requestDetails.timestampMillis)) &&
    appIsRecognized(context, appIntegrity.appRecognitionVerdict);
  if (!counts) return undefined;
  return { labels: deviceIntegrity.deviceRecognitionVerdict, isTest: testingDetails?.isTestingResponse === true };
}

/** Whether the labels of a device have the one that the organisation wants (deviceIntegrity.deviceRecognitionVerdict). */
export const hasLabel = rule('XAM-122', {
  holds: (_context: RuleContext, labels: readonly DeviceLabel[], choice: string): boolean => includes(labels, choice),
  mutants: {
    basicIsEnough: (_context, labels) => labels.includes('MEETS_BASIC_INTEGRITY'),
    deviceIsEnough: (_context, labels, choice) =>
      includes(labels, choice === 'Check strong integrity' ? 'Check basic integrity & device integrity' : choice),
    noneIsNeeded: () => true,
  },
});

function includes(labels: readonly DeviceLabel[], choice: string): boolean {
  const wanted = wantedLabels[choice];
  return wanted !== undefined && labels.includes(wanted);
}

export const integrityRules: readonly RuleSummary[] = [answersNonce, isRecent, appIsRecognized, hasLabel];
