import { z } from 'zod';
import { entryWays } from '../../../../protocol/android/entry-ways.table.js';
import { wifiSecurityTypes } from '../../../../protocol/android/messages.js';
import { hours } from '../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { RefusedByProduct } from '../../endpoint.js';

/** What an administrator may wish for when a device is to be enrolled. */
const wishesSchema = z.strictObject({
  /** Milliseconds since the epoch. */
  expiresAt: z.number().exactOptional(),
  /** Seconds from now; an enrollment token of Android Management API lives one hour unless told otherwise. */
  tokenLifeSeconds: z.number().min(60).exactOptional(),
  /** The token serves one device (Android Management API, EnrollmentToken.oneTimeOnly). */
  oneTime: z.boolean().exactOptional(),
  /** A link with a token of its own instead of the portal where a person signs in. */
  direct: z.boolean().exactOptional(),
  wifi: z
    .strictObject({
      ssid: z.string().min(1),
      securityType: z.enum(wifiSecurityTypes).default('NONE'),
      password: z.string().exactOptional(),
      hidden: z.boolean().default(false),
    })
    .exactOptional(),
  /** How the device is to begin: what is handed out beside the QR code, or instead of it. */
  entry: z.enum(entryWays).exactOptional(),
  /** Whose token the console shows for a vendor's portal: of the server's own DPC, or of Android Device Policy. */
  dpc: z.enum(['muster', 'android-device-policy']).exactOptional(),
  locale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  organizationName: z.string().exactOptional(),
  /** Name or id of the enrollment profile whose token is handed out. */
  profile: z.string().min(1).exactOptional(),
});

export type AndroidWishes = z.infer<typeof wishesSchema>;

/** Reads the administrator's wishes. Throws RefusedByProduct naming the first that cannot be met. */
export function readWishes(options: JsonObject): AndroidWishes {
  const read = wishesSchema.safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new RefusedByProduct(`${issue?.path.join('.') || 'options'}: ${issue?.message}`);
}

/** When a token ends, in milliseconds since the epoch. */
export function tokenEnd({ expiresAt, tokenLifeSeconds }: AndroidWishes, now: number): number {
  if (expiresAt !== undefined) return expiresAt;
  return now + (tokenLifeSeconds === undefined ? hours(1) : tokenLifeSeconds * 1_000);
}
