import { z } from 'zod';
import { addressSchema, secretSchema } from '../secret-schema.js';

const httpsSchema = z.url({ protocol: /^https$/, error: 'an https address: devices install no other' });

/** What a server that hands out no enrollment profiles would have to write into one. */
export const enrollmentSchema = z
  .strictObject({
    serverUrl: httpsSchema.describe('ServerURL of the MDM payload'),
    checkInUrl: httpsSchema.optional().describe('CheckInURL; absent: check-ins go to ServerURL'),
    topic: z.string().startsWith('com.apple.mgmt.').describe('Topic: the UID of the push certificate'),
    signMessage: z.boolean().default(true).describe('false: devices prove themselves by their certificate in TLS'),
    scep: z.strictObject({
      url: addressSchema,
      challenge: secretSchema.optional(),
      name: z.string().optional().describe('the instance, where one address serves several'),
    }),
  })
  .describe('an enrollment profile is made from it, because the server makes none');

/** Where the server sends what happens, so that the harness sees it: NanoMDM's `-webhook-url http://HOST:PORT/`. */
export const webhookSchema = z
  .strictObject({ host: z.string().min(1).default('127.0.0.1'), port: z.int().min(1).max(65_535) })
  .describe('the harness listens there for the webhook of the server');

/** Plain data with its secrets resolved, handed to workers. */
export interface NanomdmLocator {
  readonly enrollment: Omit<z.infer<typeof enrollmentSchema>, 'scep'> & {
    readonly scep: { readonly url: string; readonly challenge?: string; readonly name?: string | undefined };
  };
  readonly webhook?: z.infer<typeof webhookSchema>;
}
