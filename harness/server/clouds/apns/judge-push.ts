import { apnsPath } from '../../../../protocol/apple/push.js';
import { type ApnsReason, apnsReasons } from '../../../../protocol/apple/push-reasons.table.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { CloudRefusal, type CloudRequest, header, json } from '../cloud.js';
import type { PushCertificates } from './push-certificates.js';
import type { PushStore } from './push-store.js';
import {
  certificateObjection,
  goneObjection,
  headerObjection,
  payloadObjection,
  requestObjection,
  throttleObjection,
  tokenObjection,
  topicObjection,
} from './rules.js';

/** Push types that there are (Apple, "Sending notification requests to APNs", apns-push-type). */
const pushTypes: ReadonlySet<string> = new Set([
  ...['alert', 'background', 'location', 'voip', 'complication', 'fileprovider', 'mdm', 'liveactivity', 'pushtotalk'],
]);

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A notification that was found good. */
export interface GoodPush {
  readonly token: string;
  readonly topic: string;
  readonly id?: string;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/** Judges a notification in the order in which a server would want to know. Throws CloudRefusal with the reason. */
export function judgePush(
  context: RuleContext,
  request: CloudRequest,
  certificates: PushCertificates,
  store: PushStore,
): GoodPush {
  const rightPath = `${request.path}/`.startsWith(apnsPath);
  refuse(requestObjection(context, { rightPath, method: request.method }));
  const judged = certificates.judge(context, request.clientCertificate);
  refuse(certificateObjection(context, judged.state));
  const token = request.path.slice(apnsPath.length).toLowerCase();
  refuse(tokenObjection(context, token));
  const known = store.of(token);
  const gone = goneObjection(context, known?.goneSince);
  if (gone !== undefined) throw unregistered(gone, known?.goneSince ?? context.now);
  refuse(headerObjection(context, headersObjection(request)));
  const topic = header(request, 'apns-topic') ?? judged.topic;
  refuse(topicObjection(context, topic, judged.topic, known?.topic));
  refuse(payloadObjection(context, request.body.byteLength));
  refuse(throttleObjection(context, known?.pushedAt ?? []));
  const id = header(request, 'apns-id');
  return { token, topic, expiresAt: expiry(context, request), ...(id !== undefined && { id }) };
}

function headersObjection(request: CloudRequest): ApnsReason | undefined {
  const fits = (name: string, shape: RegExp): boolean => shape.test(header(request, name) ?? '') || !has(request, name);
  if (has(request, 'apns-push-type') && !pushTypes.has(header(request, 'apns-push-type') ?? ''))
    return 'InvalidPushType';
  if (!fits('apns-id', uuid)) return 'BadMessageId';
  if (!fits('apns-expiration', /^\d+$/)) return 'BadExpirationDate';
  return fits('apns-priority', /^(?:1|5|10)$/) ? undefined : 'BadPriority';
}

const has = (request: CloudRequest, name: string): boolean => header(request, name) !== undefined;

/** Without the header a notification is stored for 30 days (our choice); 0 tries once and stores nothing. */
function expiry({ now }: RuleContext, request: CloudRequest): number {
  const seconds = header(request, 'apns-expiration');
  if (seconds === undefined) return now + 30 * 86_400_000;
  return seconds === '0' ? now : Number(seconds) * 1000;
}

function refuse(reason: ApnsReason | undefined): void {
  if (reason !== undefined) throw new CloudRefusal(json({ reason }, apnsReasons[reason]));
}

/** The time (ms) is that of the last moment at which the token was known to be no longer valid. */
function unregistered(reason: ApnsReason, timestamp: number): CloudRefusal {
  return new CloudRefusal(json({ reason, timestamp }, apnsReasons[reason]));
}
