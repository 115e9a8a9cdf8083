import { z } from 'zod';

/** What PCs are told of their account beyond what each of them needs (MS-MDE2 §2.2.9.5; MS-MDE §3.6): a part of the document `windows-enrollment`. */
export const windowsAccountSchema = z.strictObject({
  /** Where PCs are to keep the key of their certificate; as they like without it. */
  keyContainer: z
    .strictObject({
      keySpec: z.int().min(0).exactOptional(),
      name: z.string().exactOptional(),
      providerType: z.int().min(0).exactOptional(),
    })
    .exactOptional(),
  /** PROTOVER: the version of OMA-DM that PCs are to speak. */
  protocolVersion: z.enum(['1.1', '1.2']).exactOptional(),
  /** PCs may speak an older version where theirs is refused: BACKCOMPATRETRYDISABLED is left out. */
  retriesOlder: z.boolean().default(false),
  /** PCs are to speak under the id of their hardware: USEHWDEVID. */
  hardwareId: z.boolean().default(false),
  role: z.string().exactOptional(),
  /** CRLCheck, as it is written. */
  revocationCheck: z.string().exactOptional(),
});

/** When PCs renew their certificates: days before its end, and between two attempts. */
export const renewalSchema = z.strictObject({
  periodDays: z.int().min(1).max(1000).default(42),
  retryDays: z.int().min(1).max(1000).default(7),
});
