import { z } from 'zod';
import { clientResults } from '../../../protocol/mde2/hresults.table.js';
import type { AgentWorld } from '../../device/agent.js';
import type { Person } from '../../person/person.js';
import {
  call,
  type Directory,
  type DirectoryJoin,
  fetchToken,
  findDirectory,
  type Newcomer,
  redeemCode,
  register,
  signIn,
} from '../directory-join.js';
import { localRefusal } from '../refused.js';
import { authorBecomesManaged, joinsFirst } from './rules.js';

const issued = z.object({ token: z.string(), account: z.string(), expires: z.string() });
export type FetchedToken = z.infer<typeof issued>;

export interface TokenErrand {
  /** Of the directory's configuration. */
  readonly url: string;
  /** The PC on which the package is authored. */
  readonly authorsPc: Newcomer;
  /** The author lets the sign-in count for all apps. */
  readonly staysSignedInEverywhere: boolean;
  /** Asks for the token without anybody's sign-in. */
  readonly withoutSignIn: boolean;
}

async function accessOf(world: AgentWorld, directory: Directory, author: Person): Promise<string> {
  const code = await signIn(world, directory.authorization_endpoint, author);
  return redeemCode(world, directory.token_endpoint, { code });
}

/** Fetches a bulk token as the designer does: the author signs in, and may let the PC become managed by it. Throws EnrollmentRefused. */
export async function fetchBulkToken(world: AgentWorld, errand: TokenErrand, author: Person): Promise<FetchedToken> {
  const directory = await findDirectory(world, errand.url);
  const accessToken = errand.withoutSignIn ? '' : await accessOf(world, directory, author);
  const context = { now: world.clock.now(), rules: world.rules };
  if (authorBecomesManaged(context, errand.staysSignedInEverywhere))
    await register(world, directory.device_registration_endpoint, { ...errand.authorsPc, accessToken });
  const url = directory.bulk_token_endpoint ?? '';
  const headers = { Authorization: `Bearer ${accessToken}` };
  return call(world, { step: 'BulkToken', method: 'POST', url, headers }, issued);
}

/** Joins the directory with the bulk token of a package. Throws EnrollmentRefused. */
export async function joinByBulkToken(
  world: AgentWorld,
  { authority, bulkToken }: { readonly authority: string; readonly bulkToken: string },
  newcomer: Newcomer,
): Promise<DirectoryJoin> {
  const directory = await findDirectory(world, authority);
  const accessToken = await fetchToken(world, directory.token_endpoint, {
    grant_type: 'refresh_token',
    refresh_token: bulkToken,
  });
  const context = { now: world.clock.now(), rules: world.rules };
  const mdm = joinsFirst(context)
    ? await register(world, directory.device_registration_endpoint, { ...newcomer, accessToken })
    : {
        enrollmentUrl: new URL('/EnrollmentServer/Discovery.svc', authority.replace('login.', 'enterpriseenrollment.'))
          .href,
      };
  if (mdm === undefined)
    throw localRefusal('Join', clientResults.notConfigured, 'the directory sends this PC to no management');
  return { discoveryUrl: mdm.enrollmentUrl, accessToken, enrollmentData: '' };
}
