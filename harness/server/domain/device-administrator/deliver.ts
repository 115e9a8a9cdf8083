import { z } from 'zod';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import { policiesFor } from '../compliance/policy.js';
import { readSettings } from '../settings-read.js';
import type { DeviceState, TenantState } from '../state.js';

const app = z.strictObject({
  /** `com.example.notes` */
  package: z.string().regex(/^[\w-]+(\.[\w-]+)+$/),
  groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default([]),
});

/** Apps that device administrators install for the organisation, the settings document `administrator-apps`. */
export const administratorAppsSchema = z.strictObject({ apps: z.array(app).default([]) });

type Kind = 'compliance policy' | 'app';

/** Whether a device that an administrator manages gets what is assigned to it. */
export const reachesAdministrated = rule('DAD-004', {
  holds: (_context: RuleContext, _kind: Kind): boolean => true,
  mutants: {
    withoutApps: (_context, kind) => kind !== 'app',
    withoutPolicies: (_context, kind) => kind !== 'compliance policy',
  },
});

interface DeliveredNode {
  readonly target: string;
  readonly format: 'chr';
  readonly data: string;
}

/** Both places are ours, after the shape of the published nodes of an Android DPC. */
const places: Readonly<Record<Kind, string>> = {
  'compliance policy': './Device/Vendor/MSFT/CompanyPortal/CompliancePolicy',
  app: './Device/Vendor/MSFT/CompanyPortal/App',
};

/** What a device that an administrator manages is to hold itself to and to install, as nodes of its tree. */
export function administratorNodes(context: TenantContext, device: DeviceState): readonly DeliveredNode[] {
  if (!device.method.startsWith('android-da')) return [];
  const policies = policiesFor(context, device).map(({ name, settings }) => ({
    kind: 'compliance policy' as const,
    name: encodeURIComponent(name),
    data: JSON.stringify(settings),
  }));
  const apps = appsFor(context.state, device).map((name) => ({ kind: 'app' as const, name, data: 'install' }));
  return [...policies, ...apps]
    .filter(({ kind }) => reachesAdministrated(context, kind))
    .map(({ kind, name, data }) => ({ target: `${places[kind]}/${name}`, format: 'chr', data }));
}

function appsFor(state: TenantState, { upn = '' }: DeviceState): readonly string[] {
  const { apps } = administratorAppsSchema.parse(readSettings(state, 'administrator-apps'));
  const own = state.people.get(upn)?.groups ?? [];
  return apps
    .filter(({ groups }) => groups === 'all' || groups.some((group) => own.includes(group)))
    .map((one) => one.package);
}
