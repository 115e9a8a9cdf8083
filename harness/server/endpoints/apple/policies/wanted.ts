import { createHash } from 'node:crypto';
import { encodeEncryptedProfile } from '../../../../../protocol/apple/encrypted-profile.js';
import { encodeProfile, type PayloadMembers } from '../../../../../protocol/apple/profile.js';
import type { Json, JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { parseCertificate } from '../../../../../protocol/pki/certificate.js';
import { dictToJson } from '../../../../../protocol/plist/json.js';
import { dict } from '../../../../../protocol/plist/value.js';
import { devicePinFor } from '../../../domain/app-protection/policy-for.js';
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
  recipientOf,
} from '../../../domain/apple-policies/rules.js';
import { kindOf, reaching } from '../../../domain/apple-policies/user-enrollment.js';
import { findPerson } from '../../../domain/people.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { appleDetail } from '../device-detail.js';
import { sourceOf } from './deployment.js';
import { compliancePayloads, configurationPayloads, mdmOptions, policyProfile } from './policy-profile.js';
import { scepPayload } from './scep-profile.js';
import { vpnAttributes } from './vpn.js';

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
    ...configurationFor(context, device, mode)
      .map((policy) => reaching(context, device, policy))
      .flatMap((policy) => wantedByConfiguration(tenant, device, mode, policy)),
    ...wantedByProtection(tenant, device),
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
    ...profileOf(
      tenant,
      policy.name,
      [...configurationPayloads(tenant, policy), ...policy.scep.map((entry) => scepPayload(tenant, device, entry))],
      policy.encrypted ? certificateOf(tenant, device) : undefined,
    ),
    ...(Object.keys(options).length === 0
      ? []
      : [wanted('options', policy.name, { RequestType: 'Settings', Settings: [{ Item: 'MDMOptions', MDMOptions }] })]),
    ...apps
      .filter((app) => kindOf(app) !== 'web')
      .map((app, position) =>
        wanted(`app ${app.identifier}`, policy.name, {
          ...installation(tenant, device, mode, app, position),
          ...vpnAttributes(policy.vpn, app),
        }),
      ),
  ];
}

/** The PIN of the device that app protection wishes for, which apps cannot ask for themselves. */
function wantedByProtection(tenant: Tenant, { upn, platform }: DeviceState): readonly Wanted[] {
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  const minLength = person && devicePinFor(tenant.context(), person, platform);
  if (minLength === undefined) return [];
  const payload = { PayloadType: 'com.apple.mobiledevice.passwordpolicy', forcePIN: true, minLength };
  return profileOf(tenant, 'app protection', [payload]);
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

function profileOf(
  tenant: Tenant,
  policy: string,
  payloads: readonly PayloadMembers[],
  recipient?: Uint8Array,
): readonly Wanted[] {
  if (payloads.length === 0) return [];
  const identifier = `${tenant.domain}.policy.${Buffer.from(policy).toString('hex')}`;
  const { members, payloads: named } = policyProfile(identifier, policy, payloads);
  const plain = encodeProfile(members, named);
  const sent =
    recipient === undefined
      ? plain
      : encodeEncryptedProfile(members, named, parseCertificate(recipient), tenant.random);
  const command = { RequestType: 'InstallProfile', Payload: { $data: Buffer.from(sent).toString('base64') } };
  // an encrypted profile has other bytes each time, and is the same all the same
  return [wanted(`profile ${identifier}`, policy, command, plain)];
}

/** The certificate that the device proves itself by, which has to be one of this tenant's. */
function certificateOf(tenant: Tenant, device: DeviceState): Uint8Array | undefined {
  const { certificateSerial } = appleDetail(device);
  const own = certificateSerial === undefined ? undefined : tenant.ca.find(certificateSerial);
  return recipientOf(tenant.context(), own, tenant.ca.certificate);
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
    ...(sourceOf(tenant, kindOf(app), app) ?? storeSource(tenant, app)),
    ManagementFlags: 1,
    ...(Object.keys(Configuration).length > 0 && { Configuration }),
  };
}

function storeSource(tenant: Tenant, { storeId, identifier, kind, volumePurchase }: PolicyApp): JsonObject {
  const licensed = volumePurchase && kind !== 'store';
  return {
    ...(storeId === undefined ? { Identifier: identifier } : { iTunesStoreID: storeId }),
    ...purchaseMethod(tenant.context(), licensed),
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

function wanted(
  what: string,
  policy: string,
  command: Wanted['command'],
  content: Uint8Array | string = JSON.stringify(command),
): Wanted {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { what, policy, command, digest };
}
