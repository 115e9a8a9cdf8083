import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import { reachesPlace } from './places.js';

/** The ways for people to bring a device of their own. */
export type OwnDeviceWay = 'app protection' | 'Device Enrollment' | 'User Enrollment';
export type ManagedScope = 'apps' | 'device' | 'work part';

const scopes: Readonly<Record<OwnDeviceWay, ManagedScope>> = {
  'app protection': 'apps',
  'Device Enrollment': 'device',
  'User Enrollment': 'work part',
};

/** How much of a person's own device the organisation gets, by the way that it came. */
export const scopeOf = rule('IOS-002', {
  holds: (_context: TenantContext, way: OwnDeviceWay): ManagedScope => scopes[way],
  mutants: {
    appsNeedEnrollment: (_context, way) => (way === 'app protection' ? 'device' : scopes[way]),
    wholeDeviceForUserEnrollment: (_context, way) => (way === 'User Enrollment' ? 'device' : scopes[way]),
    workPartForDeviceEnrollment: (_context, way) => (way === 'Device Enrollment' ? 'work part' : scopes[way]),
  },
});

/** What carries a PIN of the device to it: a profile where an enrollment brings one, and never an app. */
export const devicePinCarrier = rule('IOS-003', {
  holds: (_context: TenantContext, enrolled: boolean): 'profile' | 'app' | 'nothing' =>
    enrolled ? 'profile' : 'nothing',
  mutants: {
    byTheApp: (_context, enrolled) => (enrolled ? 'profile' : 'app'),
    neverCarried: () => 'nothing',
  },
});

/** Every rule about app protection. */
export const appProtectionRules: readonly RuleSummary[] = [scopeOf, devicePinCarrier, reachesPlace];
