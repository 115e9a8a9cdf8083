import type { ManagementMode } from '../../../../protocol/android/management-modes.table.js';
import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { MigrationTokenState } from './state.js';

/** A migration token lives seven days, or less on request (MigrationToken.ttl). */
export const migrationLife = rule('XAM-040', {
  holds: (_context: RuleContext, asked: number | undefined) => lifeOf(asked ?? days(7), days(7)),
  mutants: {
    anyLife: (_context, asked) => asked ?? days(7),
    anHourUnlessAsked: (_context, asked) => lifeOf(asked ?? days(7) / 168, days(7)),
  },
});

function lifeOf(asked: number, most: number): number | undefined {
  return asked > 0 && asked <= most ? asked : undefined;
}

/** It is deleted seven days after it has expired (MigrationToken.expireTime). */
export const migrationTokenIsKept = rule('XAM-041', {
  holds: ({ now }: RuleContext, expiresAt: number, after: number) => now < expiresAt + after,
  mutants: { forEver: () => true, untilItExpires: ({ now }, expiresAt) => now < expiresAt },
});

/** A migration token serves the one device that it was made for, once, while it lives (MigrationToken). */
export const migrationTokenOpens = rule('XAM-128', {
  holds: (context: RuleContext, token: MigrationTokenState, deviceId: string) =>
    lives(context, token) && isUnused(token) && isFor(token, deviceId),
  mutants: {
    anyDevice: (context, token) => lives(context, token) && isUnused(token),
    again: (context, token, deviceId) => lives(context, token) && isFor(token, deviceId),
    expiredToo: (_context, token, deviceId) => isUnused(token) && isFor(token, deviceId),
  },
});

const lives = ({ now }: RuleContext, { expiresAt }: MigrationTokenState): boolean => now < expiresAt;
const isUnused = ({ resource }: MigrationTokenState): boolean => resource.device === undefined;
const isFor = ({ resource }: MigrationTokenState, deviceId: string): boolean => resource.deviceId === deviceId;

/** How AMAPI calls the mode of a device that is to be migrated (MigrationToken.ManagementMode). */
const migratedModes: Readonly<Record<string, readonly ManagementMode[]>> = {
  WORK_PROFILE_PERSONALLY_OWNED: ['work-profile'],
  WORK_PROFILE_COMPANY_OWNED: ['cope'],
  FULLY_MANAGED: ['fully-managed', 'dedicated'],
};

/** The token is for the mode in which the device is managed already (MigrationToken.managementMode). */
export const modesMatch = rule('XAM-129', {
  holds: (_context: RuleContext, managementMode: string, mode: ManagementMode) =>
    migratedModes[managementMode]?.includes(mode) === true,
  mutants: { anyMode: () => true, never: () => false },
});

/** The device begins with the token's policy and says where it came from (MigrationToken.policy; Device.dpcMigrationInfo). */
export const migratedDevice = rule('XAM-130', {
  holds: (_context: RuleContext, { policy, additionalData }: JsonObject, previousDpc: string): JsonObject => ({
    policyName: String(policy),
    dpcMigrationInfo: { previousDpc, ...(additionalData !== undefined && { additionalData }) },
  }),
  mutants: {
    defaultPolicy: (_context, { policy, additionalData = '' }, previousDpc) => ({
      policyName: `${String(policy).slice(0, String(policy).lastIndexOf('/'))}/default`,
      dpcMigrationInfo: { previousDpc, additionalData },
    }),
    losesItsData: (_context, { policy }, previousDpc) => ({
      policyName: String(policy),
      dpcMigrationInfo: { previousDpc },
    }),
    hidesItsOrigin: (_context, { policy }) => ({ policyName: String(policy) }),
  },
});

export const migrationRules = [migrationLife, migrationTokenIsKept, migrationTokenOpens, modesMatch, migratedDevice];
