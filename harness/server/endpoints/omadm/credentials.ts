import { writeBase64 } from '../../../../protocol/base/base64.js';
import type { Random } from '../../../../protocol/base/random.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Credentials } from '../../../../protocol/syncml/credentials.js';
import { type Chal, type Cred, isStatus, type SyncMl } from '../../../../protocol/syncml/messages.js';
import { managementSession } from '../../domain/management-settings.js';
import type { DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { challenge, credentialsAnswer, mayChallenge, nextNonce, ownCred } from './credential-rules.js';
import type { ReceivedMessage } from './rules.js';
import { type DmSession, requeueUnanswered } from './session.js';

/** The two credentials of a device's account: its own, and those of the server (w7 APPLICATION CSP, APPAUTH). */
export type DmAccounts = {
  /** APPSRV: the device shows them. */
  readonly device: Credentials;
  /** CLIENT: the server shows them. */
  readonly server: Credentials;
};

export function newAccounts(enrollmentId: string, providerId: string, random: Random): DmAccounts {
  const secret = () => writeBase64(random.bytes(16));
  const server = { name: providerId, secret: secret(), nonce: secret() };
  return { server, device: { name: enrollmentId, secret: secret(), nonce: secret() } };
}

/** The part of a device's detail that keeps its account. */
export const accountsDetail = (accounts: DmAccounts): JsonObject => ({ dmAccounts: accounts as unknown as JsonObject });

const accountsOf = ({ detail }: DeviceState): DmAccounts | undefined => detail.dmAccounts as DmAccounts | undefined;

function keepNonce(device: DeviceState, who: keyof DmAccounts, nonce: string): void {
  const accounts = accountsOf(device);
  if (accounts === undefined) return;
  device.detail = { ...device.detail, ...accountsDetail({ ...accounts, [who]: { ...accounts[who], nonce } }) };
}

/** The Status of the SyncHdr, and what is asked for with it. */
export interface Judgement {
  readonly code: '200' | '212' | '401' | '407';
  readonly chal?: Chal;
}

/** Whether the device has shown the credentials that its organisation asks for; the certificate was looked at before. */
export function judgeDevice(
  context: TenantContext,
  device: DeviceState,
  session: DmSession,
  { header, newNonce }: ReceivedMessage,
): Judgement {
  const { clientCredentials: scheme, acceptsCredentials } = managementSession(context.state);
  const own = accountsOf(device)?.device;
  if (scheme === 'none' || own === undefined || session.authenticated) return { code: '200' };
  const shown = acceptsCredentials ? header.cred : header.cred && { ...header.cred, data: '' };
  const code = credentialsAnswer(context, shown, scheme, own);
  if (code !== '212' && !mayChallenge(context, session.challenges)) return { code };
  const nonce = nextNonce(context, own.nonce, newNonce());
  keepNonce(device, 'device', nonce);
  const chal = challenge(context, scheme, nonce);
  return { code, ...(chal && { chal }) };
}

/** What the server shows of itself, while the device is not content for the rest of the session. */
export function serverCred(context: TenantContext, device: DeviceState, session: DmSession): Cred | undefined {
  const { serverCredentials: wanted } = managementSession(context.state);
  const own = accountsOf(device)?.server;
  if (wanted === 'none' || own === undefined || session.believed) return undefined;
  if (wanted === 'wrong') return ownCred(context, 'md5', { ...own, secret: own.nonce });
  return ownCred(context, wanted, own);
}

/** Takes the device's word on the server's credentials: content, or a nonce to try with again. What it was asked then was not done. */
export function takeJudgement(device: DeviceState, session: DmSession, { body }: SyncMl): DmSession {
  const status = body.filter(isStatus).find(({ cmd, msgRef }) => cmd === 'SyncHdr' && msgRef === session.ownMsgId);
  if (status === undefined) return session;
  const nonce = status.chal?.meta.nextNonce;
  if (nonce !== undefined) keepNonce(device, 'server', nonce);
  if (status.data === '212') return { ...session, believed: true };
  if (status.data !== '401' && status.data !== '407') return session;
  requeueUnanswered(device);
  return { ...session, sent: {}, doubts: session.doubts + 1 };
}

/** A device that does not believe the server twice in a session is left alone. */
export const isDoubted = ({ doubts }: DmSession): boolean => doubts > 1;
