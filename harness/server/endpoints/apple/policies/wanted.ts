import { createHash } from 'node:crypto';
import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import type { Json, JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { dictToJson } from '../../../../../protocol/plist/json.js';
import { dict } from '../../../../../protocol/plist/value.js';
import { complianceFor, configurationFor } from '../../../domain/apple-policies/applicable.js';
import type { CompliancePolicy } from '../../../domain/apple-policies/compliance-settings.js';
import type { ConfigurationPolicy, PolicyApp } from '../../../domain/apple-policies/configuration-settings.js';
import type { Mode } from '../../../domain/apple-policies/framework-rules.js';
import { modeOf } from '../../../domain/apple-policies/reports.js';
import {
  delivered,
  disallowsPersonalAccounts,
  expanded,
  purchaseMethod,
} from '../../../domain/apple-policies/rules.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { compliancePayloads, configurationPayloads, mdmOptions, policyProfile } from './policy-profile.js';

/** Something that a policy wants on the device: the command that brings it, and the one that takes it away. */
export interface Wanted {
  /** `profile …`, `app …`: what it is, and its name. */
  readonly what: string;
  readonly policy: string;
  readonly command: JsonObject & { readonly RequestType: string };
  readonly digest: string;
}

/** The app that tells whether its device was broken into; simulated, as everything here. */
export const healthApp = 'test.muster.health';

/** Everything that the policies of this device want on it. */
export function wantedOn(tenant: Tenant, device: DeviceState): readonly Wanted[] {
  const context = tenant.context();
  const mode = modeOf(device);
  return [
    ...configurationFor(context, device, mode).flatMap((policy) => wantedByConfiguration(tenant, device, mode, policy)),
    ...complianceFor(context, device).flatMap((policy) => wantedByCompliance(tenant, policy)),
  ];
}

function wantedByConfiguration(
  tenant: Tenant,
  device: DeviceState,
  mode: Mode,
  policy: ConfigurationPolicy,
): readonly Wanted[] {
  const options = mdmOptions(policy.settings);
  const MDMOptions = dictToJson(dict(options));
  const apps = delivered(tenant.context(), ['apps']).includes('apps') ? policy.apps : [];
  return [
    ...profileOf(tenant, policy.name, configurationPayloads(tenant, policy)),
    ...(Object.keys(options).length === 0
      ? []
      : [wanted('options', policy.name, { RequestType: 'Settings', Settings: [{ Item: 'MDMOptions', MDMOptions }] })]),
    ...apps.map((app, position) =>
      wanted(`app ${app.identifier}`, policy.name, installation(tenant, device, mode, app, position)),
    ),
  ];
}

function wantedByCompliance(tenant: Tenant, policy: CompliancePolicy): readonly Wanted[] {
  const watches = policy.settings['Jailbroken devices'] === 'Block';
  const command = {
    RequestType: 'InstallApplication',
    Identifier: healthApp,
    ManagementFlags: 1,
    Options: { PurchaseMethod: 1 },
    Configuration: { ReportsDeviceHealth: true },
  };
  return [
    ...profileOf(tenant, policy.name, compliancePayloads(tenant, policy)),
    ...(watches ? [wanted(`app ${healthApp}`, policy.name, command)] : []),
  ];
}

function profileOf(tenant: Tenant, policy: string, payloads: readonly PayloadMembers[]): readonly Wanted[] {
  if (payloads.length === 0) return [];
  const identifier = `${tenant.domain}.policy.${Buffer.from(policy).toString('hex')}`;
  const $data = Buffer.from(policyProfile(identifier, policy, payloads)).toString('base64');
  return [wanted(`profile ${identifier}`, policy, { RequestType: 'InstallProfile', Payload: { $data } })];
}

function installation(
  tenant: Tenant,
  device: DeviceState,
  mode: Mode,
  app: PolicyApp,
  position: number,
): Wanted['command'] {
  const Configuration = configurationOf(tenant, device, mode, app, position);
  return {
    RequestType: 'InstallApplication',
    ...(app.storeId === undefined ? { Identifier: app.identifier } : { iTunesStoreID: app.storeId }),
    ManagementFlags: 1,
    ...purchaseMethod(tenant.context(), app.volumePurchase),
    ...(Object.keys(Configuration).length > 0 && { Configuration }),
  };
}

/** What the app is told: by the administrator, and on supervised devices to take no account but the managed one. */
function configurationOf(
  tenant: Tenant,
  device: DeviceState,
  mode: Mode,
  app: PolicyApp,
  position: number,
): JsonObject {
  const context = tenant.context();
  const own = { ...(app.configuration as JsonObject | undefined) };
  const only = disallowsPersonalAccounts(context, mode, app.identifier, position)
    ? { IntuneMAMAllowedAccountsOnly: 'Enabled', IntuneMAMUPN: '{{userprincipalname}}' }
    : {};
  const members = Object.entries({ ...only, ...own }).map(([key, value]): [string, Json] => [
    key,
    expanded(context, value, device.upn),
  ]);
  return Object.fromEntries(members);
}

function wanted(what: string, policy: string, command: Wanted['command']): Wanted {
  const digest = createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);
  return { what, policy, command, digest };
}
