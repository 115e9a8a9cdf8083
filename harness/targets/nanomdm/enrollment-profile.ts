import { allAccessRights } from '../../../protocol/apple/access-rights.table.js';
import { encodeProfile } from '../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dict } from '../../../protocol/plist/value.js';
import { Inapplicable } from '../../checks/admin.js';
import type { NanomdmLocator } from './nanomdm-schema.js';

/** Wishes of an enrollment that a profile can carry. */
const known: ReadonlySet<string> = new Set(['direct', 'transport', 'accessRights', 'checkOutWhenRemoved', 'oneTime']);

/**
 * The profile that an administrator of a server without profiles would write by hand: a SCEP identity and the MDM payload
 * (apple/device-management, mdm/profiles). Throws Inapplicable for wishes that the target file cannot fulfil.
 */
export function profileFromTargetFile(
  { enrollment }: NanomdmLocator,
  wishes: JsonObject,
  uuid: () => string,
): Uint8Array {
  refuseOthers(enrollment, wishes);
  const identity = uuid();
  return encodeProfile(
    {
      PayloadIdentifier: 'muster.target',
      PayloadUUID: uuid(),
      PayloadDisplayName: 'Device management (simulated device, made from a target file)',
    },
    [scepPayload(enrollment, identity), mdmPayload(enrollment, wishes, identity, uuid())],
  );
}

function refuseOthers({ signMessage }: NanomdmLocator['enrollment'], wishes: JsonObject): void {
  const strange = Object.keys(wishes).find((wish) => !known.has(wish));
  if (strange !== undefined) throw new Inapplicable(`a profile made from the target file has no ${strange}`);
  const transport = signMessage ? 'mdm-signature' : 'tls';
  if (wishes.transport === undefined || wishes.transport === transport) return;
  throw new Inapplicable(
    `the target file has signMessage: ${signMessage}, so devices prove themselves by ${transport}`,
  );
}

function scepPayload({ scep }: NanomdmLocator['enrollment'], uuid: string) {
  return {
    PayloadType: 'com.apple.security.scep',
    PayloadIdentifier: 'muster.target.scep',
    PayloadUUID: uuid,
    PayloadContent: dict({
      URL: scep.url,
      ...(scep.name !== undefined && { Name: scep.name }),
      ...(scep.challenge !== undefined && { Challenge: scep.challenge }),
      Subject: [[['O', 'muster']], [['CN', uuid]]],
      Keysize: 2048,
      'Key Type': 'RSA',
      'Key Usage': 5,
      Retries: 3,
      RetryDelay: 1,
    }),
  };
}

function mdmPayload(
  { serverUrl, checkInUrl, topic, signMessage }: NanomdmLocator['enrollment'],
  { accessRights, checkOutWhenRemoved }: JsonObject,
  identity: string,
  uuid: string,
) {
  return {
    PayloadType: 'com.apple.mdm',
    PayloadIdentifier: 'muster.target.mdm',
    PayloadUUID: uuid,
    IdentityCertificateUUID: identity,
    Topic: topic,
    ServerURL: serverUrl,
    ...(checkInUrl !== undefined && { CheckInURL: checkInUrl }),
    SignMessage: signMessage,
    AccessRights: typeof accessRights === 'number' ? accessRights : allAccessRights,
    CheckOutWhenRemoved: checkOutWhenRemoved !== false,
    ServerCapabilities: ['com.apple.mdm.per-user-connections', 'com.apple.mdm.bootstraptoken'],
  };
}
