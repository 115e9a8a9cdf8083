import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** Managed Apple Accounts of the organisation in the simulated Apple Business Manager: the settings document `managed-apple-accounts`. */
export const managedAccountsSchema = z.strictObject({
  /** The directory is federated: its users sign in with what they have there. */
  federated: z.boolean().default(false),
  /** Made by hand. */
  accounts: z
    .array(
      z.strictObject({
        account: z.string().min(3),
        fullName: z.string().default(''),
        password: z.string().min(1),
        /** Sign-in name of the directory user whose account it is. */
        owner: z.string().optional(),
      }),
    )
    .default([]),
});

/** Conditions for a sign-in, in the directory: the settings document `conditional-access`. */
export const conditionalAccessSchema = z.strictObject({
  policies: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** What a sign-in has to bring, such as `require device marked as compliant`. */
        grants: z.array(z.string().min(1)).default([]),
        /** Such as `filter for devices`. */
        conditions: z.array(z.string().min(1)).default([]),
        /** Whose sign-ins; absent: everybody's. */
        users: z.union([z.literal('all'), z.array(z.string().min(1))]).exactOptional(),
        /** What is connected to, such as `Microsoft 365`. */
        resources: z.array(z.string().min(1)).exactOptional(),
      }),
    )
    .default([]),
});

export type ConditionalAccessPolicy = z.infer<typeof conditionalAccessSchema>['policies'][number];

export const managedAccounts = (state: TenantState) =>
  managedAccountsSchema.parse(readSettings(state, 'managed-apple-accounts'));

export const conditionalAccess = (state: TenantState): readonly ConditionalAccessPolicy[] =>
  conditionalAccessSchema.parse(readSettings(state, 'conditional-access')).policies;

export const accountCreated = 'managed-account-created';

/** The report `managed-apple-accounts`: every account, and how it came to be. */
export function managedAccountsReport({ state }: TenantContext): JsonObject {
  const byHand = managedAccounts(state).accounts.map(({ account }) => ({ account, created: 'by hand' }));
  const created = state.events
    .filter(({ kind }) => kind === accountCreated)
    .map(({ at, detail }) => ({ at, account: String(detail.account), created: 'at first sign-in' }));
  return { rows: [...byHand, ...created] };
}
