import { compareVersions } from '../versions.js';
import type { CompliancePlatform } from './platforms.js';

/** Personal devices with a work profile, as compliance policies of this shape know them. */
export const workProfileCompliance: CompliancePlatform = {
  name: 'Personally-owned work profile',
  manages: ({ method }) => method === 'android-work-profile',
  sections: () => ({ 'Device Properties': { 'Minimum OS version': 'any' } }),
  judge(_context, { osVersion }, _setting, value) {
    if (osVersion === undefined) return 'not evaluated';
    return compareVersions(osVersion, value) >= 0 ? 'compliant' : 'noncompliant';
  },
};
