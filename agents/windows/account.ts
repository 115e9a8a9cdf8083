import type { ApplicationAuthentication, DmApplication } from '../../protocol/mde2/provisioning-document.js';
import type { Credentials } from '../../protocol/syncml/credentials.js';
import { encodingOf, type SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import type { SessionCredentials } from '../omadm/session-credentials.js';
import { type BackOff, backOffOf } from './back-off.js';

/** What the w7 APPLICATION of a provisioning document tells beyond the address, as the device keeps it (MS-MDE2 §2.2.9.5). */
export type ManagementAccount = {
  /** DEFAULTENCODING; a type that is none of SyncML is passed over. */
  readonly encoding?: SyncMlEncoding;
  readonly credentials: SessionCredentials;
  readonly backOff?: BackOff;
};

export function managementAccount(application: DmApplication): ManagementAccount {
  const encoding = encodingOf(application.defaultEncoding);
  const backOff = backOffOf(application);
  return { ...(encoding && { encoding }), ...(backOff && { backOff }), credentials: credentialsOf(application) };
}

/** APPSRV is what the device shows, CLIENT what the server shows; the server goes by its PROVIDER-ID (w7 APPLICATION CSP, APPAUTH). */
function credentialsOf({ authentications, providerId }: DmApplication): SessionCredentials {
  const at = (level: string) => authentications.find((one) => one.level === level);
  const [device, server] = [at('APPSRV'), at('CLIENT')];
  return {
    ...(device && { device: pair(device) }),
    ...(server && {
      server: { ...pair(server, providerId), scheme: server.type === 'BASIC' ? ('basic' as const) : ('md5' as const) },
    }),
  };
}

const pair = ({ name, secret = '', data = '' }: ApplicationAuthentication, otherwise = ''): Credentials => ({
  name: name ?? otherwise,
  secret,
  nonce: data,
});
