import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { isDict, type PlistDict, type PlistValue, stringOf } from '../plist/value.js';
import { type Fields, type MembersOf, membersToDict, readMembers } from './fields.js';
import { schema } from './sections.js';

/** Who speaks: a device names itself by UDID, a device in User Enrollment by EnrollmentID; on the user channel a user is named beside it. */
export const senderFields = {
  UDID: { type: 'string' },
  EnrollmentID: { type: 'string' },
  UserID: { type: 'string' },
  EnrollmentUserID: { type: 'string' },
  UserShortName: { type: 'string' },
  UserLongName: { type: 'string' },
} as const satisfies Fields;

/** mdm/checkin/authenticate.yaml: the device asks to be managed. Device facts need the access right "device info". */
export const authenticateFields = {
  Topic: { type: 'string', required: true },
  ...senderFields,
  DeviceName: { type: 'string' },
  Model: { type: 'string' },
  ModelName: { type: 'string' },
  OSVersion: { type: 'string' },
  BuildVersion: { type: 'string' },
  ProductName: { type: 'string' },
  SerialNumber: { type: 'string' },
  IMEI: { type: 'string' },
  MEID: { type: 'string' },
} as const satisfies Fields;

/** mdm/checkin/tokenupdate.yaml: how the server can wake the device. */
export const tokenUpdateFields = {
  Topic: { type: 'string', required: true },
  ...senderFields,
  Token: { type: 'data', required: true },
  PushMagic: { type: 'string', required: true },
  UnlockToken: { type: 'data' },
  AwaitingConfiguration: { type: 'boolean' },
  NotOnConsole: { type: 'boolean' },
} as const satisfies Fields;

/** mdm/checkin/checkout.yaml: the device tells that it is no longer managed, as far as it can. */
export const checkOutFields = {
  Topic: { type: 'string', required: true },
  ...senderFields,
} as const satisfies Fields;

/** mdm/checkin/setbootstraptoken.yaml: a Mac leaves the token with the server; without one it takes it back. */
export const setBootstrapTokenFields = {
  ...senderFields,
  BootstrapToken: { type: 'data' },
  AwaitingConfiguration: { type: 'boolean' },
} as const satisfies Fields;

/** mdm/checkin/getbootstraptoken.yaml */
export const getBootstrapTokenFields = {
  ...senderFields,
  AwaitingConfiguration: { type: 'boolean' },
} as const satisfies Fields;

/** mdm/checkin/gettoken.yaml: a token for another service of Apple's. */
export const getTokenFields = {
  ...senderFields,
  TokenServiceType: { type: 'string', required: true },
  TokenParameters: { type: 'dictionary' },
} as const satisfies Fields;

/** mdm/checkin/userauthenticate.yaml: a user asks to be managed; with DigestResponse he proves who he is. */
export const userAuthenticateFields = {
  ...senderFields,
  UserID: { type: 'string', required: true },
  DigestResponse: { type: 'string' },
} as const satisfies Fields;

/** What a server answers to UserAuthenticate: first a challenge, then a token. */
export const userAuthenticateAnswerFields = {
  DigestChallenge: { type: 'string' },
  AuthToken: { type: 'string' },
} as const satisfies Fields;

/** Reads that answer; throws ProtocolError when it is no dictionary. */
export function decodeUserAuthenticateAnswer(
  bytes: Uint8Array,
): Decoded<MembersOf<typeof userAuthenticateAnswerFields>> {
  const { message, findings: found } = readPlist(bytes);
  if (!isDict(message)) throw new ProtocolError('APPLE_NOT_A_DICTIONARY', 'the answer is a dictionary');
  const findings = new Findings();
  findings.include(found);
  const at = { place: 'UserAuthenticate', section: schema('mdm/checkin/userauthenticate.yaml') };
  return { message: readMembers(message, userAuthenticateAnswerFields, findings, at), findings: findings.list };
}

/** mdm/checkin/declarativemanagement.yaml: one request of declarative management; Data holds JSON. */
export const declarativeManagementFields = {
  ...senderFields,
  Endpoint: { type: 'string', required: true },
  Data: { type: 'data' },
} as const satisfies Fields;

/** mdm/checkin/returntoservice.yaml: the device asks by what it is to come back, once it is to be erased. */
export const returnToServiceFields = { ...senderFields } as const satisfies Fields;

export type Authenticate = { readonly MessageType: 'Authenticate' } & MembersOf<typeof authenticateFields>;
export type TokenUpdate = { readonly MessageType: 'TokenUpdate' } & MembersOf<typeof tokenUpdateFields>;
export type CheckOut = { readonly MessageType: 'CheckOut' } & MembersOf<typeof checkOutFields>;
export type SetBootstrapToken = { readonly MessageType: 'SetBootstrapToken' } & MembersOf<
  typeof setBootstrapTokenFields
