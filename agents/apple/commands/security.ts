import { commonName } from '../../../protocol/pki/name.js';
import { dict, type PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { storedIdentity } from '../mdm-request.js';
import { acknowledged, type CommandHandler } from './answer.js';

/** CertificateList: the identity that MDM uses (mdm/commands/certificate.list.yaml). */
export const certificateList: CommandHandler = (device) => {
  const identity = storedIdentity(device);
  const own = identity === undefined ? [] : [identity.certificate];
  const list = own.map(
    (certificate): PlistValue =>
      dict({ CommonName: commonName(certificate.subject) ?? '', Data: certificate.der, IsIdentity: true }),
  );
  return acknowledged({ CertificateList: list });
};

/** SecurityInfo (mdm/commands/security.info.yaml). */
export const securityInfo: CommandHandler = (device) =>
  acknowledged({ SecurityInfo: device.family === 'macos' ? macSecurity(device) : mobileSecurity() });

function mobileSecurity(): PlistValue {
  return dict({
    HardwareEncryptionCaps: 3,
    PasscodePresent: true,
    PasscodeCompliant: true,
    PasscodeCompliantWithProfiles: true,
    PasscodeLockGracePeriodEnforced: 0,
  });
}

function macSecurity({ supervised }: AppleDevice): PlistValue {
  return dict({
    FDE_Enabled: false,
    SystemIntegrityProtectionEnabled: true,
    FirewallSettings: dict({ FirewallEnabled: false, BlockAllIncoming: false, StealthMode: false }),
    ManagementStatus: dict({
      EnrolledViaDEP: false,
      UserApprovedEnrollment: true,
      IsUserEnrollment: false,
      IsActivationLockManageable: supervised,
    }),
  });
}

/** DeviceLock: the device stays locked until its holder takes it up (mdm/commands/device.lock.yaml). */
export const deviceLock: CommandHandler = (device) => {
  device.update({ locked: true });
  return acknowledged(device.family === 'ios' ? { MessageResult: 'Success' } : {});
};
