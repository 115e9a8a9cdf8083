import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { configurationFor } from './apple-policies/applicable.js';
import { commandStateOf, progressOf } from './apple-policies/progress.js';
import { modeOf } from './apple-policies/reports.js';
import { kindOf, reaching } from './apple-policies/user-enrollment.js';
import type { AppKind } from './apple-policies/user-enrollment-rules.js';
import { devicesOf } from './devices.js';
import type { CommandState, DeviceState, TenantState } from './state.js';

/** What a licence for a person stands on. */
interface LicenceGround {
  /** It belongs to that account already. */
  readonly associated: boolean;
  /** The person has another device, under Device Enrollment. */
  readonly otherDevice: boolean;
}

/** Whether a licence can be given to a person whose phone is in User Enrollment. */
const licenceAttaches = rule('UEN-034', {
  holds: (_context: TenantContext, { associated, otherDevice }: LicenceGround): boolean => associated || otherDevice,
  mutants: {
    always: () => true,
    onlyWhenAssociated: (_context, { associated }) => associated,
    onlyWithAnotherDevice: (_context, { otherDevice }) => otherDevice,
  },
});

/** What is told when there is no way to give a licence. */
export const licenceError = '0x87D13B95';

/** Whether the holder is told that a licence was taken back. */
const tellsTheHolder = rule('UEN-032', {
  holds: (_context: TenantContext, method: Method): boolean => method !== 'ios-user-enrollment',
  mutants: { tellsEverybody: () => true },
});

const keyOf = (upn: string, app: string): string => `${upn.toLowerCase()} ${app}`;

function kept({ settings }: TenantState, key: 'licences' | 'associated'): readonly string[] {
  const { [key]: list = [] } = settings.get('app-licences') ?? {};
  return list as readonly string[];
}

/** Gives a person the licence of an app; undefined when it cannot be done, else the licences there are. */
export function assignLicence(context: TenantContext, upn: string, app: string): readonly string[] | undefined {
  const { state } = context;
  const phones = devicesOf(state, upn).filter(({ platform }) => platform === 'ios' || platform === 'ipados');
  const otherDevice = phones.some(({ method }) => method !== 'ios-user-enrollment');
  const associated = kept(state, 'associated').includes(keyOf(upn, app));
  const concerned = phones.some(({ method }) => method === 'ios-user-enrollment');
  if (concerned && !licenceAttaches(context, { associated, otherDevice })) return undefined;
  const licences = [...new Set([...kept(state, 'licences'), keyOf(upn, app)])];
  state.settings.set('app-licences', {
    licences,
    associated: [...new Set([...kept(state, 'associated'), ...licences])],
  });
  return licences;
}

/** Takes a licence back; gives those that are left. */
export function revokeLicence(context: TenantContext, upn: string, app: string): readonly string[] {
  const { state, now } = context;
  const licences = kept(state, 'licences').filter((one) => one !== keyOf(upn, app));
  state.settings.set('app-licences', { licences, associated: kept(state, 'associated') as string[] });
  for (const { id, platform, method } of devicesOf(state, upn))
    if (tellsTheHolder(context, method))
      state.events.push({
        at: now,
        kind: 'holder-told',
        platform,
        device: id,
        upn,
        detail: { app, what: 'licence revoked' },
      });
  return licences;
}

/** What the report says of an app that the device has. */
const reportedState = rule('UEN-033', {
  holds: (_context: TenantContext, method: Method, actual: string): string =>
    method === 'ios-user-enrollment' ? 'failed' : actual,
  mutants: { tellsTheTruth: (_context, _method, actual) => actual },
});

/** The text of an app's row whose kind User Enrollment does not support: it says something, and nothing of the reason. */
const errorOfUnsupported = rule('UEN-035', {
  holds: (_context: TenantContext): string | undefined => 'An unexpected error occurred while the app was downloaded.',
  mutants: { saysNothing: () => undefined },
});

/** Report `app-install-status`: every app of every policy on every iPhone and iPad. */
export function appInstallStatus(context: TenantContext): JsonObject {
  const devices = [...context.state.devices.values()].filter(({ state }) => state === 'enrolled');
  return { rows: devices.flatMap((device) => rowsOf(context, device)) };
}

function rowsOf(context: TenantContext, device: DeviceState): JsonObject[] {
  return configurationFor(context, device, modeOf(device)).flatMap((policy) => {
    const left = reaching(context, device, policy).apps;
    return policy.apps.map((app) => {
      const facts = { device: device.enrollmentId, app: app.identifier };
      const reached = left.some(({ identifier }) => identifier === app.identifier);
      return { ...facts, ...(reached ? stateOf(context, device, app.identifier, kindOf(app)) : unsupported(context)) };
    });
  });
}

function unsupported(context: TenantContext): JsonObject {
  const error = errorOfUnsupported(context);
  return error === undefined ? { state: 'pending' } : { state: 'failed', error };
}

function stateOf(context: TenantContext, device: DeviceState, app: string, kind: AppKind): JsonObject {
  const sent = progressOf(device).sent[`app ${app}`];
  const command = sent && commandStateOf(device, sent);
  const state = command === 'acknowledged' ? 'installed' : inWords(command);
  return {
    state: kind === 'user-licensed' && state === 'installed' ? reportedState(context, device.method, state) : state,
  };
}

const inWords = (state: CommandState['state'] | undefined): string => (state === 'failed' ? 'failed' : 'pending');

export const appLicenceRules: readonly RuleSummary[] = [
  licenceAttaches,
  tellsTheHolder,
  reportedState,
  errorOfUnsupported,
];
