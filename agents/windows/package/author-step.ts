import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AgentWorld, StepPatch } from '../../device/agent.js';
import { willingPerson } from '../../person/person.js';
import { EnrollmentRefused } from '../refused.js';
import { buildPackage, PackageRejected, type PackageWishes } from './build.js';
import { type FetchedToken, fetchBulkToken } from './bulk-token.js';

/** The step of a PC on which somebody authors a package: sign in, fetch the bulk token, build. */
export const authorStep = 'AuthorPackage';

const patchSchema = z.strictObject({
  url: z.string(),
  username: z.string(),
  password: z.string(),
  staysSignedInEverywhere: z.boolean().default(false),
  /** Parts of `Enroll in Azure AD` that the author leaves out, or the sign-in. */
  without: z.array(z.enum(['token', 'expiry', 'directory', 'sign-in'])).default([]),
  wishes: z.custom<JsonObject>().default({}),
});

/** What the author has at the end: a package in base64, or the reason why there is none. */
export type Authored = { readonly file?: string; readonly account?: string; readonly rejected?: string };

export async function authorPackage(world: AgentWorld, deviceName: string, patch: StepPatch): Promise<Authored> {
  const { url, username, password, staysSignedInEverywhere, without, wishes } = patchSchema.parse(patch);
  try {
    const author = willingPerson(username, username, password);
    const authorsPc = { kind: 'register', deviceName } as const;
    const errand = { url, authorsPc, staysSignedInEverywhere, withoutSignIn: without.includes('sign-in') };
    const token = await fetchBulkToken(world, errand, author);
    const directory = { authority: url, ...partsOf(token, without) };
    const wanted = { name: 'Simulated', ...wishes, ...(!without.includes('directory') && { directory }) };
    const context = { now: world.clock.now(), rules: world.rules };
    const file = buildPackage(context, wanted as PackageWishes, world.random.fork('package'));
    return { account: token.account, file: Buffer.from(file).toString('base64') };
  } catch (error) {
    if (error instanceof PackageRejected) return { rejected: error.message };
    if (error instanceof EnrollmentRefused) return { rejected: error.refusal.message };
    throw error;
  }
}

const partsOf = ({ token, expires }: FetchedToken, without: readonly string[]) => ({
  ...(!without.includes('token') && { bulkToken: token }),
  ...(!without.includes('expiry') && { expires }),
});
