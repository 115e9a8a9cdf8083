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
  /** The profile is delivered over the air: asked for with the device's attributes, and encrypted for it. */
  ota: z.boolean().default(false),
  /** Absent: every right; in User Enrollment none may be wished for. */
  accessRights: z.int().min(1).max(allAccessRights).optional(),
  /** The device stays its owner's, and names itself by an id that is good for this enrollment only. */
  userEnrollment: z.boolean().default(false),
  /** The holder gives nothing but an account, from which the device finds its way. */
  accountDriven: z.boolean().default(false),
  /** What the profile says whose device it is; for account-driven enrollment. */
  enrollmentMode: z.enum(['BYOD', 'ADDE']).optional(),
  /** The server offers to keep bootstrap tokens of Macs. */
  keepsBootstrapTokens: z.boolean().default(true),
  /** Users of a directory have to prove themselves; otherwise the challenge is empty. */
  challengesUsers: z.boolean().default(true),
  /** The server offers tokens for services of Apple's. */
  givesTokens: z.boolean().default(true),
  checkOutWhenRemoved: z.boolean().default(true),
  /** Users of a Mac or Shared iPad have channels of their own. */
  perUserConnections: z.boolean().default(true),
  removalDisallowed: z.boolean().default(false),
  /** The holder may remove the profile with this password only. */
  removalPassword: z.string().min(1).optional(),
  /** The holder has to agree to this text. */
  consentText: z.string().min(1).optional(),
  /** The profile brings the tenant's root as a trust anchor. */
  root: z.boolean().default(false),
  /** The MDM payload pins that root to its addresses: devices trust nothing else there. */
  pinsRoot: z.boolean().default(false),
  /** Which payload gives the device its identity. */
  identity: z.enum(['scep', 'acme', 'pkcs12']).default('scep'),
  /** Password of a PKCS#12 file, which the holder is told; without one the profile carries it. */
  identityPassword: z.string().min(1).optional(),
  /** Days that the certificate in a PKCS#12 file is good for. */
  identityDays: z.int().min(1).max(3650).default(365),
  /** How a PKCS#12 file is protected: as today, or as older devices need it. */
  fileStyle: z.enum(['modern', 'legacy']).default('modern'),
  /** Serial number of the only device that an ACME identifier is good for. */
  serial: z.string().min(1).optional(),
  /** An ACME payload asks for an attested key in hardware. */
  attest: z.boolean().default(true),
  /** Of the key of an ACME payload or a PKCS#12 file. */
  keyType: z.enum(['ECSECPrimeRandom', 'RSA']).default('ECSECPrimeRandom'),
  /** Bits of that key; 384 for EC and 2048 for RSA when absent. */
  keySize: z.int().min(256).max(4096).optional(),
});

export type AppleIssueOptions = z.infer<typeof schema>;

/** Throws RefusedByProduct naming the wish. */
export function readIssueOptions(options: JsonObject): AppleIssueOptions {
  const read = schema.safeParse(options);
  if (!read.success) throw new RefusedByProduct(z.prettifyError(read.error));
  if (read.data.userEnrollment && read.data.accessRights !== undefined)
    throw new RefusedByProduct('accessRights: User Enrollment fixes the rights');
  const { accessRights = allAccessRights } = read.data;
  for (const [right, needs] of dependentRights) {
    if (hasRight(accessRights, right) && !hasRight(accessRights, needs))
      throw new RefusedByProduct(`accessRights: ${right} needs ${needs}`);
  }
  return read.data;
}
