import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/**
 * Whether a device is set up to return to service with its managed apps: iOS from 26 on, where its configuration says so (Apple Device Management,
 * "Returning a managed device to service", is_return_to_service).
 */
export const returnsWithApps = rule('XAP-450', {
  holds: (_context: RuleContext, asked: boolean, family: 'ios' | 'macos', osVersion: string): boolean =>
    asked && family === 'ios' && !isOlder(osVersion, '26.0'),
  mutants: {
    onEveryVersion: (_context, asked) => asked,
    unasked: (_context, _asked, family, osVersion) => family === 'ios' && !isOlder(osVersion, '26.0'),
    never: () => false,
  },
});

/** Whether a device is to wait for its configuration: one that returns to service with its apps always is, whatever await_device_configured says. */
export const waitsOnReturn = rule('XAP-451', {
  holds: (_context: RuleContext, asked: boolean | undefined, returns: boolean): boolean => asked === true || returns,
  mutants: { onlyWhenAsked: (_context, asked) => asked === true },
});

/** Whether an iPhone or iPad leaves a bootstrap token, given whether it returns to service with its apps (mdm/checkin/setbootstraptoken.yaml). */
export const leavesTokenForReturn = rule('XAP-452', {
  holds: (_context: RuleContext, returns: boolean): boolean => returns,
  mutants: { macsOnly: () => false, everyDevice: () => true },
});

/** Whether managed apps outlive the erasure, given whether the device is set up for that and whether its own bootstrap token came with the order. */
export const appsOutliveErasure = rule('XAP-454', {
  holds: (_context: RuleContext, returns: boolean, rightToken: boolean): boolean => returns && rightToken,
  mutants: {
    withoutAToken: (_context, returns) => returns,
    neverKept: () => false,
  },
});

/** Whether further commands are put off after DeviceConfigured, given whether apps are still on their way. */
export const pausesForApps = rule('XAP-457', {
  holds: (_context: RuleContext, returns: boolean, underway: boolean): boolean => returns && underway,
  mutants: {
    goesOnAtOnce: () => false,
    everyDevicePauses: (_context, _returns, underway) => underway,
    pausesForNothing: (_context, returns) => returns,
  },
});

/** Whether updates are installed, given whether the device returns to service with its apps: what it restores would take them back. */
export const updatesOnReturn = rule('XAP-458', {
  holds: (_context: RuleContext, returns: boolean): boolean => !returns,
  mutants: { updatesAllTheSame: () => true },
});

/** Rules of a device that keeps its managed apps when it returns to service. */
export const preservationRules: readonly RuleSummary[] = [
  returnsWithApps,
  waitsOnReturn,
  leavesTokenForReturn,
  appsOutliveErasure,
  pausesForApps,
  updatesOnReturn,
];
