import type { RuleSummary } from '../../../../protocol/base/rule.js';
import { apiClientRules } from './api-client.js';
import { profileRules } from './profile-rules.js';
import { registrationRules } from './registration-rules.js';

/** Every rule of the service. */
export const knoxRules: readonly RuleSummary[] = [...registrationRules, ...profileRules, ...apiClientRules];
