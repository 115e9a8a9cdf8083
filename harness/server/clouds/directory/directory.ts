import type { KeyObject } from 'node:crypto';
import { minutes } from '../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { keyIdOf, writeJwks } from '../../../../protocol/directory/jwks.js';
import { readJwt, signJwt, verifyJwt } from '../../../../protocol/directory/jwt.js';
import { mdmAudience, type OpenIdConfiguration } from '../../../../protocol/directory/messages.js';
import type { BulkToken } from '../../domain/bulk-tokens.js';
import { tokenLifeMs } from './rules.js';

export interface DirectoryWorld {
  /** Address below which the directory answers; its name in tokens. */
  readonly issuer: string;
  /** RSA. */
  readonly key: KeyObject;
  readonly tenantId: string;
  /** Milliseconds. */
  readonly now: number;
}

export function openIdConfiguration({ issuer }: Pick<DirectoryWorld, 'issuer'>): OpenIdConfiguration & JsonObject {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    device_registration_endpoint: `${issuer}/devices`,
    bulk_token_endpoint: `${issuer}/bulk-token`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

export const directoryKeys = ({ key }: Pick<DirectoryWorld, 'key'>): JsonObject => writeJwks([key]);

/** An access token for the server that `audience` names (RFC 8707 §2), with the claims by which such servers know a user (RFC 7519 §4; Learn, "Azure AD integration with MDM"). */
export function accessToken({ issuer, key, tenantId, now }: DirectoryWorld, upn: string, audience: string): string {
  const seconds = (at: number): number => Math.floor(at / 1000);
  const claims = {
    iss: issuer,
    aud: audience,
    tid: tenantId,
    upn,
    unique_name: upn,
    scp: 'mdm_delegation',
    iat: seconds(now),
    nbf: seconds(now - minutes(5)),
    exp: seconds(now + tokenLifeMs),
  };
  return signJwt(claims, { key, keyId: keyIdOf(key) });
}

/** The user of a token that this directory gave out and that still counts, for its own endpoints. */
export function userOf({ key, now }: DirectoryWorld, bearer: string): string | undefined {
  try {
    const token = readJwt(bearer);
    const { exp, upn } = token.claims;
    const inForce = typeof exp === 'number' && now <= exp * 1000;
    return inForce && typeof upn === 'string' && verifyJwt(token, new Map([[keyIdOf(key), key]])) ? upn : undefined;
  } catch {
    return undefined;
  }
}

const bulkAudience = 'urn:muster:bulk-enrollment';

/** A bulk token as it lies in packages. */
export function bulkToken({ issuer, key }: DirectoryWorld, { upn, expires }: BulkToken): string {
  const claims = { iss: issuer, aud: bulkAudience, upn, exp: Math.floor(expires / 1000) };
  return signJwt(claims, { key, keyId: keyIdOf(key) });
}

/** Who and until when, of a bulk token that this directory made; undefined for anything else. */
export function readBulkToken({ issuer, key }: DirectoryWorld, token: string): BulkToken | undefined {
  try {
    const jwt = readJwt(token);
    const { iss, aud, upn, exp } = jwt.claims;
    const own = iss === issuer && aud === bulkAudience && verifyJwt(jwt, new Map([[keyIdOf(key), key]]));
    return own && typeof upn === 'string' && typeof exp === 'number' ? { upn, expires: exp * 1000 } : undefined;
  } catch {
    return undefined;
  }
}

/** An access token for the MDM server that names a PC and no user (`idtyp` as in tokens of Microsoft Entra). */
export function deviceToken({ issuer, key, tenantId, now }: DirectoryWorld, serial: string): string {
  const seconds = (at: number): number => Math.floor(at / 1000);
  const times = { iat: seconds(now), nbf: seconds(now - minutes(5)), exp: seconds(now + tokenLifeMs) };
  const claims = { iss: issuer, aud: mdmAudience, tid: tenantId, idtyp: 'device', serial, ...times };
  return signJwt(claims, { key, keyId: keyIdOf(key) });
}

/** An access token for the MDM server that names a PC by the directory's id of it, and no user. */
export function registeredPcToken({ issuer, key, tenantId, now }: DirectoryWorld, deviceId: string): string {
  const seconds = (at: number): number => Math.floor(at / 1000);
  const times = { iat: seconds(now), nbf: seconds(now - minutes(5)), exp: seconds(now + tokenLifeMs) };
  const claims = { iss: issuer, aud: mdmAudience, tid: tenantId, idtyp: 'device', deviceid: deviceId, ...times };
  return signJwt(claims, { key, keyId: keyIdOf(key) });
}

/** The serial number in such a token, for the directory's own endpoints. */
export function pcOf({ key, now }: DirectoryWorld, bearer: string): string | undefined {
  try {
    const token = readJwt(bearer);
    const { exp, idtyp, serial } = token.claims;
    const own = verifyJwt(token, new Map([[keyIdOf(key), key]])) && typeof exp === 'number' && now <= exp * 1000;
    return own && idtyp === 'device' && typeof serial === 'string' ? serial : undefined;
  } catch {
    return undefined;
  }
}
