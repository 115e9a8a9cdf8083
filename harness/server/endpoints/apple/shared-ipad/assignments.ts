import type { AdeProfile } from '../../../domain/ade-profiles.js';
import { managedAccounts } from '../../../domain/managed-accounts.js';
import { findPerson } from '../../../domain/people.js';
import {
  accountIsOfUser,
  appContext,
  appTypeIsSupported,
  intentIsSent,
  isMember,
  kindIsSupported,
  mailOutcome,
  onDeviceItself,
  reachesEverybody,
  sentOfConflict,
  settingContext,
  usersAreTargets,
  withoutFederation,
} from '../../../domain/shared-ipad/assignment-rules.js';
import type { AssignedTo, SettingContext } from '../../../domain/shared-ipad/setting-contexts.table.js';
import {
  type SharedApp,
  type SharedPolicy,
  sharedDevices,
  valuesBySetting,
} from '../../../domain/shared-ipad/settings.js';
import type { Tenant } from '../../../tenant.js';
import { sharingOf } from './sharing-of.js';

/** What is assigned to a device by its groups, or to a user by the user's. */
export interface Assigned<T> {
  readonly what: T;
  readonly to: AssignedTo;
  readonly context: SettingContext;
}

/** Groups of a device: those that are made of the devices of its profile. */
function deviceGroups(tenant: Tenant, { name }: AdeProfile): readonly string[] {
  const context = tenant.context();
  return sharedDevices(tenant.state)
    .groups.filter(({ enrollmentProfileName }) => isMember(context, name, enrollmentProfileName))
    .map((group) => group.name);
}

/** Groups of the directory user whose account this is; none where policies of users do not reach the account. */
export function userGroups(tenant: Tenant, account: string): readonly string[] {
  const { federated, accounts } = managedAccounts(tenant.state);
  const owner = accounts.find((one) => one.account.toLowerCase() === account.toLowerCase())?.owner;
  const same = findPerson(tenant.state, account);
  const context = tenant.context();
  const reached = accountIsOfUser(context, federated, same !== undefined) && withoutFederation(context, federated);
  return reached ? ((same ?? findPerson(tenant.state, owner ?? ''))?.groups ?? []) : [];
}

/** Groups that count on the channel of a user, or on the device's own when there is no account. */
function groupsFor(
  tenant: Tenant,
  profile: AdeProfile,
  account: string | undefined,
): Readonly<Record<AssignedTo, readonly string[]>> {
  const context = tenant.context();
  const users = usersAreTargets(context, sharingOf(profile));
  const everybody = [...tenant.state.people.values()].flatMap(({ groups }) => groups);
  const own = account === undefined ? everybody : userGroups(tenant, account);
  return {
    'device group': reachesEverybody(context) ? deviceGroups(tenant, profile) : [],
    'user group': users ? own : [],
  };
}

/** Policies for this channel, by the groups they are assigned to; of several values for the device one is left. */
export function policiesFor(tenant: Tenant, profile: AdeProfile, account?: string): readonly Assigned<SharedPolicy>[] {
  const context = tenant.context();
  const groups = groupsFor(tenant, profile, account);
  const sent = sharedDevices(tenant.state).policies.filter(
    (policy) =>
      kindIsSupported(context, policy.profile) && (policy.profile !== 'Email' || mailOutcome(context) === 'sent'),
  );
  const toDevice = sent.filter((policy) => meet(policy.deviceGroups, groups['device group']));
  const toUser = sent.filter((policy) => meet(policy.userGroups, groups['user group']));
  const bySetting = valuesBySetting(toDevice);
  return [
    ...[...bySetting.values()]
      .flatMap((values) => sentOfConflict(context, values))
      .map((what) => placed(tenant, what, 'device group')),
    ...toUser.map((what) => placed(tenant, what, 'user group')),
  ].filter(({ to }) => account !== undefined || goesToDevice(tenant, profile, to));
}

function placed(tenant: Tenant, what: SharedPolicy, to: AssignedTo): Assigned<SharedPolicy> {
  return { what, to, context: settingContext(tenant.context(), what, to) };
}

/** A device in Shared Device Mode has no channel but its own. */
function goesToDevice(tenant: Tenant, profile: AdeProfile, to: AssignedTo): boolean {
  const context = tenant.context();
  const sharing = sharingOf(profile);
  return onDeviceItself(context, to) || (sharing === 'Shared Device Mode' && usersAreTargets(context, sharing));
}

/** Apps for this channel. */
export function appsFor(tenant: Tenant, profile: AdeProfile, account?: string): readonly Assigned<SharedApp>[] {
  const context = tenant.context();
  const groups = groupsFor(tenant, profile, account);
  const sharing = sharingOf(profile);
  const { apps } = sharedDevices(tenant.state);
  const sent = apps.filter(
    ({ type, intent, supportsSharedDeviceMode, identifier }) =>
      intentIsSent(context, intent) &&
      kindIsSupported(context, identifier === companyPortal ? 'Company Portal' : 'app') &&
      appTypeIsSupported(context, sharing, type, supportsSharedDeviceMode),
  );
  const place = (what: SharedApp, to: AssignedTo) => ({ what, to, context: appContext(context, what.type, to) });
  return [
    ...sent.filter((app) => meet(app.deviceGroups, groups['device group'])).map((app) => place(app, 'device group')),
    ...sent.filter((app) => meet(app.userGroups, groups['user group'])).map((app) => place(app, 'user group')),
  ].filter(({ to }) => account !== undefined || goesToDevice(tenant, profile, to));
}

const companyPortal = 'com.microsoft.CompanyPortal';

const meet = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((group) => others.includes(group));
