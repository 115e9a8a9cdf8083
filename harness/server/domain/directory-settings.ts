import { z } from 'zod';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** The organisation's cloud directory: the settings document `directory`. */
export const directorySchema = z.strictObject({
  /** The premium subscription. */
  premium: z.enum(['none', 'trial', 'paid']).default('paid'),
  /** Whether the organisation subscribes to the MDM service. */
  mdmSubscription: z.boolean().default(true),
  /** Role of whoever edits the directory's MDM application. */
  administratorRole: z.string().min(1).default('Global Administrator'),
  /** Whether administrators without a licence enter the console. */
  unlicensedAdministrators: z.boolean().default(false),
  /** Directory roles by user principal name. */
  roles: z.record(z.string(), z.string()).default({}),
  /** Maximum number of devices per user; none: no limit. */
  maximumDevicesPerUser: z.int().min(1).exactOptional(),
  /** Accounts that somebody deleted. */
  deletedAccounts: z.array(z.string()).default([]),
  /** Groups that are there whether or not anybody belongs to them. A group of devices takes in every device of the directory. */
  groups: z
    .array(z.strictObject({ name: z.string().min(1), members: z.enum(['users', 'devices']).default('users') }))
    .default([]),
});

export type DirectorySettings = z.infer<typeof directorySchema>;

export const directorySettings = (state: TenantState): DirectorySettings =>
  directorySchema.parse(readSettings(state, 'directory'));

/** Groups of the directory by name: the ones written down, and every group that a person belongs to. */
export function directoryGroups(state: TenantState): ReadonlyMap<string, 'users' | 'devices'> {
  const ofPeople = [...state.people.values()].flatMap(({ groups }) => groups.map((name) => [name, 'users'] as const));
  const written = directorySettings(state).groups.map(({ name, members }) => [name, members] as const);
  return new Map([...ofPeople, ...written]);
}
