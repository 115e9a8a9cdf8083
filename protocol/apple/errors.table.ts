import type { ErrorChainItem } from './command.js';

/**
 * Errors as devices send them: numbers and domains of Apple's Mobile Device Management Protocol Reference, "Error Codes"; unknownCommand,
 * missingArgument, notManaged, noUpdate and noUpdateFound as captured from real devices (published with the open-source server commandment, testdata/Errors).
 */
export interface DeviceError {
  readonly ErrorCode: number;
  readonly ErrorDomain: string;
  /** `%s` stands for the argument. */
  readonly text: string;
}

export const deviceErrors = Object.freeze({
  unknownCommand: {
    ErrorCode: 12021,
    ErrorDomain: 'MCMDMErrorDomain',
    text: 'Unknown command: %s <MDMClientError:91>',
  },
  unavailableCommand: { ErrorCode: 12021, ErrorDomain: 'MCMDMErrorDomain', text: '“%s” is not a valid request type.' },
  missingArgument: { ErrorCode: 97, ErrorDomain: 'MDMClientError', text: 'No %s command' },
  malformedRequest: { ErrorCode: 12008, ErrorDomain: 'MCMDMErrorDomain', text: 'The MDM request is invalid: %s' },
  notAllowed: { ErrorCode: 12007, ErrorDomain: 'MCMDMErrorDomain', text: 'The MDM server is not authorized for %s.' },
  notSupervised: { ErrorCode: 12007, ErrorDomain: 'MCMDMErrorDomain', text: '%s needs a supervised device.' },
  notManaged: { ErrorCode: 12013, ErrorDomain: 'MCMDMErrorDomain', text: 'The profile “%s” is not managed by MDM.' },
  replacementMismatch: {
    ErrorCode: 12012,
    ErrorDomain: 'MCMDMErrorDomain',
    text: 'The new MDM payload does not match the old payload: %s',
  },
  unknownProvisioning: {
    ErrorCode: 12014,
    ErrorDomain: 'MCMDMErrorDomain',
    text: 'The provisioning profile “%s” is not managed.',
  },
  manifestInvalid: { ErrorCode: 12024, ErrorDomain: 'MCMDMErrorDomain', text: 'The app manifest is not valid: %s' },
  appInstalled: { ErrorCode: 12025, ErrorDomain: 'MCMDMErrorDomain', text: 'The app “%s” is already installed.' },
  appQueued: { ErrorCode: 12026, ErrorDomain: 'MCMDMErrorDomain', text: 'The app “%s” is already scheduled.' },
  notAnApp: { ErrorCode: 12027, ErrorDomain: 'MCMDMErrorDomain', text: 'The request names no app.' },
  notRedeemable: {
    ErrorCode: 12028,
    ErrorDomain: 'MCMDMErrorDomain',
    text: 'The app “%s” does not wait for a redemption code.',
  },
  appNotManaged: { ErrorCode: 12029, ErrorDomain: 'MCMDMErrorDomain', text: 'The app “%s” is not managed.' },
  appsDisabled: { ErrorCode: 12031, ErrorDomain: 'MCMDMErrorDomain', text: 'App installation is not permitted.' },
  mediaTypeInvalid: { ErrorCode: 12044, ErrorDomain: 'MCMDMErrorDomain', text: 'The media type “%s” is not valid.' },
  passcodeNotCleared: {
    ErrorCode: 5013,
    ErrorDomain: 'MCPasscodeErrorDomain',
    text: 'The passcode cannot be cleared.',
  },
  noUpdate: { ErrorCode: 2213, ErrorDomain: 'DeviceManagement.error', text: 'No update is available.' },
  noUpdateFound: { ErrorCode: 3, ErrorDomain: 'com.apple.softwareupdateservices.errors', text: 'No update was found.' },
  /** For what the published lists have no number of its own. */
  impossible: { ErrorCode: 12010, ErrorDomain: 'MCMDMErrorDomain', text: '%s' },
  profileMalformed: { ErrorCode: 1000, ErrorDomain: 'MCProfileErrorDomain', text: 'Malformed profile: %s' },
  payloadField: { ErrorCode: 2003, ErrorDomain: 'MCPayloadErrorDomain', text: 'A field is invalid: %s' },
  profileSignature: { ErrorCode: 1004, ErrorDomain: 'MCProfileErrorDomain', text: 'Bad signature: %s' },
  profileTwins: { ErrorCode: 1007, ErrorDomain: 'MCProfileErrorDomain', text: 'Its UUIDs are not unique: %s' },
  identifierTwins: {
    ErrorCode: 1008,
    ErrorDomain: 'MCProfileErrorDomain',
    text: 'Its payload identifiers are not unique: %s',
  },
  removalDatePast: {
    ErrorCode: 4006,
    ErrorDomain: 'MCInstallationErrorDomain',
    text: 'Its removal date is over: %s',
  },
  severalProxies: {
    ErrorCode: 4017,
    ErrorDomain: 'MCInstallationErrorDomain',
    text: 'There can be only one global HTTP proxy: %s',
  },
  severalCellular: {
    ErrorCode: 4018,
    ErrorDomain: 'MCInstallationErrorDomain',
    text: 'There can be only one APN or cellular payload: %s',
  },
  severalAppLocks: {
    ErrorCode: 4019,
    ErrorDomain: 'MCInstallationErrorDomain',
    text: 'There can be only one app lock: %s',
  },
  severalLayouts: {
    ErrorCode: 4028,
    ErrorDomain: 'MCInstallationErrorDomain',
    text: 'There can be only one home screen layout: %s',
  },
  identityPassword: {
    ErrorCode: 9000,
    ErrorDomain: 'MCCertificateErrorDomain',
    text: 'The password of the certificate is wrong: %s',
  },
  notAnIdentity: { ErrorCode: 9006, ErrorDomain: 'MCCertificateErrorDomain', text: 'It is not an identity: %s' },
  installFailed: { ErrorCode: 4001, ErrorDomain: 'MCInstallationErrorDomain', text: 'Profile failed to install: %s' },
  profileNotFound: {
    ErrorCode: 4024,
    ErrorDomain: 'MCInstallationErrorDomain',
    text: 'The profile “%s” was not found.',
  },
} as const satisfies Record<string, DeviceError>);

export type DeviceErrorName = keyof typeof deviceErrors;

/** One link of an ErrorChain in this device's words. */
export function errorItem(name: DeviceErrorName, argument = ''): ErrorChainItem {
  const { ErrorCode, ErrorDomain, text } = deviceErrors[name];
  const description = text.replace('%s', argument);
  return Object.freeze({
    ErrorCode,
    ErrorDomain,
    LocalizedDescription: description,
    USEnglishDescription: description,
  });
}
