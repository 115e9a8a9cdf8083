import type { Certificate } from '../pki/certificate.js';
import { attributeValues } from '../pki/name.js';
import { Oid } from '../pki/oids.table.js';

/** Path of a notification, before the device token in hex (Apple, "Sending notification requests to APNs"). */
export const apnsPath = '/3/device/';

/** What every topic of MDM begins with. */
export const mdmTopicPrefix = 'com.apple.mgmt.';

/** Bytes that the payload of a notification may have (Apple, "Generating a remote notification"). */
export const mostPayloadBytes = 4096;

/** The topic that a push certificate is good for: the user id in its subject. */
export function topicOfCertificate({ subject }: Pick<Certificate, 'subject'>): string | undefined {
  return attributeValues(subject, Oid.userId)[0];
}

/** The GUID in a topic, which Apple's portal calls the subject id. */
export const subjectIdOf = (topic: string): string => topic.split('.').at(-1) ?? topic;

/** A push that waits for a device, as the simulated service hands it over. */
export interface WaitingPush {
  /** Device token, hex. */
  readonly token: string;
  readonly topic: string;
  /** PushMagic, as the server sent it; absent where the payload has none. */
  readonly mdm?: string;
  /** `apns-id` of the notification. */
  readonly id: string;
}

/**
 * What a simulated device asks our simulated service for. How real devices hear from Apple is not published: this is our own
 * invention, a JSON document in each direction.
 */
export interface PushQuestion {
  readonly devices?: readonly { readonly token: string; readonly topic: string }[];
  /** Tokens that their devices gave up. */
  readonly unregister?: readonly string[];
}
