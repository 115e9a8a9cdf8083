import { createHash } from 'node:crypto';
import { encodeProfile, type PayloadMembers } from '../../../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../../../protocol/plist/json.js';
import type { PlistValue } from '../../../../../protocol/plist/value.js';
import type { CompliancePolicy } from '../../../domain/apple-policies/compliance-settings.js';
import type { ConfigurationPolicy } from '../../../domain/apple-policies/configuration-settings.js';
import type { Lines } from '../../../domain/apple-policies/framework-levels.table.js';
import { delivered, type PolicyPart } from '../../../domain/apple-policies/rules.js';
import { type SettingTarget, settingNames } from '../../../domain/apple-policies/setting-names.table.js';
import type { Tenant } from '../../../tenant.js';
import { compliancePasscode } from './compliance-passcode.table.js';
import { webClipPayload } from './deployment.js';
import { vpnPayload } from './vpn.js';

type Members = Readonly<Record<string, PlistValue>>;

/** The payloads of a configuration policy, in the order in which certificates come before what uses them; empty when it sets nothing. */
export function configurationPayloads(tenant: Tenant, policy: ConfigurationPolicy): readonly PayloadMembers[] {
  const makers: Partial<Record<PolicyPart, () => readonly Members[]>> = {
    certificates: () => policy.certificates.map(rootPayload),
    restrictions: () => nonEmpty('com.apple.applicationaccess', restrictionsOf(policy)),
    passcode: () => nonEmpty('com.apple.mobiledevice.passwordpolicy', valuesOf(policy.settings, 'passcode')),
    wifi: () => policy.wifi.map(wifiPayload),
    vpn: () => policy.vpn.map(vpnPayload),
    mail: () => policy.mail.map(mailPayload),
    apps: () => policy.apps.flatMap(webClipPayload),
  };
  const parts = delivered(tenant.context(), Object.keys(makers) as PolicyPart[]);
  return parts.flatMap((part) => makers[part]?.() ?? []);
}

/** What a compliance policy asks of the passcode, so that the device can say whether it has it. */
export function compliancePayloads(tenant: Tenant, { settings }: CompliancePolicy): readonly PayloadMembers[] {
  if (!delivered(tenant.context(), ['passcode']).includes('passcode')) return [];
  const keys = Object.entries(settings).flatMap(([setting, value]) => compliancePasscode[setting]?.(value) ?? []);
  return nonEmpty('com.apple.mobiledevice.passwordpolicy', Object.fromEntries(keys));
}

function restrictionsOf({ settings, restrictions }: ConfigurationPolicy): Members {
  return { ...valuesOf(settings, 'restrictions'), ...Object.fromEntries(dictFromJson(restrictions as JsonObject)) };
}

/** Payload keys of the settings that go this way. */
function valuesOf(settings: Lines, carrier: SettingTarget['carrier']): Members {
  const values = Object.entries(settings).flatMap(([setting, value]) => {
    const target = settingNames[setting];
    return target?.carrier === carrier ? [[target.key, written(target, value)] as const] : [];
  });
  return Object.fromEntries(values);
}

function written({ yes, words }: SettingTarget, value: string | number): PlistValue {
  if (yes !== undefined) return (value === 'Yes') === yes;
  return words?.[String(value)] ?? value;
}

/** The value of an MDM option that the settings ask for. */
export function mdmOptions(settings: Lines): Members {
  return valuesOf(settings, 'mdm-option');
}

function nonEmpty(PayloadType: string, members: Members): readonly Members[] {
  return Object.keys(members).length === 0 ? [] : [{ PayloadType, ...members }];
}

function rootPayload({ name, data }: ConfigurationPolicy['certificates'][number]): Members {
  const PayloadContent = new Uint8Array(Buffer.from(data, 'base64'));
  return { PayloadType: 'com.apple.security.root', PayloadDisplayName: name, PayloadContent };
}

function wifiPayload({ ssid, password }: ConfigurationPolicy['wifi'][number]): Members {
  const key = password === undefined ? {} : { Password: password };
  const EncryptionType = password === undefined ? 'None' : 'WPA2';
  return { PayloadType: 'com.apple.wifi.managed', SSID_STR: ssid, AutoJoin: true, EncryptionType, ...key };
}

function mailPayload({ address, host }: ConfigurationPolicy['mail'][number]): Members {
  const incoming = { IncomingMailServerHostName: host, IncomingMailServerAuthentication: 'EmailAuthPassword' };
  const outgoing = { OutgoingMailServerHostName: host, OutgoingMailServerAuthentication: 'EmailAuthPassword' };
  const account = { EmailAccountType: 'EmailTypeIMAP', EmailAddress: address };
  return { PayloadType: 'com.apple.mail.managed', ...account, ...incoming, ...outgoing };
}

/** A profile to be: what it is called, and what it carries. */
export interface PolicyProfile {
  readonly members: PayloadMembers;
  readonly payloads: readonly PayloadMembers[];
}

/** The profile of a policy: the same policy gives the same bytes, and another content another PayloadUUID. */
export function policyProfile(identifier: string, title: string, payloads: readonly PayloadMembers[]): PolicyProfile {
  const named = payloads.map((payload, index) => ({
    ...payload,
    PayloadIdentifier: `${identifier}.${index + 1}`,
    PayloadUUID: uuidOf(`${identifier} ${index + 1}`),
  }));
  const top = { PayloadIdentifier: identifier, PayloadDisplayName: title };
  const content = Buffer.from(encodeProfile({ ...top, PayloadUUID: '' }, named)).toString('base64');
  return { members: { ...top, PayloadUUID: uuidOf(content) }, payloads: named };
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
