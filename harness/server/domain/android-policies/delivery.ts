import { managementModeFacts, modeOfMethod } from '../../../../protocol/android/management-modes.table.js';
import { securityReportNode } from '../../../../protocol/android/security-report.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { type CompliancePolicy, policiesFor } from '../compliance/policy.js';
import { groupsOfDevice } from '../device-groups.js';
import type { DeviceState } from '../state.js';
import { methodsOf } from './framework.js';
import { integritySetting } from './integrity.js';
import { nodesOf, type PolicyNode } from './setting-nodes.js';
import { type AndroidPolicy, androidPolicies } from './settings.js';

/** Whether settings of a work profile are sent to devices of this method: where there is one. */
export const sendsProfileSettings = rule(['AFW-047', 'AFW-052', 'AFW-059'], {
  holds: (_context: RuleContext, method: Method): boolean => hasProfile(method),
  mutants: { personalDevicesOnly: (_context, method) => method === 'android-work-profile' },
});

function hasProfile(method: Method): boolean {
  if (!Object.hasOwn(modeOfMethod, method)) return false;
  return managementModeFacts[modeOfMethod[method as keyof typeof modeOfMethod].mode].owner === 'PROFILE_OWNER';
}

/** The parts of what an organisation assigns that reach an enrolled device. */
export const deliveredParts = rule('AFW-003', {
  holds: (_context: RuleContext, parts: readonly PolicyPart[]): readonly PolicyPart[] => parts,
  mutants: {
    forgetsCompliance: (_context, parts) => parts.filter((part) => part !== 'CompliancePolicy'),
    forgetsWifi: (_context, parts) => parts.filter((part) => part !== 'WiFi'),
    forgetsVpn: (_context, parts) => parts.filter((part) => part !== 'VPN'),
    forgetsCertificates: (_context, parts) => parts.filter((part) => part !== 'Certificates'),
  },
});

const policyParts = ['CompliancePolicy', 'WiFi', 'VPN', 'Certificates'] as const;
type PolicyPart = (typeof policyParts)[number];

/** Policies that hold for a device: made for its kind, and assigned to a group that it or its owner is in. */
export function configurationOf(context: TenantContext, device: DeviceState): readonly AndroidPolicy[] {
  const groups = groupsOfDevice(context, device);
  return androidPolicies(context.state).filter(
    (policy) =>
      methodsOf(context, policy.for).includes(device.method) &&
      (policy.groups === 'all' || policy.groups.some((group) => groups.has(group))),
  );
}

/** The nodes of one policy on this device. */
export function nodesOfPolicy(
  context: TenantContext,
  { method }: DeviceState,
  policy: AndroidPolicy,
): readonly PolicyNode[] {
  const profile = sendsProfileSettings(context, method);
  return nodesOf(policy.settings).filter(({ target }) => profile || !/\/WorkProfile/.test(target));
}

/** Everything that policies want of a device, and the question how safe it is. */
export function policyNodes(
  context: TenantContext,
  device: DeviceState,
  { newId, service, integrity }: { readonly newId: () => string; readonly service: string; readonly integrity: string },
): readonly PolicyNode[] {
  if (/^android-(?:da|aosp)/.test(device.method)) return [];
  const policies = configurationOf(context, device);
  const compliance = policiesFor(context, device);
  if (policies.length === 0 && compliance.length === 0) return [];
  const question = { nonce: nonceOf(device, newId), service, ...(wantsIntegrity(compliance) && { integrity }) };
  const wanted = [
    ...complianceNodes(compliance),
    ...policies.flatMap((policy) => nodesOfPolicy(context, device, policy)),
    ...partNodes(deliveredParts(context, policyParts), policies, compliance),
    { target: securityReportNode, format: 'chr', data: JSON.stringify(question) },
  ] as const;
  return [...new Map(wanted.map((node) => [node.target, node])).values()];
}

const wantsIntegrity = (policies: readonly CompliancePolicy[]): boolean =>
  policies.some(({ settings }) => settings['Device Health']?.[integritySetting] !== undefined);

/** What can only be held to when a password is chosen is sent along; everything else is judged by the server. */
function complianceNodes(policies: readonly CompliancePolicy[]): readonly PolicyNode[] {
  const history =
    /^Number of (?:previous passwords to prevent use|passwords required before user can reuse a password)$/;
  return policies.flatMap(({ settings }) =>
    Object.entries(settings['System Security'] ?? {}).flatMap(([setting, data]) =>
      history.test(setting)
        ? [{ target: './Device/Vendor/MSFT/DeviceLock/History', format: 'chr' as const, data }]
        : [],
    ),
  );
}

function partNodes(
  parts: readonly PolicyPart[],
  policies: readonly AndroidPolicy[],
  compliance: readonly CompliancePolicy[],
): readonly PolicyNode[] {
  const named: Readonly<Record<PolicyPart, readonly (readonly [string, object])[]>> = {
    CompliancePolicy: compliance.map(({ name, settings }) => [name, settings]),
    WiFi: policies.flatMap(({ wifi }) => wifi.map((one) => [one.ssid, one] as const)),
    VPN: policies.flatMap(({ vpn }) => vpn.map((one) => [one.name, one] as const)),
    Certificates: policies.flatMap(({ certificates }) => certificates.map((one) => [one.name, one] as const)),
  };
  return parts.flatMap((part) =>
    named[part].map(([name, value]) => ({
      target: `./Device/Vendor/MSFT/${part}/${encodeURIComponent(name)}`,
      format: 'chr' as const,
      data: JSON.stringify(value),
    })),
  );
}

/** One question for each device, so that an attestation of another is no answer. */
export function nonceOf(device: DeviceState, newId: () => string): string {
  const known = device.detail.attestationNonce;
  if (typeof known === 'string') return known;
  const nonce = newId();
  device.detail = { ...device.detail, attestationNonce: nonce };
  return nonce;
}

export const deliveryRules: readonly RuleSummary[] = [sendsProfileSettings, deliveredParts];
