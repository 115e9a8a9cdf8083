import type { JsonObject } from '../../../protocol/base/vocabulary.js';

/** What an account-driven enrollment leaves on the device: who signed in, and what it may show the server for that. */
export interface AccountSession {
  /** As the holder typed it; it led to the server. */
  readonly identifier: string;
  readonly accessToken: string;
  /** How a new token is got without the holder. */
  readonly refresh?: { readonly token: string; readonly url: string; readonly clientId: string };
  /** What the keychain fills in when a page asks for it. */
  readonly saved: { readonly name: string; readonly upn: string; readonly password: string };
  /** Parameters of the challenge: the server wants the holder to sign in again. */
  readonly asked?: Readonly<Record<string, string>>;
  /** The answer that the server did not take for want of a token, in the JSON form of property lists. */
  readonly interrupted?: JsonObject;
}
