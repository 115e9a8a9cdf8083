import { bench, describe } from 'vitest';
import { managementModes } from '../android/management-modes.table.js';
import type { JsonObject } from '../base/vocabulary.js';
import { judgeField, judgePolicy } from './judge-policy.js';
import { restrictionFields, settingFields } from './policy-fields.table.js';

const restrictions = Object.keys(restrictionFields).map((field) => [field, true] as const);
const settings = Object.keys(settingFields).map((field) => [field, 'DISALLOWED'] as const);
const policy: JsonObject = Object.fromEntries([...restrictions, ...settings].slice(0, 60));
const text = JSON.stringify(policy);

/** One evaluation is a policy of sixty fields on one device; reading it as JSON once is what the session pays before. */
describe('a policy of sixty fields', () => {
  for (const mode of managementModes) {
    bench(`judged for ${mode} on Android 15`, () => void judgePolicy(policy, { mode, apiLevel: 35 }, judgeField));
  }
  bench('read by JSON.parse', () => void JSON.parse(text));
});
