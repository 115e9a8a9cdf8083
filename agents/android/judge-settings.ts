import type { PolicyReach } from '../../protocol/android/policy-engine.js';
import type { AndroidDevice } from './device.js';
import { restrictionApiLevel } from './device-rules.js';
import type { NonComplianceDetail } from './state.js';

/** A setting of some server's policy, and the user restriction that it amounts to. */
export interface WantedRestriction {
  readonly settingName: string;
  readonly restriction: string;
}

export interface JudgedSettings {
  /** Restrictions that hold now, and where each acts. */
  readonly restrictions: Readonly<Record<string, PolicyReach>>;
  readonly nonCompliance: readonly NonComplianceDetail[];
}

/** What becomes of settings on this device: mode and Android version decide, whichever protocol brought them. */
export function judgeSettings(device: AndroidDevice, wanted: readonly WantedRestriction[]): JudgedSettings {
  const { state, habits, rules } = device;
  const { mode = 'work-profile' } = state;
  const judged = wanted.map(({ settingName, restriction }) => ({
    settingName,
    restriction,
    verdict: restrictionApiLevel(rules, restriction, { mode, apiLevel: habits.apiLevel }),
  }));
  return {
    restrictions: Object.fromEntries(
      judged.flatMap(({ restriction, verdict }) => (verdict.kind === 'applied' ? [[restriction, verdict.reach]] : [])),
    ),
    nonCompliance: judged.flatMap(({ settingName, verdict }) =>
      verdict.kind === 'refused' ? [{ settingName, nonComplianceReason: verdict.reason }] : [],
    ),
  };
}
