import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { longestValidity, publicKeyText, readSecret } from '../../../../protocol/knox/api-token.js';
import { type CloudRequest, type CloudResponse, header, json } from '../cloud.js';
import { approvedCompany, read, refused, type Visit } from './portal-visit.js';
import type { Company, KnoxState } from './state.js';

/** POST `/companies/:/api-client`: the company gets its key pair, which the portal keeps no private half of, and its Client Identifier. */
export function createApiClient(visit: Visit): CloudResponse {
  const company = approvedCompany(visit);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const clientIdentifier = Buffer.from(visit.random.bytes(24)).toString('base64url');
  company.apiClient = { publicKey: publicKeyText(privateKey), clientIdentifier, accessTokens: new Map() };
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  return json({ clientIdentifier, keys: { Public: company.apiClient.publicKey, Private: secret } }, 201);
}

/** What is known of a token that somebody calls by. */
interface ShownToken {
  /** The company's own key made the signature. */
  readonly signed: boolean;
  /** ms. */
  readonly expiresAt: number;
}

/** Whether a call may go on: its access token is signed by the company's key and not over (Knox Cloud Authentication, "Sign your access token"). */
export const tokenCounts = rule('XAD-103', {
  holds: ({ now }: RuleContext, { signed, expiresAt }: ShownToken): boolean => signed && now < expiresAt,
  mutants: {
    takesUnsigned: ({ now }, { expiresAt }) => now < expiresAt,
    outlivesItsTime: (_context, { signed }) => signed,
  },
});

export const apiClientRules: readonly RuleSummary[] = [tokenCounts];

const wish = z.object({
  clientIdentifierJwt: z.string(),
  base64EncodedStringPublicKey: z.string(),
  validityForAccessTokenInMinutes: z.int().min(1).max(30).default(30),
});

/** POST `/ams/v1/users/accesstoken`: an access token for a Client Identifier that the company's key has signed. */
export function giveAccessToken({ state, context, random, request }: Omit<Visit, 'names'>): CloudResponse {
  const asked = read({ request }, wish);
  const { claims, signed } = secretIn(asked.clientIdentifierJwt);
  const client = [...state.companies.values()].find(({ apiClient }) => isFor(claims, apiClient))?.apiClient;
  if (client === undefined || !signed || client.publicKey !== asked.base64EncodedStringPublicKey)
    throw refused(401, 'clientIdentifierJwt is not signed by the key of a client that is known here');
  const accessToken = Buffer.from(random.bytes(24)).toString('base64url');
  const validity = Math.min(longestValidity, asked.validityForAccessTokenInMinutes * 60_000);
  client.accessTokens.set(accessToken, context.now + validity);
  return json({ accessToken });
}

const isFor = (claims: JsonObject, client: Company['apiClient']): boolean =>
  client !== undefined && client.clientIdentifier === claims.clientIdentifier;

/** The company whose signed access token a call shows. Refuses every other call. */
export function callingCompany(context: RuleContext, state: KnoxState, request: CloudRequest): Company {
  const { claims, signed } = secretIn(header(request, 'x-knox-apitoken') ?? '');
  for (const company of state.companies.values()) {
    const expiresAt = company.apiClient?.accessTokens.get(String(claims.accessToken));
    const own = signed && claims.publicKey === company.apiClient?.publicKey;
    if (expiresAt !== undefined && tokenCounts(context, { signed: own, expiresAt })) return company;
  }
  throw refused(401, 'x-knox-apitoken is missing, over, or not signed by the key of its company');
}

function secretIn(token: string): ReturnType<typeof readSecret> {
  try {
    return readSecret(token);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw refused(401, `the token cannot be read: ${error.message}`);
  }
}
