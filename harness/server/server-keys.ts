import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../../protocol/base/random.js';
import { type SavedTlsAuthority, TlsAuthority } from './tls-authority.js';

/** The two authorities of one server: one speaks for its TLS names, the other's key is shared by the tenants' device authorities. */
export interface ServerKeys {
  readonly tls: TlsAuthority;
  /** RSA, because SCEP envelopes are encrypted to it (RFC 8894 §3.1); shared, because generating one costs 60 to 145 ms. */
  readonly deviceAuthorityKey: KeyObject;
}

/** The same as plain data, kept with the tenants so that devices still trust a server that was restarted. */
export interface SavedKeys {
  readonly tls: SavedTlsAuthority;
  /** PKCS#8, PEM. */
  readonly deviceAuthorityKey: string;
}

export async function createServerKeys(now: number, random: Random): Promise<ServerKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { tls: new TlsAuthority(now, random), deviceAuthorityKey: privateKey };
}

export function saveKeys({ tls, deviceAuthorityKey }: ServerKeys): SavedKeys {
  const pem = deviceAuthorityKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { tls: tls.save(), deviceAuthorityKey: pem };
}

export function restoreKeys(saved: SavedKeys, now: number, random: Random): ServerKeys {
  const deviceAuthorityKey = createPrivateKey(saved.deviceAuthorityKey);
  return { tls: new TlsAuthority(now, random, saved.tls), deviceAuthorityKey };
}
