import { rule } from '../../../../protocol/base/rule.js';
import { standings } from '../../domain/compliance/standing.js';
import { findDevice } from '../../domain/devices.js';
import { type ConditionalAccessPolicy, conditionalAccess } from '../../domain/managed-accounts.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { mailAccessRules, takesMailApp } from './mail-access.js';

export const requireEnrolled = 'require device to be enrolled';
export const requireCompliant = 'require device marked as compliant';

/** A condition under which a policy looks at the app as well. */
const activeSyncClients = 'Exchange ActiveSync clients';

/** How a device stands that somebody connects with. */
export interface DeviceStanding {
  readonly enrolled: boolean;
  readonly compliant: boolean;
}

/** Whether a policy lets a device through, given what it requires. */
export const grantsAccess = rule('AFW-009', {
  holds: (_context: TenantContext, grants: readonly string[], device: DeviceStanding): boolean =>
    (device.enrolled || !grants.includes(requireEnrolled)) && (device.compliant || !grants.includes(requireCompliant)),
  mutants: {
    everybody: () => true,
    enrollmentIsEnough: (_context, grants, { enrolled }) => enrolled || !grants.includes(requireEnrolled),
    nobody: () => false,
  },
});

/** Whom a policy is for. */
const isFor = rule('AFW-009', {
  holds: (_context: TenantContext, { users = 'all' }: ConditionalAccessPolicy, groups: readonly string[]): boolean =>
    users === 'all' || users.some((group) => groups.includes(group)),
  mutants: { nobody: () => false },
});

/** Somebody connects to a resource of the organisation with a device: a form with `upn`, `resource`, `device` where it has a name here, and `app` with its `library`. */
export function connect({ tenant, body }: EndpointRequest): EndpointResponse {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const field = (name: string): string => form.get(name) ?? '';
  const context = tenant.context();
  const groups = context.state.people.get(field('upn').toLowerCase())?.groups ?? [];
  const policies = conditionalAccess(context.state).filter(
    (policy) => (policy.resources ?? []).includes(field('resource')) && isFor(context, policy, groups),
  );
  const standing = standingOf(context, field('device'));
  const client = { app: field('app'), library: field('library') };
  const denied = policies.find(
    ({ grants, conditions }) =>
      !grantsAccess(context, grants, standing) ||
      (conditions.includes(activeSyncClients) && !takesMailApp(context, client)),
  );
  return denied === undefined ? answer(200, 'connected') : answer(403, `"${denied.name}" does not let this device in.`);
}

/** Compliant is an enrolled device that no policy has found anything against. */
function standingOf(context: TenantContext, id: string): DeviceStanding {
  const device = findDevice(context.state, id);
  if (device?.state !== 'enrolled') return { enrolled: false, compliant: false };
  const states = standings(context, device).map(({ state }) => state);
  return { enrolled: true, compliant: states.every((state) => state === 'compliant' || state === 'in grace period') };
}

const answer = (status: number, text: string): EndpointResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `${text}\n`,
});

export const accessRules = [grantsAccess, isFor, ...mailAccessRules];
