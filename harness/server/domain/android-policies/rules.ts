import type { RuleSummary } from '../../../../protocol/base/rule.js';
import { androidComplianceRules } from './compliance.js';
import { deliveryRules } from './delivery.js';
import { enrollmentLevelRules } from './enrollment-levels.js';
import { frameworkLevelRules } from './framework.js';
import { integrityRules } from './integrity.js';
import { androidReportRules } from './reports.js';
import { importedSection } from './settings.js';

/** Rules of policies for Android Enterprise devices. */
export const androidPolicyRules: readonly RuleSummary[] = [
  ...frameworkLevelRules,
  ...enrollmentLevelRules,
  importedSection,
  ...deliveryRules,
  ...androidComplianceRules,
  ...androidReportRules,
  ...integrityRules,
];
