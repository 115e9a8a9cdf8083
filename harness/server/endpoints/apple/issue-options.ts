import { z } from 'zod';
import { allAccessRights, dependentRights, hasRight } from '../../../../protocol/apple/access-rights.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { RefusedByProduct } from '../../endpoint.js';

/** What an administrator may wish of an Apple enrollment. Unknown wishes of other parts pass by. */
const schema = z.object({
  /** The profile is signed with the tenant's authority. */
  signed: z.boolean().default(false),
  /** How the device proves who it is: by signing each message, or by its certificate in TLS. */
  transport: z.enum(['mdm-signature', 'tls']).default('mdm-signature'),
  /** The entry leads to the profile itself, also for a person. */
  direct: z.boolean().default(false),
  accessRights: z.int().min(1).max(allAccessRights).default(allAccessRights),
  checkOutWhenRemoved: z.boolean().default(true),
  removalDisallowed: z.boolean().default(false),
  /** The profile brings the tenant's root as a trust anchor. */
  root: z.boolean().default(false),
});

export type AppleIssueOptions = z.infer<typeof schema>;

/** Throws RefusedByProduct naming the wish. */
export function readIssueOptions(options: JsonObject): AppleIssueOptions {
  const read = schema.safeParse(options);
  if (!read.success) throw new RefusedByProduct(z.prettifyError(read.error));
  for (const [right, needs] of dependentRights) {
    if (hasRight(read.data.accessRights, right) && !hasRight(read.data.accessRights, needs))
      throw new RefusedByProduct(`accessRights: ${right} needs ${needs}`);
  }
  return read.data;
}
