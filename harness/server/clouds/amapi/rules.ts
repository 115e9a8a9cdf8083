import { apiRules } from './api-rules.js';
import { bodyRules } from './body-rules.js';
import { commandRules } from './command-rules.js';
import { cloudDeviceRules } from './device-rules.js';
import { enterpriseRules } from './enterprise-rules.js';
import { migrationRules } from './migration-rules.js';
import { forbiddenIn } from './policy-delivery.js';
import { policyRules } from './policy-rules.js';
import { pubsubRules } from './pubsub-rules.js';
import { postureRules } from './security-posture.js';
import { tokenRules } from './token-rules.js';
import { usageLogRules } from './usage-logs.js';

/** Rules that the simulated Android Management API keeps. */
export const amapiRules = [
  ...apiRules,
  ...bodyRules,
  ...enterpriseRules,
  ...tokenRules,
  ...policyRules,
  forbiddenIn,
  ...postureRules,
  ...cloudDeviceRules,
  ...commandRules,
  ...migrationRules,
  ...pubsubRules,
  ...usageLogRules,
];
