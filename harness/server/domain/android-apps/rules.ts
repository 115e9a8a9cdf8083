import type { AppIntent } from '../../../../protocol/android/managed-play.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import { authenticatorApp, intuneApp } from '../managed-play/public-apps.table.js';

/** Whether an app can be deployed, given whether it came to the console from managed Google Play. */
export const mayBeDeployed = rule(['AWP-011', 'AFW-011'], {
  holds: (_context: RuleContext, inConsole: boolean): boolean => inConsole,
  mutants: { anyApp: () => true, never: () => false },
});

const companyMethods: readonly Method[] = ['android-cope', 'android-fully-managed', 'android-dedicated'];

/** What an app is deployed by. */
export interface Deployed {
  readonly app: string;
  readonly intent: AppIntent;
  readonly removable: boolean;
  readonly configuration?: JsonObject;
}

/** The management app, which a company's device gets by itself. */
export const managementApp = rule(['MGP-003', 'ACW-015', 'ADD-015'], {
  holds: (_context: RuleContext, method: Method): Deployed | undefined => intuneOn(method, 'required'),
  mutants: {
    leavesItOut: () => undefined,
    onlyOffersIt: (_context, method) => intuneOn(method, 'available'),
  },
});

function intuneOn(method: Method, intent: AppIntent): Deployed | undefined {
  const company = companyMethods.includes(method) || method === 'android-dedicated-shared';
  return company ? { app: intuneApp, intent, removable: false } : undefined;
}

/** Whether the user may uninstall the management app. */
export const managementAppIsFixed = rule(['ACW-015', 'ADD-015', 'ADD-016'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { canBeUninstalled: () => false },
});

const sharedMode = { shared_device_mode_enabled: true };

/** The app that people sign in with on devices in the directory's shared mode. */
export const signInApp = rule(['MGP-004', 'ADD-002', 'ADD-010', 'ADD-016'], {
  holds: (_context: RuleContext, method: Method): Deployed | undefined =>
    method === 'android-dedicated-shared' ? { ...requiredAuthenticator, configuration: sharedMode } : undefined,
  mutants: {
    leavesItOut: () => undefined,
    leavesTheModeOut: (_context, method) => (method === 'android-dedicated-shared' ? requiredAuthenticator : undefined),
  },
});

const requiredAuthenticator: Deployed = { app: authenticatorApp, intent: 'required', removable: false };

/** What becomes of an intent on devices of this method; undefined: nothing. */
export const intentOn = rule('ACW-016', {
  holds: (_context: RuleContext, method: Method, intent: AppIntent): AppIntent | undefined =>
    method === 'android-cope' && intent === 'available' ? undefined : intent,
  mutants: {
    offersAvailable: (_context, _method, intent) => intent,
    installsAvailable: (_context, _method, intent) => (intent === 'available' ? 'required' : intent),
  },
});

/** What the work store on a device lists, of what is deployed to it. */
export const listedInStore = rule('AWP-014', {
  holds: (_context: RuleContext, intent: AppIntent): boolean => intent !== 'uninstall',
  mutants: {
    nothing: () => false,
    requiredAppsOnly: (_context, intent) => intent === 'required',
  },
});

/** The configuration that goes with an app, given whether its developer supports it and whether it is on the device. */
export const configurationFor = rule('AWP-015', {
  holds: (_context: RuleContext, supported: boolean, _installed: boolean): boolean => supported,
  mutants: {
    toEveryApp: () => true,
    never: () => false,
    onceItIsInstalled: (_context, supported, installed) => supported && installed,
  },
});

/** A value of an app's configuration, with the token in it that stands for the enrolled user. */
export const expandedValue = rule('AFW-010', {
  holds: (_context: RuleContext, value: Json, upn: string | undefined): Json =>
    typeof value === 'string' ? value.replaceAll('{{userprincipalname}}', upn ?? '') : value,
  mutants: {
    sentAsWritten: (_context, value) => value,
    onlyTheName: (_context, value, upn) =>
      typeof value === 'string' ? value.replaceAll('{{userprincipalname}}', upn?.split('@')[0] ?? '') : value,
  },
});

/** The apps that are to be removed: what is no longer deployed, and what has an uninstall deployment. */
export const appsToRemove = rule(['ACW-018', 'ADD-019'], {
  holds: (_context: RuleContext, gone: readonly string[], uninstall: readonly string[]): readonly string[] => [
    ...gone,
    ...uninstall,
  ],
  mutants: {
    leavesWhatWasDeployed: (_context, _gone, uninstall) => uninstall,
    ignoresUninstall: (_context, gone) => gone,
  },
});

export const androidAppRules: readonly RuleSummary[] = [
  mayBeDeployed,
  managementApp,
  managementAppIsFixed,
  signInApp,
  intentOn,
  listedInStore,
  configurationFor,
  expandedValue,
  appsToRemove,
];
