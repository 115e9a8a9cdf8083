import { commandParameters, resetPasswordFlags, wipeDataFlags } from './command-types.table.js';
import { notificationTypes } from './pubsub-rules.js';
import { personalUsages } from './state.js';

/** Type of a field in JSON (proto3, JSON mapping). `message` is an object whose members nobody looks at here. */
export type FieldType =
  | 'string'
  | 'bool'
  | 'int32'
  | 'message'
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: FieldType }
  | { readonly fields: Shape };

/** Fields of a resource or of a request by name. */
export type Shape = { readonly [field: string]: FieldType };

const strings: FieldType = { listOf: 'string' };
const personalUsage: FieldType = { oneOf: ['ALLOW_PERSONAL_USAGE_UNSPECIFIED', ...personalUsages] };
const authentication: FieldType = {
  fields: {
    authenticationRequirement: { oneOf: ['AUTHENTICATION_REQUIREMENT_UNSPECIFIED', 'OPTIONAL', 'REQUIRED'] },
    requiredAccountEmail: 'string',
  },
};

const signinDetail: FieldType = {
  fields: {
    signinUrl: 'string',
    signinEnrollmentToken: 'string',
    qrCode: 'string',
    allowPersonalUsage: personalUsage,
    tokenTag: 'string',
    defaultStatus: {
      oneOf: ['SIGNIN_DETAIL_DEFAULT_STATUS_UNSPECIFIED', 'SIGNIN_DETAIL_IS_DEFAULT', 'SIGNIN_DETAIL_IS_NOT_DEFAULT'],
    },
    googleAuthenticationOptions: authentication,
  },
};

/** Android Management API, Enterprise. */
export const enterpriseShape: Shape = {
  name: 'string',
  enterpriseDisplayName: 'string',
  enabledNotificationTypes: {
    listOf: { oneOf: ['NOTIFICATION_TYPE_UNSPECIFIED', 'COMPLIANCE_REPORT', ...notificationTypes] },
  },
  pubsubTopic: 'string',
  primaryColor: 'int32',
  logo: 'message',
  contactInfo: 'message',
  signinDetails: { listOf: signinDetail },
  termsAndConditions: { listOf: 'message' },
  googleAuthenticationSettings: 'message',
  appAutoApprovalEnabled: 'bool',
  enterpriseType: 'string',
  managedGoogleDomainType: 'string',
  managedGooglePlayAccountsEnterpriseType: 'string',
};

/** Android Management API, EnrollmentToken. */
export const enrollmentTokenShape: Shape = {
  name: 'string',
  value: 'string',
  duration: 'string',
  expirationTimestamp: 'string',
  oneTimeOnly: 'bool',
  additionalData: 'string',
  policyName: 'string',
  qrCode: 'string',
  user: 'message',
  allowPersonalUsage: personalUsage,
  googleAuthenticationOptions: authentication,
};

/** Android Management API, MigrationToken. */
export const migrationTokenShape: Shape = {
  name: 'string',
  value: 'string',
  deviceId: 'string',
  userId: 'string',
  managementMode: {
    oneOf: [
      'MANAGEMENT_MODE_UNSPECIFIED',
      'WORK_PROFILE_PERSONALLY_OWNED',
      'WORK_PROFILE_COMPANY_OWNED',
      'FULLY_MANAGED',
    ],
  },
  policy: 'string',
  ttl: 'string',
  createTime: 'string',
  expireTime: 'string',
  device: 'string',
  additionalData: 'string',
};

const parameters = Object.values(commandParameters).filter((member) => member !== undefined);

/** Android Management API, Command, as far as a caller may give it. */
export const commandShape: Shape = {
  type: 'string',
  duration: 'string',
  newPassword: 'string',
  resetPasswordFlags: { listOf: { oneOf: [...resetPasswordFlags] } },
  ...Object.fromEntries(parameters.map((member) => [member, 'message' as const])),
  wipeParams: { fields: { wipeDataFlags: { listOf: { oneOf: [...wipeDataFlags] } }, wipeReason: 'message' } },
  clearAppsDataParams: { fields: { packageNames: strings } },
};

/** Android Management API, WebToken. */
export const webTokenShape: Shape = {
  name: 'string',
  value: 'string',
  parentFrameUrl: 'string',
  enabledFeatures: strings,
  permissions: strings,
};

/** Android Management API, WebApp. */
export const webAppShape: Shape = {
  name: 'string',
  title: 'string',
  startUrl: 'string',
  displayMode: { oneOf: ['DISPLAY_MODE_UNSPECIFIED', 'MINIMAL_UI', 'STANDALONE', 'FULL_SCREEN'] },
  icons: { listOf: 'message' },
  versionCode: 'string',
};

export const modifyApplicationsShape: Shape = {
  changes: { listOf: { fields: { application: 'message', updateMask: 'string' } } },
};
export const removeApplicationsShape: Shape = { packageNames: strings };
