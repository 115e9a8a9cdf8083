import type { Tenant, TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { isDue } from './actions.js';
import { carryOut } from './carry-out.js';
import { type CompliancePolicy, policiesFor } from './policy.js';
import { type Breach, breachesOf, judgedSettings, keepBreaches } from './standing.js';

/** Judges a device by its policies, remembers since when it does not comply, and does what is due by now. */
export function evaluateCompliance(tenant: Tenant, device: DeviceState, context = tenant.context()): void {
  const before = breachesOf(device);
  const policies = policiesFor(context, device).filter((policy) => isBroken(context, device, policy));
  const breaches = policies.map((policy) => {
    const breach = before[policy.name] ?? { since: context.now, done: [] };
    return [policy.name, { ...breach, done: doDue(tenant, context, device, policy, breach) }] as const;
  });
  if (breaches.length > 0 || Object.keys(before).length > 0) keepBreaches(device, Object.fromEntries(breaches));
}

function isBroken(context: TenantContext, device: DeviceState, policy: CompliancePolicy): boolean {
  return Object.values(judgedSettings(context, device, policy)).includes('noncompliant');
}

function doDue(
  tenant: Tenant,
  context: TenantContext,
  device: DeviceState,
  { name, actions }: CompliancePolicy,
  { since, done }: Breach,
): readonly number[] {
  const due = actions.flatMap((action, place) =>
    !done.includes(place) && isDue(context, action, since) ? [{ action, place }] : [],
  );
  for (const { action } of due) carryOut(tenant, device, name, action);
  return [...done, ...due.map(({ place }) => place)];
}

/** Judges every managed device of a tenant that a policy holds for. */
export function evaluateAll(tenant: Tenant): void {
  for (const device of tenant.state.devices.values())
    if (device.state === 'enrolled') evaluateCompliance(tenant, device);
}
