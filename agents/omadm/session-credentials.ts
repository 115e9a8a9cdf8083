import { createHash } from 'node:crypto';
import {
  type CredentialScheme,
  type Credentials,
  createChal,
  createCred,
  schemeOf,
} from '../../protocol/syncml/credentials.js';
import { type Chal, type Cred, isStatus, type Status, type SyncMl } from '../../protocol/syncml/messages.js';
import { answersChallenge, keptNonce, serverIsBelieved } from './device-rules.js';
import type { SessionState } from './session-state.js';

/** What an account has of credentials besides the client certificate; plain data, kept with the account. */
export type SessionCredentials = {
  /** What the device shows, and the scheme that the server asked for last; nothing is shown before it asks. */
  readonly device?: Credentials & { readonly scheme?: CredentialScheme };
  /** What the server is to show. */
  readonly server?: Credentials & { readonly scheme: CredentialScheme };
};

/** The device's Cred for its next message; none once the server is content for the session (OMA-TS-DM_Security-V1_2 §5.3). */
export function credToShow({ credentials, authenticated }: SessionState): Cred | undefined {
  const device = credentials?.device;
  return device?.scheme === undefined || authenticated ? undefined : createCred(device.scheme, device);
}

const headerStatus = ({ body }: SyncMl): Status | undefined =>
  body.filter(isStatus).find(({ cmd }) => cmd === 'SyncHdr');

/** The session with the scheme and nonce of a challenge that the device answers; undefined when there is none, or no more of them. */
export function challenged(state: SessionState, message: SyncMl): SessionState | undefined {
  const status = headerStatus(message);
  const scheme = schemeOf(status?.chal);
  const device = state.credentials?.device;
  if (status === undefined || !['401', '407'].includes(status.data) || scheme === undefined || device === undefined)
    return undefined;
  if (!answersChallenge(state.world, state.challenges)) return undefined;
  const nonce = status.chal?.meta.nextNonce ?? device.nonce;
  const credentials = { ...state.credentials, device: { ...device, scheme, nonce } };
  return { ...state, credentials, challenges: state.challenges + 1 };
}

/** The session after the server said 212 or 200: the nonce for next time is kept. */
export function welcomed(state: SessionState, message: SyncMl): SessionState {
  const status = headerStatus(message);
  const device = state.credentials?.device;
  const told = status?.chal?.meta.nextNonce;
  const authenticated = state.authenticated || status?.data === '212';
  if (device === undefined || told === undefined) return { ...state, authenticated };
  const nonce = keptNonce(state.world, device.nonce, told);
  return { ...state, authenticated, credentials: { ...state.credentials, device: { ...device, nonce } } };
}

/** How the device answers what the server shows of itself. */
export interface OpinionOfServer {
  readonly state: SessionState;
  readonly code: '200' | '212' | '401';
  readonly chal?: Chal;
}

/** Nothing shown is no offence: the server has proven itself in TLS. What is shown has to be right. */
export function opinionOfServer(state: SessionState, { header }: SyncMl): OpinionOfServer {
  const server = state.credentials?.server;
  if (header.cred === undefined || server === undefined) return { state, code: '200' };
  const believed = serverIsBelieved(state.world, header.cred, server);
  const nonce = createHash('sha256')
    .update(`${state.nonceSeed}/${state.msgId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64');
  const credentials = { ...state.credentials, server: { ...server, nonce } };
  const doubts = state.doubts + (believed ? 0 : 1);
  return {
    state: { ...state, credentials, doubts },
    code: believed ? '212' : '401',
    chal: createChal(server.scheme, nonce),
  };
}
