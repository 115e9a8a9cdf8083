import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { readJwks } from '../../../../protocol/directory/jwks.js';
import { type Jwt, readJwt, verifyJwt } from '../../../../protocol/directory/jwt.js';
import { directoryKeys } from '../../clouds/directory/directory.js';
import { directoryOf } from '../../clouds/directory/tenant-directory.js';
import type { Tenant } from '../../tenant.js';
import { isForThisServer, isSignedByDirectory, tokenIsInForce } from './directory-rules.js';

/** What a directory token says, judged by the keys that the tenant's directory publishes; undefined when it is not accepted. */
export function directoryClaims(tenant: Tenant, token: string): JsonObject | undefined {
  const jwt = tryRead(token);
  if (jwt === undefined) return undefined;
  const context = tenant.context();
  const directory = directoryOf(tenant);
  const accepted =
    isSignedByDirectory(context, verifyJwt(jwt, readJwks(directoryKeys(directory)))) &&
    tokenIsInForce(context, jwt.claims) &&
    isForThisServer(context, jwt.claims, directory.issuer);
  return accepted ? jwt.claims : undefined;
}

/** The user of such a token. */
export function directoryUser(tenant: Tenant, token: string): string | undefined {
  const upn = directoryClaims(tenant, token)?.upn;
  return typeof upn === 'string' ? upn.toLowerCase() : undefined;
}

function tryRead(token: string): Jwt | undefined {
  try {
    return readJwt(token);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
