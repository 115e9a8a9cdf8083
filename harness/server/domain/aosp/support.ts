import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { aospMethods } from './record.js';

/** What the troubleshooting view offers for a device. */
const offers: readonly string[] = ['Policy', 'Apps', 'Compliance', 'Enrollment failures', 'Remote actions'];

/** What it offers for a device without Google Mobile Services: the same as for any other; undefined where the device is not in the view. */
const troubleshootingWithoutGoogle = rule('AOU-025', {
  holds: (_context: TenantContext): readonly string[] | undefined => offers,
  mutants: {
    leavesThemOut: () => undefined,
    offersLess: () => offers.slice(0, 2),
  },
});

/** Whether a device without a user is in somebody's view. The manual speaks of devices that a user has enrolled. */
const userlessInView = rule('AOL-023', {
  holds: (_context: TenantContext): boolean => false,
  mutants: { inEverybodysView: () => true },
});

/** The report `troubleshooting` of the person that the filter names. */
export function troubleshooting(context: TenantContext, { user }: JsonObject): JsonObject {
  const upn = String(user).toLowerCase();
  const devices = [...context.state.devices.values()]
    .filter((device) => device.state === 'enrolled' && !device.hidden && concerns(context, device, upn))
    .flatMap((device) => {
      const offered = aospMethods.includes(device.method) ? troubleshootingWithoutGoogle(context) : offers;
      return offered === undefined ? [] : [{ device: device.id, serial: device.serial ?? '', offers: offered }];
    });
  return { user: upn, devices };
}

function concerns(context: TenantContext, { method, upn: owner }: DeviceState, upn: string): boolean {
  if (method === 'android-aosp-userless') return userlessInView(context);
  return owner === upn;
}

export const logApps = ['Microsoft Intune', 'Company Portal'] as const;
export type LogApp = (typeof logApps)[number];

/** The apps whose logs are taken. */
const logsTaken = rule('AOU-026', {
  holds: (_context: TenantContext, app: string): boolean => logApps.some((one) => one === app),
  mutants: {
    fromIntuneOnly: (_context, app) => app === 'Microsoft Intune',
    fromPortalOnly: (_context, app) => app === 'Company Portal',
  },
});

/** What the person gets for support. */
const incidentFor = rule(['AOU-026', 'AOL-024'], {
  holds: (_context: TenantContext, id: string): string => id,
  mutants: { keepsItToItself: () => '', anotherOne: (_context, id) => [...id].reverse().join('') },
});

/** Takes logs and gives the incident id; undefined when the app is none whose logs are taken. */
export function takeLogs(context: TenantContext, logs: Logs, id: string): string | undefined {
  if (!logsTaken(context, logs.app)) return undefined;
  context.state.events.push({
    at: context.now,
    kind: 'logs-sent',
    platform: 'android',
    detail: { ...logs, incident: id },
  });
  return incidentFor(context, id);
}

export interface Logs {
  readonly app: string;
  readonly serial: string;
}

/** The report `support-incidents`: what support finds under an incident id. */
export function supportIncidents({ state }: TenantContext): JsonObject {
  const rows = state.events.filter(({ kind }) => kind === 'logs-sent').map(({ at, detail }) => ({ at, ...detail }));
  return { rows };
}

export const aospSupportRules: readonly RuleSummary[] = [
  troubleshootingWithoutGoogle,
  userlessInView,
  logsTaken,
  incidentFor,
];
