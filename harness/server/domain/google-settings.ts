import { z } from 'zod';

/** Settings document that opens the knobs of a tenant's simulated Google. */
export const googleSettings = 'google-cloud';

export const googleCloudSchema = z.strictObject({ knobsToken: z.string().min(8).optional() });
