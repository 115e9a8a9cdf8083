import { ProtocolError } from '../../../../protocol/base/errors.js';
import { readJwks } from '../../../../protocol/directory/jwks.js';
import { type Jwt, readJwt, verifyJwt } from '../../../../protocol/directory/jwt.js';
import { directoryKeys } from '../../clouds/directory/directory.js';
import { directoryOf } from '../../clouds/directory/endpoint.js';
import type { Tenant } from '../../tenant.js';
import { isForThisServer, isSignedByDirectory, tokenIsInForce } from './directory-rules.js';

/** The user of a directory token, judged by the keys that the tenant's directory publishes; undefined when it is not accepted. */
export function directoryUser(tenant: Tenant, token: string): string | undefined {
  const jwt = tryRead(token);
  if (jwt === undefined) return undefined;
  const context = tenant.context();
  const directory = directoryOf(tenant);
  const { upn } = jwt.claims;
  const accepted =
    isSignedByDirectory(context, verifyJwt(jwt, readJwks(directoryKeys(directory)))) &&
    tokenIsInForce(context, jwt.claims) &&
    isForThisServer(context, jwt.claims, directory.issuer);
  return accepted && typeof upn === 'string' ? upn.toLowerCase() : undefined;
}

function tryRead(token: string): Jwt | undefined {
  try {
    return readJwt(token);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
