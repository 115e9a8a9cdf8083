import { type RuleContext, type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { Deployment, DeploymentType } from '../../../domain/windows-deployments.js';

/** Policies that a status page waits for; all others are applied behind it. */
const trackedPolicyAreas = ['Browser', 'AssignedAccess', 'KioskBrowser'];

const inArea =
  (areas: readonly string[]) =>
  ({ name }: Deployment): boolean =>
    areas.some((area) => name.startsWith(`${area}/`));

export const policyIsTracked = rule('ESP-036', {
  holds: (_context: RuleContext, policy: Deployment): boolean => inArea(trackedPolicyAreas)(policy),
  mutants: {
    tracksEveryPolicy: () => true,
    forgetsEdge: (_context, policy) => inArea(['AssignedAccess', 'KioskBrowser'])(policy),
    forgetsKiosks: (_context, policy) => inArea(['Browser'])(policy),
  },
});

/** Whether device setup waits for a certificate of this target. */
export const deviceScepIsTracked = rule('ESP-037', {
  holds: (_context: RuleContext, { context }: Deployment): boolean => context === 'device',
  mutants: { tracksUsersToo: () => true, tracksNone: () => false },
});

const oneOf =
  (...types: readonly DeploymentType[]) =>
  (_context: RuleContext, { type }: Deployment): boolean =>
    types.includes(type);

/** Network profiles that device setup waits for. */
export const deviceNetworkIsTracked = rule('ESP-038', {
  holds: oneOf('vpn', 'wifi'),
  mutants: { forgetsVpn: oneOf('wifi'), forgetsWifi: oneOf('vpn') },
});

/** Apps that device setup waits for; `extension` tells whether Win32 apps can be tracked. */
export const deviceAppIsTracked = rule('ESP-039', {
  holds: (_context: RuleContext, { type }: Deployment, extension: boolean): boolean => type !== 'win32' || extension,
  mutants: {
    win32OnEveryVersion: () => true,
    forgetsMsi: (_context, { type }, extension) => type !== 'msi' && (type !== 'win32' || extension),
    forgetsOfflineStore: (_context, { type }, extension) => type !== 'offline-store' && (type !== 'win32' || extension),
    forgetsWin32: (_context, { type }) => type !== 'win32',
  },
});

export const userScepIsTracked = rule('ESP-043', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { tracksNone: () => false },
});

/** Network profiles that account setup waits for. */
export const userNetworkIsTracked = rule('ESP-044', {
  holds: oneOf('wifi'),
  mutants: { tracksVpn: oneOf('wifi', 'vpn'), forgetsWifi: () => false },
});

export const userWin32IsTracked = rule('ESP-045', {
  holds: (_context: RuleContext, extension: boolean): boolean => extension,
  mutants: { onEveryVersion: () => true, onNoVersion: () => false },
});

/** Whether account setup waits for an app other than Win32. */
export const userAppIsTracked = rule('ESP-046', {
  holds: oneOf('msi', 'store', 'offline-store'),
  mutants: { forgetsMsi: oneOf('store', 'offline-store'), forgetsStore: oneOf('msi') },
});

/** Whether an assigned app keeps the user waiting: any, or the selected ones. */
export const appBlocks = rule('ESP-016', {
  holds: (_context: RuleContext, name: string, selected: 'all' | readonly string[]): boolean =>
    selected === 'all' || selected.includes(name),
  mutants: {
    everyAppBlocks: () => true,
    onlySelectedBlock: (_context, name, selected) => selected !== 'all' && selected.includes(name),
  },
});

/** Apps that are installed: those that are assigned, whether selected or not. */
export const installedApps = rule('ESP-028', {
  holds: (_context: RuleContext, assigned: readonly Deployment[], _selected: 'all' | readonly string[]) => assigned,
  mutants: {
    onlyTheSelected: (_context, assigned, selected) =>
      assigned.filter(({ name }) => selected === 'all' || selected.includes(name)),
    selectedWithoutAssignment: (_context, assigned, selected) => [
      ...assigned,
      ...(selected === 'all' ? [] : selected)
        .filter((name) => !assigned.some((one) => one.name === name))
        .map(
          (name): Deployment => ({ name, type: 'msi', context: 'device', intent: 'required', target: 'all-devices' }),
        ),
    ],
  },
});

export const trackingRules: readonly RuleSummary[] = [
  policyIsTracked,
  deviceScepIsTracked,
  deviceNetworkIsTracked,
  deviceAppIsTracked,
  userScepIsTracked,
  userNetworkIsTracked,
  userWin32IsTracked,
  userAppIsTracked,
  appBlocks,
  installedApps,
];
