import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import type { Admission, EnrollmentAttempt } from '../admission.js';
import { compareVersions } from '../versions.js';
import { isListed } from './supported-devices.js';

/** What a device without Google Mobile Services tells of its make. */
export interface Make {
  readonly manufacturer: string;
  readonly model: string;
  /** Digits with dots; empty when it was not told. */
  readonly firmware: string;
}

const firstFirmware = '11.2';

const isRealWear = ({ manufacturer }: Make): boolean => manufacturer === 'RealWear';
const notOlder = ({ firmware }: Make, than: string): boolean => firmware !== '' && compareVersions(firmware, than) >= 0;

const realWearWithFirmware = {
  holds: (_context: TenantContext, make: Make): boolean => isRealWear(make) && notOlder(make, firstFirmware),
  mutants: {
    anyFirmware: (_context: TenantContext, make: Make) => isRealWear(make),
    anyMaker: (_context: TenantContext, make: Make) => !isRealWear(make) || notOlder(make, firstFirmware),
    laterFirmwareOnly: (_context: TenantContext, make: Make) => isRealWear(make) && notOlder(make, '11.3'),
  },
};

/** User-associated devices by edition 002 and 003 of the manuals; of userless ones nothing newer is known. */
const supportedByOlderEdition = rule('AOU-002', realWearWithFirmware);
const supportedByNewerEdition = rule('AOU-033', {
  holds: ({ state }: TenantContext, { manufacturer, model }: Make): boolean => isListed(state, manufacturer, model),
  mutants: {
    anyDevice: () => true,
    stillRealWearOnly: (_context, make) => isRealWear(make),
    stillAsksForFirmware: ({ state }, make) =>
      isListed(state, make.manufacturer, make.model) && (!isRealWear(make) || notOlder(make, firstFirmware)),
  },
});
const supportedUserless = rule('AOL-002', realWearWithFirmware);

/** Whether the service supports the device for AOSP management; every other method passes. */
export function admitByMake(context: TenantContext, attempt: EnrollmentAttempt): Admission {
  const { method, manufacturer = '', model = '', detail } = attempt;
  if (method !== 'android-aosp-user' && method !== 'android-aosp-userless') return { kind: 'admitted' };
  const make = { manufacturer, model, firmware: /^\d+(\.\d+)*/.exec(String(detail?.firmware ?? ''))?.[0] ?? '' };
  if (supportFor(context, method)(context, make)) return { kind: 'admitted' };
  const message = `${manufacturer} ${model} with firmware ${make.firmware || 'unknown'} is not a supported device.`;
  return { kind: 'refused', reason: 'device-not-supported', message };
}

function supportFor({ editions }: TenantContext, method: 'android-aosp-user' | 'android-aosp-userless') {
  if (method === 'android-aosp-userless') return supportedUserless;
  return editions.has('002') ? supportedByOlderEdition : supportedByNewerEdition;
}

export const aospHardwareRules: readonly RuleSummary[] = [
  supportedByOlderEdition,
  supportedByNewerEdition,
  supportedUserless,
];
