import { createHash } from 'node:crypto';
import { encodeProfile, type PayloadMembers } from '../../../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { AdeProfile } from '../../../domain/ade-profiles.js';
import type { AssignedTo } from '../../../domain/shared-ipad/setting-contexts.table.js';
import type { SharedApp } from '../../../domain/shared-ipad/settings.js';
import type { Tenant } from '../../../tenant.js';
import { policyProfile } from '../policies/policy-profile.js';
import { signOnExtension } from './payloads.js';

/** Something that a shared device, or a user of it, is to have. */
export interface SharedWish {
  readonly what: string;
  readonly policy: string;
  readonly to: AssignedTo;
  readonly command: JsonObject & { readonly RequestType: string };
  readonly digest: string;
}

export function wish(what: string, policy: string, to: AssignedTo, command: SharedWish['command']): SharedWish {
  const digest = createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);
  return { what, policy, to, command, digest };
}

/** A profile of one payload. */
export function profileWish(tenant: Tenant, policy: string, to: AssignedTo, payload: PayloadMembers): SharedWish {
  const identifier = `${tenant.domain}.shared.${Buffer.from(policy).toString('hex')}`;
  const { members, payloads } = policyProfile(identifier, policy, [payload]);
  const $data = Buffer.from(encodeProfile(members, payloads)).toString('base64');
  return wish(`profile ${identifier}`, policy, to, { RequestType: 'InstallProfile', Payload: { $data } });
}

/** A web app is a profile; everything else is installed without anybody's account. */
export function appWish(tenant: Tenant, app: SharedApp, to: AssignedTo): SharedWish {
  const { identifier, type } = app;
  if (type === 'web')
    return profileWish(tenant, identifier, to, {
      PayloadType: 'com.apple.webClip.managed',
      URL: `https://${identifier}`,
      Label: identifier,
    });
  return wish(`app ${identifier}`, identifier, to, {
    RequestType: 'InstallApplication',
    Identifier: identifier,
    ManagementFlags: 1,
    Options: { PurchaseMethod: type === 'store' || type === 'vpp-user' ? 0 : 1 },
  });
}

/** What the profile itself asks of a Shared iPad (mdm/commands/settings.yaml, SharedDeviceConfiguration and PasscodeLockGracePeriod). */
export function configurationWishes(profile: AdeProfile): readonly SharedWish[] {
  const { maximumCachedUsers, userSessionTimeout, temporarySessionOnly, temporarySessionTimeout } = profile;
  const members = {
    ResidentUsers: maximumCachedUsers,
    UserSessionTimeout: userSessionTimeout,
    TemporarySessionTimeout: temporarySessionTimeout,
    TemporarySessionOnly: temporarySessionOnly,
  };
  const set = Object.entries(members).filter(([, value]) => value !== undefined) as [string, number | boolean][];
  const { secondsBeforePassword: PasscodeLockGracePeriod } = profile;
  const Settings = [
    { Item: 'SharedDeviceConfiguration', ...Object.fromEntries(set) },
    ...(PasscodeLockGracePeriod === undefined ? [] : [{ Item: 'PasscodeLockGracePeriod', PasscodeLockGracePeriod }]),
  ];
  return [wish('configuration', profile.name, 'device group', { RequestType: 'Settings', Settings })];
}

const authenticator = 'com.microsoft.azureauthenticator';

/** What puts a device into Shared Device Mode (Microsoft identity platform, "Shared device mode for iOS devices"). */
export function modeWishes(tenant: Tenant, { name }: AdeProfile): readonly SharedWish[] {
  const { payload } = signOnExtension({ sharedDeviceMode: true });
  const install = {
    RequestType: 'InstallApplication',
    Identifier: authenticator,
    ManagementFlags: 1,
    Options: { PurchaseMethod: 1 },
  };
  return [
    profileWish(tenant, `${name} single sign-on`, 'device group', payload),
    wish(`app ${authenticator}`, name, 'device group', install),
  ];
}
