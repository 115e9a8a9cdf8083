import { z } from 'zod';

/** Settings document `return-to-service`: what goes with an erased device that is to come back by itself. */
export const returnToServiceSchema = z.strictObject({
  /** The network that it is to join. */
  wifi: z.strictObject({ ssid: z.string().min(1), password: z.string().optional() }).optional(),
  /** What is wrong with the profile that goes with it. */
  fault: z.enum(['a broken profile']).optional(),
});
