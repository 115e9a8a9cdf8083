import type { FaultErrorType, FaultSubcode } from '../../../../protocol/mde2/faults.table.js';
import type { RefusalReason } from '../../domain/admission.js';

/** The fault that tells a device why it may not enroll (MS-MDE2 §2.2.10). */
export const refusalFaults: Readonly<
  Record<RefusalReason, { readonly code: FaultSubcode; readonly errorType?: FaultErrorType }>
> = {
  'authentication-failed': { code: 'Authentication' },
  'token-unknown': { code: 'Authentication' },
  'token-expired': { code: 'Authentication' },
  'token-revoked': { code: 'Authentication' },
  'token-used-up': { code: 'Authentication' },
  'not-licensed': { code: 'Authorization', errorType: 'UserLicense' },
  'terms-not-accepted': { code: 'Authorization' },
  'platform-blocked': { code: 'Authorization', errorType: 'DeviceNotSupported' },
  'personal-device-blocked': { code: 'Authorization', errorType: 'DeviceNotSupported' },
  'os-version-out-of-range': { code: 'Authorization', errorType: 'DeviceNotSupported' },
  'device-not-supported': { code: 'Authorization', errorType: 'DeviceNotSupported' },
  'prerequisite-missing': { code: 'Authorization' },
  'device-limit-reached': { code: 'Authorization', errorType: 'DeviceCapReached' },
};
