import type { RuleSummary } from '../../../../protocol/base/rule.js';
import { aospAppRules } from './apps.js';
import { aospHardwareRules } from './hardware.js';
import { aospLicenceRules } from './licences.js';
import { aospPolicyRules } from './policies.js';
import { aospRecordRules } from './record.js';
import { aospRemovalRules } from './removal.js';
import { aospSupportRules } from './support.js';
import { teamsProfileRules } from './teams.js';

/** Rules about Android devices without Google Mobile Services. */
export const aospRules: readonly RuleSummary[] = [
  ...aospAppRules,
  ...aospHardwareRules,
  ...aospLicenceRules,
  ...aospPolicyRules,
  ...aospRecordRules,
  ...aospRemovalRules,
  ...aospSupportRules,
  ...teamsProfileRules,
];
