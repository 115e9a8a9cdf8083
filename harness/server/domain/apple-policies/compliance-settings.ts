import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { assignment, lineSchema } from './configuration-settings.js';
import type { Lines } from './framework-levels.table.js';
import { stacked } from './framework-rules.js';
import { complianceLevels, enhancedCompliance, highCompliance, imported } from './rules.js';

/** Settings that compliance of an iPhone or iPad is judged by. */
export const complianceSettings = [
  'Jailbroken devices',
  'Require the device to be at or under the Device Threat Level',
  'Minimum OS version',
  'Require the device to be at or under the machine risk score',
  'Require a password to unlock mobile devices',
  'Simple passwords',
  'Minimum password length',
  'Required password type',
  'Maximum minutes after screen lock before password is required',
  'Maximum minutes of inactivity until screen locks',
  'Password expiration (days)',
] as const;

const policySchema = z.strictObject({
  ...assignment,
  level: z.int().optional(),
  settings: z.array(lineSchema.extend({ setting: z.enum(complianceSettings) })).default([]),
  /** Days until a device that breaks a rule is marked; at once by default. */
  markAfterDays: z.int().min(0).optional(),
});

const schema = z.strictObject({ policies: z.array(policySchema) });

export type CompliancePolicy = Omit<z.infer<typeof policySchema>, 'settings'> & { readonly settings: Lines };

/** Settings `apple-compliance`; what is stored has the settings of its level written out. Throws ZodError. */
export function normalizeAppleCompliance(document: JsonObject, context: TenantContext): JsonObject {
  const policies = schema.parse(document).policies.map((policy) => ({
    ...policy,
    settings: { ...ofLevel(context, policy.level), ...imported(context, policy.settings) },
  }));
  return { policies } as unknown as JsonObject;
}

function ofLevel(context: TenantContext, level: number | undefined): Lines {
  if (level === undefined) return {};
  const offered = complianceLevels(context);
  if (!offered.includes(level))
    throw new z.ZodError([
      {
        code: 'custom',
        path: ['policies', 'level'],
        message: `compliance has the levels ${offered.join(', ')}`,
        input: level,
      },
    ]);
  const tables = [enhancedCompliance(context), ...(level > 2 ? [highCompliance(context)] : [])];
  return level === 1 ? {} : stacked(context, tables);
}

export function appleCompliance(state: TenantState): readonly CompliancePolicy[] {
  const { policies = [] } = readSettings(state, 'apple-compliance');
  return policies as unknown as readonly CompliancePolicy[];
}

/** What partners say of devices, by serial number: the threat level of a mobile threat defense product, the risk score of Defender for Endpoint. */
export const partnerSignalsSchema = z.strictObject({
  threat: z.record(z.string(), z.enum(['Secured', 'Low', 'Medium', 'High'])).optional(),
  risk: z.record(z.string(), z.enum(['Clear', 'Low', 'Medium', 'High'])).optional(),
});

export type PartnerSignals = z.infer<typeof partnerSignalsSchema>;

export const partnerSignals = (state: TenantState): PartnerSignals =>
  readSettings(state, 'partner-signals') as unknown as PartnerSignals;
