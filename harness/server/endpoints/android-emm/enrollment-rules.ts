import { restrictionFields } from '../../../../protocol/amapi/policy-fields.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import type { AndroidManagement } from '../../domain/android-emm-settings.js';
import type { AndroidWishes } from '../android/options.js';

/** What a token allows by the way in which the device is to be managed (EnrollmentToken.allowPersonalUsage). */
export const personalUsage = rule('XAM-073', {
  holds: (_context: RuleContext, method: Method) => usageOf(method),
  mutants: {
    alwaysAllowed: () => 'PERSONAL_USAGE_ALLOWED',
    neverAllowed: () => 'PERSONAL_USAGE_DISALLOWED',
    userlessForgotten: (_context, method) =>
      usageOf(method) === 'PERSONAL_USAGE_DISALLOWED_USERLESS' ? 'PERSONAL_USAGE_DISALLOWED' : usageOf(method),
  },
});

function usageOf(method: Method): string {
  if (method === 'android-work-profile' || method === 'android-cope') return 'PERSONAL_USAGE_ALLOWED';
  return method === 'android-fully-managed' ? 'PERSONAL_USAGE_DISALLOWED' : 'PERSONAL_USAGE_DISALLOWED_USERLESS';
}

/** A token lives and serves as the administrator wishes (EnrollmentToken.duration, oneTimeOnly). */
export const tokenLimits = rule('XAM-074', {
  holds: (_context: RuleContext, wishes: AndroidWishes): JsonObject => limitsOf(wishes),
  mutants: {
    alwaysAnHour: (_context, { oneTime }) => limitsOf(oneTime === undefined ? {} : { oneTime }),
    anyNumberOfDevices: (_context, { oneTime: _ignored, ...wishes }) => limitsOf(wishes),
  },
});

function limitsOf({ tokenLifeSeconds, oneTime }: AndroidWishes): JsonObject {
  return {
    ...(tokenLifeSeconds !== undefined && { duration: `${tokenLifeSeconds}s` }),
    ...(oneTime === true && { oneTimeOnly: true }),
  };
}

/** The QR code holds the text that Google gave for it, all of it (EnrollmentToken.qrCode). */
export const qrText = rule('XAM-075', {
  holds: (_context: RuleContext, { qrCode }: JsonObject) => String(qrCode),
  mutants: { tokenAlone: (_context, { value }) => String(value) },
});

/** The policy is there before a device can come for it (EnrollmentToken.policyName). */
export const policyComesFirst = rule('XAM-076', {
  holds: (_context: RuleContext) => true,
  mutants: { later: () => false },
});

/** Each restriction is the field of the policy that forbids it, and what was withdrawn is not in it any more (Policy). */
export const policyFields = rule('XAM-077', {
  holds: (_context: RuleContext, wishes: AndroidManagement, _sent: JsonObject): JsonObject => fieldsOf(wishes),
  mutants: {
    neverWithdraws: (_context, wishes, sent) => ({ ...sent, ...fieldsOf(wishes) }),
    onlyTheFirst: (_context, wishes) => fieldsOf({ ...wishes, restrictions: wishes.restrictions.slice(0, 1) }),
  },
});

function fieldsOf({ restrictions, reports }: AndroidManagement): JsonObject {
  const fields = Object.entries(restrictionFields).filter(([, value]) => restrictions.includes(value));
  return {
    ...Object.fromEntries(fields.map(([field]) => [field, true])),
    statusReportingSettings: Object.fromEntries(reports.map((report) => [report, true])),
  };
}

export const enrollmentRules = [personalUsage, tokenLimits, qrText, policyComesFirst, policyFields];
