import { type ManagementMode, managementModeFacts } from '../android/management-modes.table.js';
import {
  judgeSetting,
  judgeUserRestriction,
  type ManagedAs,
  type NonComplianceReason,
  type PolicyReach,
  type PolicyVerdict,
  refused,
} from '../android/policy-engine.js';
import { isJsonObject, readJsonObject } from '../android/read-json.js';
import type { Json, JsonObject } from '../base/vocabulary.js';
import {
  type FieldScope,
  type FieldValues,
  isAbsent,
  type PolicyField,
  restrictionFields,
  settingFields,
} from './policy-fields.table.js';

/** One setting that does not hold, and why (Android Management API, NonComplianceDetail). */
export type NonComplianceDetail = {
  readonly settingName: string;
  readonly nonComplianceReason: NonComplianceReason;
  readonly packageName?: string;
  readonly fieldPath?: string;
  readonly installationFailureReason?: string;
  readonly specificNonComplianceReason?: string;
};

export interface PolicyOutcome {
  /** Restrictions that are set, by value, and where each acts. */
  readonly restrictions: Readonly<Record<string, PolicyReach>>;
  /** Other fields that hold. */
  readonly applied: readonly string[];
  readonly nonComplianceDetails: readonly NonComplianceDetail[];
}

/** Judges one field of a policy on a device. */
export type FieldJudge = (field: string, value: Json, managed: ManagedAs) => PolicyVerdict;

/** What becomes of a policy on a device: each field that asks for something is applied, or is a detail of non-compliance. One pass: this is judged for every session. */
export function judgePolicy(policy: JsonObject, managed: ManagedAs, judge: FieldJudge): PolicyOutcome {
  const restrictions: Record<string, PolicyReach> = {};
  const applied: string[] = [];
  const nonComplianceDetails: NonComplianceDetail[] = [];
  for (const field of Object.keys(policy)) {
    const value = policy[field];
    const known = knownFields.get(field);
    if (known === undefined || value === undefined || isAbsent(value)) continue;
    const verdict = judge(field, value, managed);
    if (verdict.kind === 'refused')
      nonComplianceDetails.push({ settingName: field, nonComplianceReason: verdict.reason });
    else if (known.restriction === undefined) applied.push(field);
    else restrictions[known.restriction] = verdict.reach;
  }
  return { restrictions, applied, nonComplianceDetails };
}

interface KnownField {
  readonly restriction?: string;
  readonly setting?: PolicyField;
}

const knownFields: ReadonlyMap<string, KnownField> = new Map<string, KnownField>([
  ...Object.entries(restrictionFields).map(([field, restriction]) => [field, { restriction }] as const),
  ...Object.entries(settingFields).map(([field, setting]) => [field, { setting }] as const),
]);

/** What the engine makes of a field: setting x mode x API level x value. */
export function judgeField(
  field: string,
  value: Json,
  managed: ManagedAs,
  judgeRestriction: (restriction: string, managed: ManagedAs) => PolicyVerdict = judgeUserRestriction,
): PolicyVerdict {
  const { restriction, setting } = knownFields.get(field) ?? {};
  if (restriction !== undefined) return judgeRestriction(restriction, managed);
  if (setting === undefined) return refused('UNSUPPORTED');
  if (field === 'minimumApiLevel' && Number(value) > managed.apiLevel) return refused('API_LEVEL');
  return judgeSetting(limitsOf(setting, value, managed.mode), managed.apiLevel);
}

function limitsOf({ scope, minApiLevel = 0, values = 'any' }: PolicyField, value: Json, mode: ManagementMode) {
  return { reach: reachOf(scope, mode), minApiLevel, valid: isValid(values, value) };
}

/** A device administrator is not managed by the Android Management API at all. */
function reachOf(scope: FieldScope, mode: ManagementMode): PolicyReach | undefined {
  const { owner, ownership } = managementModeFacts[mode];
  if (owner === 'DEVICE_ADMIN') return undefined;
  const company = ownership === 'COMPANY_OWNED';
  if (!mayBeSet[scope](company, owner === 'PROFILE_OWNER')) return undefined;
  return company ? 'device' : 'profile';
}

const mayBeSet: Readonly<Record<FieldScope, (company: boolean, profile: boolean) => boolean>> = {
  every: () => true,
  company: (company) => company,
  'device-owner': (_company, profile) => !profile,
  'profile-owner': (_company, profile) => profile,
  'company-profile': (company, profile) => profile && company,
};

const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const packageName = /^[A-Za-z]\w*(\.\w+)+$/;

function isValid(values: FieldValues, value: Json): boolean {
  if (values === 'any') return true;
  if (values === 'digits') return /^\d{1,15}$/.test(String(value));
  if (values === 'emails') return list(value).every((one) => email.test(String(one)));
  if (values === 'packages') return list(objectOf(value).packageNames).every((one) => packageName.test(String(one)));
  if (values === 'networks') return list(networksOf(value)).length > 0;
  return values.includes(String(value));
}

/** Google takes the configuration as an object, or as text that holds one. */
function networksOf(value: Json): Json | undefined {
  const reading = typeof value === 'string' ? readJsonObject(value) : undefined;
  const given = reading?.kind === 'object' ? reading.object : value;
  return objectOf(given as Json).NetworkConfigurations;
}

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const objectOf = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});
