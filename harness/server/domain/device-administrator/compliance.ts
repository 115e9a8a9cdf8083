import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import { partnerSignals } from '../apple-policies/compliance-settings.js';
import type { CompliancePlatform, OfferedSettings, SettingState } from '../compliance/platforms.js';
import type { DeviceState } from '../state.js';
import { situationIn } from './situation.js';

const unset = 'Not configured';
const yesOrUnset = ['Yes', unset];
export const blockAdministrators = 'Block devices managed with device administrator';

const health: OfferedSettings[string] = {
  [blockAdministrators]: yesOrUnset,
  'Require the device to be at or under the Device Threat Level': [unset, 'Secured', 'Low', 'Medium', 'High'],
  'Require threat scan on apps': yesOrUnset,
  'Block rooted devices': yesOrUnset,
  'Check basic integrity': yesOrUnset,
  'Require Google Play Services to be configured': yesOrUnset,
  'Require up-to-date security provider': yesOrUnset,
};

/** The section Device Health of the form. */
export const deviceHealth = rule('MIG-009', {
  holds: (_context: RuleContext): OfferedSettings[string] => health,
  mutants: {
    leavesGoogleOut: () => without('Require Google Play Services to be configured'),
    leavesThreatsOut: () => without('Require the device to be at or under the Device Threat Level'),
    leavesNothingUnset: () => Object.fromEntries(Object.keys(health).map((setting) => [setting, ['Yes']])),
  },
});

const without = (left: string): OfferedSettings[string] =>
  Object.fromEntries(Object.entries(health).filter(([setting]) => setting !== left));

/** Whether a device breaks the rule against device administrators, by how it is managed. */
export const breaksByAdministrator = rule('MIG-002', {
  holds: (_context: RuleContext, method: string): boolean => method.startsWith('android-da'),
  mutants: { nobodyDoes: () => false },
});

const byFact: Readonly<Record<string, (device: DeviceState) => boolean | undefined>> = {
  'Block rooted devices': ({ detail }) => (typeof detail.rooted === 'boolean' ? !detail.rooted : undefined),
  'Require Google Play Services to be configured': ({ detail }) => situationIn(detail).googleServices,
};

const severity = ['Secured', 'Low', 'Medium', 'High'];

/** Devices that a device administrator manages, as compliance policies know them. */
export const administratorCompliance: CompliancePlatform = {
  name: 'Android device administrator',
  manages: ({ method }) => method.startsWith('android-da'),
  sections: (context) => ({ 'Device Health': deviceHealth(context) }) as OfferedSettings,
  judge(context, device, setting, value) {
    if (setting === blockAdministrators) return judged(!breaksByAdministrator(context, device.method));
    if (!setting.includes('Threat Level')) return judged(byFact[setting]?.(device));
    const level = partnerSignals(context.state).threat?.[device.serial ?? ''];
    return judged(level === undefined ? undefined : severity.indexOf(level) <= severity.indexOf(value));
  },
};

function judged(held: boolean | undefined): SettingState {
  if (held === undefined) return 'not evaluated';
  return held ? 'compliant' : 'noncompliant';
}
