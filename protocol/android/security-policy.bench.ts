import { bench, describe } from 'vitest';
import { managementModes } from './management-modes.table.js';
import { judgeUserRestriction } from './policy-engine.js';
import { judgePolicySetting } from './security-policy.js';
import { policyPlaces, policySettings } from './security-policy.table.js';
import { userRestrictions } from './user-restrictions.table.js';

const settings = policyPlaces.flatMap((place) => Object.keys(policySettings[place]).map((name) => ({ place, name })));
const restrictions = userRestrictions.slice(0, 60 - settings.length).map(({ value }) => value);
const policy = { settings, restrictions };
const text = JSON.stringify(policy);

function judgeAll(apiLevel: number): void {
  for (const mode of managementModes) {
    for (const { place, name } of settings) judgePolicySetting(place, name, '6', { mode, apiLevel });
    for (const value of restrictions) judgeUserRestriction(value, { mode, apiLevel });
  }
}

/** Sixty settings for each of five modes; reading the same policy once as JSON is what a session pays anyway. */
describe('judging a policy of sixty settings', () => {
  bench('for every mode on Android 15', () => judgeAll(35));
  bench('for every mode on Android 9', () => judgeAll(28));
  bench('reading it by JSON.parse', () => void JSON.parse(text));
});
