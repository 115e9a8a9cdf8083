import { type Certificate, parseCertificate } from '../../../protocol/pki/certificate.js';
import { commonName } from '../../../protocol/pki/name.js';
import { booleanOf, dict, type PlistValue } from '../../../protocol/plist/value.js';
import { identitiesListed } from '../../identity/pkcs12-rules.js';
import type { AppleDevice } from '../device.js';
import { cameByAde } from '../mac/mac-state.js';
import { isApproved } from '../mac/standing.js';
import { storedIdentity } from '../mdm-request.js';
import { anchorsOf, identitiesOf } from '../profile-store.js';
import { enforcedGracePeriod, passcodeComplies } from '../restrictions/passcode.js';
import { hidesPersonalCertificates } from '../user-enrollment/rules.js';
import { acknowledged, type CommandHandler } from './answer.js';
import { fileVaultIsOn } from './filevault.js';

/** CertificateList: the identity that MDM uses, and what profiles brought (mdm/commands/certificate.list.yaml). */
export const certificateList: CommandHandler = (device, command) => {
  const identity = storedIdentity(device);
  const own = identity === undefined ? [] : [describe(identity.certificate, true)];
  const hidden = hidesPersonalCertificates(device.rules, device.userEnrolled, 'certificates');
  const managedOnly = hidden || (booleanOf(command.get('ManagedOnly')) ?? false);
  const personal = managedOnly ? [] : device.habits.ownCertificates.map(fromBase64);
  const others = [...anchorsOf(device, managedOnly), ...personal];
  const brought = identitiesListed(device.rules, identitiesOf(device, managedOnly)).map((der) =>
    describe(parseCertificate(der), true),
  );
  const trusted = others.map((der) => describe(parseCertificate(der), false));
  return acknowledged({ CertificateList: [...own, ...brought, ...trusted] });
};

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function describe(certificate: Certificate, IsIdentity: boolean): PlistValue {
  return dict({ CommonName: commonName(certificate.subject) ?? '', Data: certificate.der, IsIdentity });
}

/** SecurityInfo (mdm/commands/security.info.yaml). */
export const securityInfo: CommandHandler = (device) =>
  acknowledged({ SecurityInfo: device.family === 'macos' ? macSecurity(device) : mobileSecurity(device) });

function mobileSecurity(device: AppleDevice): PlistValue {
  const compliant = passcodeComplies(device);
  return dict({
    HardwareEncryptionCaps: 3,
    PasscodePresent: device.hasPasscode,
    PasscodeCompliant: compliant,
    PasscodeCompliantWithProfiles: compliant,
    PasscodeLockGracePeriod: device.habits.passcodeIs.graceMinutes * 60,
    PasscodeLockGracePeriodEnforced: enforcedGracePeriod(device),
    ManagementStatus: dict({ IsUserEnrollment: device.userEnrolled }),
  });
}

function macSecurity(device: AppleDevice): PlistValue {
  const { supervised, state, userEnrolled } = device;
  return dict({
    FDE_Enabled: fileVaultIsOn(device),
    FDE_HasPersonalRecoveryKey: fileVaultIsOn(device),
    FDE_HasInstitutionalRecoveryKey: false,
    SystemIntegrityProtectionEnabled: true,
    FirewallSettings: dict({ FirewallEnabled: false, BlockAllIncoming: false, StealthMode: false }),
    IsRecoveryLockEnabled: device.habits.appleSilicon ? state.recoveryLock !== undefined : undefined,
    FirmwarePasswordStatus: device.habits.appleSilicon
      ? undefined
      : dict({ PasswordExists: state.firmwarePassword !== undefined, ChangePending: false, AllowOroms: false }),
    RemoteDesktopEnabled: state.remoteDesktop ?? false,
    BootstrapTokenAllowedForAuthentication: supervised ? 'allowed' : 'disallowed',
    BootstrapTokenRequiredForSoftwareUpdate: device.habits.appleSilicon,
    ManagementStatus: dict({
      EnrolledViaDEP: cameByAde(device),
      UserApprovedEnrollment: isApproved(device),
      IsUserEnrollment: userEnrolled,
      IsActivationLockManageable: supervised,
    }),
  });
}
