import { z } from 'zod';

/** A secret is never written into a target file: it names where the secret is. */
export const secretSchema = z
  .union([
    z.strictObject({ env: z.string().min(1).describe('name of an environment variable') }),
    z.strictObject({ file: z.string().min(1).describe('path of a file, from the target file') }),
  ])
  .describe('where a secret is to be found');

export type SecretReference = z.infer<typeof secretSchema>;

export const addressSchema = z.url({ protocol: /^https?$/ });
