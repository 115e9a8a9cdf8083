import { z } from 'zod';
import { type CheckIn, checkInFrom, isCheckIn } from '../../../protocol/apple/check-in.js';
import { type CommandReport, reportFrom } from '../../../protocol/apple/command.js';
import { readPlist } from '../../../protocol/plist/codec.js';
import { dictOf, stringOf } from '../../../protocol/plist/value.js';

/** A message of a device, as the webhook repeats it. */
export type WebhookMessage =
  | { readonly at: number; readonly id: string; readonly checkIn: CheckIn }
  | { readonly at: number; readonly id: string; readonly report: CommandReport };

const partSchema = z.object({
  ids: z.object({ id: z.string(), parent_id: z.string().optional() }).optional(),
  udid: z.string().optional(),
  enrollment_id: z.string().optional(),
  raw_payload: z.string(),
});

/** The webhook's envelope (github.com/micromdm/nanomdm, service/webhook/event.json). */
const envelopeSchema = z.object({
  topic: z.string(),
  created_at: z.string(),
  checkin_event: partSchema.optional(),
  acknowledge_event: partSchema.optional(),
});

/** Reads one call of the webhook; undefined for what is none, or for a message of a kind that is not known. */
export function readWebhook(body: string): WebhookMessage | undefined {
  const { data } = envelopeSchema.safeParse(parse(body));
  const part = data?.checkin_event ?? data?.acknowledge_event;
  const id = part?.ids?.id ?? part?.udid ?? part?.enrollment_id;
  if (data === undefined || part === undefined || id === undefined) return undefined;
  const at = Date.parse(data.created_at);
  const plist = readPlist(Buffer.from(part.raw_payload, 'base64'));
  if (data.acknowledge_event !== undefined) return { at, id, report: reportFrom(plist).message };
  const type = stringOf(dictOf(plist.message)?.get('MessageType'));
  return isCheckIn(type) ? { at, id, checkIn: checkInFrom(plist).message } : undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
