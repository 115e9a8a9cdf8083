import { days } from '../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { type CompliancePolicy, type PartnerSignals, partnerSignals } from './compliance-settings.js';
import type { ComplianceFacts } from './progress.js';
import { daysOfGrace, type Signal, signalSuffices, versionSuffices } from './rules.js';
import { jailbreakIsSeen } from './user-enrollment-rules.js';

export type Judgement = 'compliant' | 'noncompliant' | 'not evaluated';

/** What is judged of each setting of a policy. */
export function judgeSettings(
  context: TenantContext,
  device: DeviceState,
  { settings }: CompliancePolicy,
  facts: ComplianceFacts,
): Readonly<Record<string, Judgement>> {
  const judged = Object.entries(settings).map(([setting, wanted]) => {
    const held = judges[setting]?.(context, device, wanted, facts) ?? facts.passcodeComplies;
    return [setting, held === undefined ? 'not evaluated' : held ? 'compliant' : 'noncompliant'] as const;
  });
  return { ...Object.fromEntries(judged), ...judgeSignals(context, device, settings) };
}

type Judge = (
  context: TenantContext,
  device: DeviceState,
  wanted: string | number,
  facts: ComplianceFacts,
) => boolean | undefined;

/** Settings with an answer of their own; everything else is about the passcode, of which the device says whether it complies. */
const judges: Readonly<Record<string, Judge>> = {
  'Jailbroken devices': (context, { method }, _wanted, { jailbroken }) =>
    jailbroken === undefined ? undefined : !jailbreakIsSeen(context, jailbroken, method),
  'Minimum OS version': (context, _device, wanted, { osVersion }) =>
    osVersion === undefined ? undefined : versionSuffices(context, osVersion, String(wanted)),
  'Require a password to unlock mobile devices': (_context, _device, _wanted, { passcodePresent }) => passcodePresent,
};

const signalSettings: Readonly<Record<Signal, string>> = {
  threat: 'Require the device to be at or under the Device Threat Level',
  risk: 'Require the device to be at or under the machine risk score',
};

/** A device of which a partner that the policy asks for says nothing is not known to be clean. */
function judgeSignals(
  context: TenantContext,
  device: DeviceState,
  settings: CompliancePolicy['settings'],
): Readonly<Record<string, Judgement>> {
  const kinds = Object.keys(signalSettings) as Signal[];
  const wanted = kinds.filter((kind) => settings[signalSettings[kind]] !== undefined);
  if (wanted.length === 0) return {};
  const good = kinds.filter((kind) =>
    isGood(partnerSignals(context.state), kind, device, settings[signalSettings[kind]]),
  );
  const judged = wanted.map((kind) => {
    const held = signalSuffices(context, [kind], good);
    return [signalSettings[kind], held ? 'compliant' : 'noncompliant'] as const;
  });
  return Object.fromEntries(judged);
}

const severity = ['Secured', 'Clear', 'Low', 'Medium', 'High'];

function isGood(
  signals: PartnerSignals,
  kind: Signal,
  { serial = '' }: DeviceState,
  atMost: string | number = 'High',
): boolean {
  const found = signals[kind]?.[serial];
  if (found === undefined) return false;
  return found === atMost || severity.indexOf(found) <= severity.indexOf(String(atMost));
}

/** Whether a device that breaks a rule counts as noncompliant already. */
export function isMarked(context: TenantContext, { markAfterDays }: CompliancePolicy, brokenSince: number): boolean {
  return context.now - brokenSince >= days(daysOfGrace(context, markAfterDays));
}

/** The state of a policy on a device, with what was judged of each setting. */
export function judgePolicy(
  context: TenantContext,
  device: DeviceState,
  policy: CompliancePolicy,
  facts: ComplianceFacts,
): JsonObject {
  const settings = judgeSettings(context, device, policy, facts);
  const states = Object.values(settings);
  const broken = states.includes('noncompliant');
  const marked = broken && isMarked(context, policy, facts.brokenSince ?? context.now);
  const unbroken = states.every((each) => each === 'compliant') ? 'compliant' : 'not evaluated';
  const state = broken ? (marked ? 'noncompliant' : 'in grace period') : unbroken;
  return { policy: policy.name, state, settings: { ...settings } };
}
