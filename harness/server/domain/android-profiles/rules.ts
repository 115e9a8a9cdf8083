import type { RuleSummary } from '../../../../protocol/base/rule.js';
import { arrivalRules } from './arrival.js';
import { profileFieldRules } from './field-rules.js';
import { profileListRules } from './list.js';
import { preparationRules } from './preparation.js';
import { tokenLifeRules } from './token-life.js';

/** Rules of Android enrollment profiles; those of their tokens are the enrollment endpoint's. */
export const androidProfileRules: readonly RuleSummary[] = [
  ...arrivalRules,
  ...profileFieldRules,
  ...profileListRules,
  ...preparationRules,
  ...tokenLifeRules,
];
