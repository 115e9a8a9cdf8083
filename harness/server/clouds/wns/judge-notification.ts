import type { RuleContext } from '../../../../protocol/base/rule.js';
import { CloudRefusal, type CloudRequest, header, plain } from '../cloud.js';
import type { Channel } from './channels.js';
import { channelIsSenders, formObjection, tokenCounts } from './rules.js';

/** Whose token was shown, and until when it counts. */
export interface Sender {
  readonly pfn?: string;
  readonly expires?: number;
}

/** Throws CloudRefusal with the status that Windows Push Notification Services has for what is wrong (Learn, "Push notification service request and response headers", response codes). */
export function judgeNotification(
  context: RuleContext,
  request: CloudRequest,
  { pfn, expires }: Sender,
  channel: Channel | undefined,
): void {
  if (request.method !== 'POST') throw refusal(405, 'notifications are posted');
  if (!tokenCounts(context, expires)) throw refusal(401, 'the access token is missing, unknown or expired');
  if (channel === undefined) throw refusal(404, 'there is no such channel');
  if (!channelIsSenders(context, channel.pfn, pfn)) throw refusal(403, 'the channel is for another app');
  if (context.now >= channel.expires) throw refusal(410, 'the channel has expired');
  const objection = formObjection(context, {
    type: header(request, 'x-wns-type'),
    contentType: header(request, 'content-type'),
    octets: request.body.byteLength,
  });
  if (objection !== undefined) throw refusal(objection, 'the notification is in a form that is none');
}

const refusal = (status: number, description: string): CloudRefusal =>
  new CloudRefusal(plain('', status, { 'x-wns-error-description': description }));