>;
export type GetBootstrapToken = { readonly MessageType: 'GetBootstrapToken' } & MembersOf<
  typeof getBootstrapTokenFields
>;
export type GetToken = { readonly MessageType: 'GetToken' } & MembersOf<typeof getTokenFields>;
export type UserAuthenticate = { readonly MessageType: 'UserAuthenticate' } & MembersOf<typeof userAuthenticateFields>;
export type DeclarativeManagement = { readonly MessageType: 'DeclarativeManagement' } & MembersOf<
  typeof declarativeManagementFields
>;
export type ReturnToService = { readonly MessageType: 'ReturnToService' } & MembersOf<typeof returnToServiceFields>;
export type CheckIn =
  | Authenticate
  | TokenUpdate
  | CheckOut
  | SetBootstrapToken
  | GetBootstrapToken
  | GetToken
  | UserAuthenticate
  | DeclarativeManagement
  | ReturnToService;

/** Content type of a check-in request. */
export const checkInContentType = 'application/x-apple-aspen-mdm-checkin';

const messages: Readonly<Record<CheckIn['MessageType'], { readonly fields: Fields; readonly file: string }>> = {
  Authenticate: { fields: authenticateFields, file: 'mdm/checkin/authenticate.yaml' },
  TokenUpdate: { fields: tokenUpdateFields, file: 'mdm/checkin/tokenupdate.yaml' },
  CheckOut: { fields: checkOutFields, file: 'mdm/checkin/checkout.yaml' },
  SetBootstrapToken: { fields: setBootstrapTokenFields, file: 'mdm/checkin/setbootstraptoken.yaml' },
  GetBootstrapToken: { fields: getBootstrapTokenFields, file: 'mdm/checkin/getbootstraptoken.yaml' },
  GetToken: { fields: getTokenFields, file: 'mdm/checkin/gettoken.yaml' },
  UserAuthenticate: { fields: userAuthenticateFields, file: 'mdm/checkin/userauthenticate.yaml' },
  DeclarativeManagement: { fields: declarativeManagementFields, file: 'mdm/checkin/declarativemanagement.yaml' },
  ReturnToService: { fields: returnToServiceFields, file: 'mdm/checkin/returntoservice.yaml' },
};

export function isCheckIn(type: string | undefined): type is CheckIn['MessageType'] {
  return type !== undefined && Object.hasOwn(messages, type);
}

/** The message as bytes; MessageType leads, as devices write it. */
export function encodeCheckIn(message: CheckIn | PlistDict): Uint8Array {
  return writePlist(isDict(message as PlistValue) ? (message as PlistDict) : checkInToDict(message as CheckIn));
}

export function checkInToDict(message: CheckIn): PlistDict {
  return membersToDict(message);
}

/** Throws ProtocolError when the bytes are no property list, no dictionary, or name no message that is known here. */
export function decodeCheckIn(bytes: Uint8Array): Decoded<CheckIn> {
  return checkInFrom(readPlist(bytes));
}

/** The same for a property list that was read before. */
export function checkInFrom(plist: Decoded<PlistValue>): Decoded<CheckIn> {
  const findings = new Findings();
  findings.include(plist.findings);
  if (!isDict(plist.message)) throw new ProtocolError('APPLE_NOT_A_DICTIONARY', 'a check-in is a dictionary');
  const type = stringOf(plist.message.get('MessageType'));
  if (!isCheckIn(type)) throw new ProtocolError('APPLE_UNKNOWN_MESSAGE', `MessageType ${type ?? 'is missing'}`);
  const { fields, file } = messages[type];
  const members = readMembers(plist.message, fields, findings, { place: type, section: schema(file) });
  requireSender(plist.message, findings, type);
  return { message: Object.freeze({ MessageType: type, ...members }) as CheckIn, findings: findings.list };
}

/** A message says who sends it: UDID or EnrollmentID, never neither. */
export function requireSender(message: PlistDict, findings: Findings, place: string): void {
  if (message.has('UDID') || message.has('EnrollmentID')) return;
  findings.add({ expected: 'UDID or EnrollmentID', received: 'neither', section: schema('mdm/checkin'), place });
}

/** The id by which the protocol names the sender. */
export function enrollmentIdOf(message: {
  readonly UDID?: string;
  readonly EnrollmentID?: string;
}): string | undefined {
  return message.UDID ?? message.EnrollmentID;
}
