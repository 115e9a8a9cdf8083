import { createHash, timingSafeEqual } from 'node:crypto';
import { readBase64 } from '../base/base64.js';
import type { Chal, Cred } from './messages.js';

/** Credentials at the level of the protocol (OMA-TS-DM_Security-V1_2 §5.3). */
export const credentialSchemes = ['basic', 'md5'] as const;
export type CredentialScheme = (typeof credentialSchemes)[number];

/** Who somebody is to the other side, and what they share. */
export type Credentials = {
  readonly name: string;
  readonly secret: string;
  /** Base64 of the nonce that the next md5 digest is made with. */
  readonly nonce: string;
};

const types: Readonly<Record<CredentialScheme, string>> = { basic: 'syncml:auth-basic', md5: 'syncml:auth-md5' };

/** The scheme that a Cred or Chal speaks of; undefined for one that is not known here, such as `syncml:auth-MAC`. */
export const schemeOf = (part: Cred | Chal | undefined): CredentialScheme | undefined =>
  credentialSchemes.find((scheme) => types[scheme] === part?.meta?.type?.trim().toLowerCase());

/** Basic: base64 of `name:secret`. md5: base64 of MD5(base64 of MD5(`name:secret`) `:` nonce), the nonce as octets. */
export function createCred(scheme: CredentialScheme, { name, secret, nonce }: Credentials): Cred {
  const pair = `${name}:${secret}`;
  const data = scheme === 'basic' ? Buffer.from(pair).toString('base64') : digest(pair, readBase64(nonce));
  return { meta: { format: 'b64', type: types[scheme] }, data };
}

function digest(pair: string, nonce: Uint8Array = new Uint8Array()): string {
  const inner = createHash('md5').update(pair).digest('base64');
  return createHash('md5').update(`${inner}:`).update(nonce).digest('base64');
}

/** Whether a Cred is the one that these credentials make; another scheme's never is. */
export function credMatches(cred: Cred, scheme: CredentialScheme, credentials: Credentials): boolean {
  const expected = Buffer.from(createCred(scheme, credentials).data);
  const received = Buffer.from(cred.data.trim());
  return schemeOf(cred) === scheme && expected.length === received.length && timingSafeEqual(expected, received);
}

/** Asks for credentials of a scheme; for md5 with the nonce to use. */
export const createChal = (scheme: CredentialScheme, nonce: string): Chal => ({
  meta: { format: 'b64', type: types[scheme], ...(scheme === 'md5' && { nextNonce: nonce }) },
});
