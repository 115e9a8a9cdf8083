import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DmClientSetting } from '../../../../protocol/mde2/provisioning-document.js';
import type { DeviceState } from '../../domain/state.js';

/** The id that the organisation gives a PC, which has to be there before its certificate is renewed (MS-MDE2 §2.2.9.3, EntDMID). */
export const enterpriseId = rule('XWE-341', {
  holds: (_context: RuleContext, id: string): readonly DmClientSetting[] => [
    { path: 'EntDMID', value: id, datatype: 'string' },
  ],
  mutants: { givesNone: () => [], givesNothing: () => [{ path: 'EntDMID', value: '', datatype: 'string' }] },
});

/** The PC that speaks under the id of its hardware, where PCs were told to (MS-MDE2 §2.2.9.5, USEHWDEVID). */
export const ofHardware = rule('XWE-338', {
  holds: (_context: RuleContext, source: string, devices: readonly DeviceState[]): DeviceState | undefined =>
    devices.find(({ detail }) => detail.hardwareId === source),
  mutants: { knowsOnlyItsOwnIds: () => undefined },
});

export const accountRules: readonly RuleSummary[] = [enterpriseId, ofHardware];
