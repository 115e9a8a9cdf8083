import { minutes } from '../../../../protocol/base/clock.js';
import { keyIdOf } from '../../../../protocol/directory/jwks.js';
import { readJwt, signJwt, verifyJwt } from '../../../../protocol/directory/jwt.js';
import type { Tenant } from '../../tenant.js';

const audience = 'urn:muster:sign-in';
const lifeMs = minutes(10);

/** Says to the next page whose password was right. */
export function signInTicket({ ca, clock }: Tenant, upn: string): string {
  const { privateKey: key } = ca;
  const exp = Math.floor((clock.now() + lifeMs) / 1000);
  return signJwt({ aud: audience, upn, exp }, { key, keyId: keyIdOf(key) });
}

/** Whose password was right; undefined for a ticket that is old or not ours. */
export function holderOf({ ca, clock }: Tenant, ticket: string): string | undefined {
  try {
    const { privateKey: key } = ca;
    const jwt = readJwt(ticket);
    const { aud, upn, exp } = jwt.claims;
    const own = aud === audience && verifyJwt(jwt, new Map([[keyIdOf(key), key]]));
    const inForce = typeof exp === 'number' && clock.now() <= exp * 1000;
    return own && inForce && typeof upn === 'string' ? upn : undefined;
  } catch {
    return undefined;
  }
}
