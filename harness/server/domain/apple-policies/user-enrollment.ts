import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import type { ConfigurationPolicy, PolicyApp } from './configuration-settings.js';
import { settingNames } from './setting-names.table.js';
import { userBoundAppReaches } from './targeting-rules.js';
import {
  type AppKind,
  appReaches,
  appVpnReaches,
  networksReach,
  policiesAreCut,
  restrictionReaches,
  safariDomainsReach,
  supportedPart,
  worksWithoutIdentifier,
} from './user-enrollment-rules.js';

/** What of a policy reaches this device: all of it, or in User Enrollment the part that works there. */
export function reaching(
  context: TenantContext,
  { method, upn }: DeviceState,
  whole: ConfigurationPolicy,
): ConfigurationPolicy {
  const apps = whole.apps.filter((app) => userBoundAppReaches(context, upn !== undefined, isUserBound(app)));
  const policy = { ...whole, apps };
  return policiesAreCut(context, method) ? supportedPart(context, cut(context, policy), policy) : policy;
}

const isUserBound = (app: PolicyApp): boolean =>
  kindOf(app) === 'user-licensed' || app.identifier === 'com.microsoft.CompanyPortal';

function cut(context: TenantContext, policy: ConfigurationPolicy): ConfigurationPolicy {
  return {
    ...policy,
    settings: entriesWhere(policy.settings, (name) => settingReaches(context, name)),
    restrictions: entriesWhere(policy.restrictions, (key) => restrictionReaches(context, key)),
    wifi: networksReach(context, policy.wifi),
    vpn: policy.vpn.flatMap((vpn) => vpnFor(context, vpn)),
    scep: policy.scep.filter(
      ({ subject }) => subject !== 'serial number' || worksWithoutIdentifier(context, 'SCEP by serial number'),
    ),
    apps: policy.apps.filter((app) => reachesAsApp(context, kindOf(app))),
  };
}

function reachesAsApp(context: TenantContext, kind: AppKind): boolean {
  return kind === 'device-licensed'
    ? worksWithoutIdentifier(context, 'device-licensed app')
    : appReaches(context, kind);
}

/** Passcode settings are the device's to judge; MDM options are for supervised devices. */
function settingReaches(context: TenantContext, name: string): boolean {
  const target = settingNames[name];
  if (target?.carrier === 'passcode') return true;
  return target?.carrier === 'restrictions' && restrictionReaches(context, target.key);
}

function vpnFor(context: TenantContext, vpn: ConfigurationPolicy['vpn'][number]): ConfigurationPolicy['vpn'] {
  if (vpn.perApp === undefined) return worksWithoutIdentifier(context, 'device VPN') ? [vpn] : [];
  const safariDomains = [...safariDomainsReach(context, vpn.perApp.safariDomains)];
  return appVpnReaches(context) ? [{ ...vpn, perApp: { ...vpn.perApp, safariDomains } }] : [];
}

/** An app without a kind is one of the store, or licensed for the device. */
export function kindOf({ kind, volumePurchase }: PolicyApp): AppKind {
  return kind ?? (volumePurchase ? 'device-licensed' : 'store');
}

function entriesWhere<V>(values: Readonly<Record<string, V>>, wanted: (key: string) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => wanted(key)));
}

/** What a policy holds that does not reach a device in User Enrollment, in words. */
export function unsupportedParts(
  context: TenantContext,
  device: DeviceState,
  policy: ConfigurationPolicy,
): readonly string[] {
  const left = reaching(context, device, policy);
  const missing = (before: readonly { name: string }[], after: readonly { name: string }[], what: string): string[] =>
    before.filter(({ name }) => !after.some((one) => one.name === name)).map(({ name }) => `${what} ${name}`);
  const keys = (values: object): { name: string }[] => Object.keys(values).map((name) => ({ name }));
  return [
    ...missing(keys(policy.settings), keys(left.settings), 'setting'),
    ...missing(keys(policy.restrictions), keys(left.restrictions), 'restriction'),
    ...missing(policy.vpn, left.vpn, 'VPN'),
    ...missing(policy.scep, left.scep, 'SCEP'),
    ...missing(appNames(policy), appNames(left), 'app'),
  ];
}

function appNames({ apps }: ConfigurationPolicy): readonly { name: string }[] {
  return apps.map(({ identifier: name }) => ({ name }));
}
