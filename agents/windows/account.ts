import type { ApplicationAuthentication, DmApplication } from '../../protocol/mde2/provisioning-document.js';
import type { Credentials } from '../../protocol/syncml/credentials.js';
import { encodingOf, type SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import type { DmProtocol } from '../omadm/protocol-version.js';
import type { SessionCredentials } from '../omadm/session-credentials.js';
import { type BackOff, backOffOf } from './back-off.js';

/** What the w7 APPLICATION of a provisioning document tells beyond the address, as the device keeps it (MS-MDE2 §2.2.9.5). */
export type ManagementAccount = {
  /** DEFAULTENCODING; a type that is none of SyncML is passed over. */
  readonly encoding?: SyncMlEncoding;
  readonly credentials: SessionCredentials;
  readonly backOff?: BackOff;
  readonly name?: string;
  readonly role?: string;
  /** CRLCheck, as written. */
  readonly revocationCheck?: string;
  /** PROTOVER. */
  readonly protocol?: DmProtocol;
  /** No BACKCOMPATRETRYDISABLED. */
  readonly retriesOlder?: boolean;
  /** USEHWDEVID. */
  readonly hardwareId?: boolean;
};

export function managementAccount(application: DmApplication): ManagementAccount {
  const encoding = encodingOf(application.defaultEncoding);
  const backOff = backOffOf(application);
  return {
    ...(encoding && { encoding }),
    ...(backOff && { backOff }),
    ...beyondSessions(application),
    credentials: credentialsOf(application),
  };
}

function beyondSessions(application: DmApplication): Omit<ManagementAccount, 'credentials'> {
  const { name, role, revocationCheck, protocolVersion: protocol } = application;
  return {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(revocationCheck !== undefined && { revocationCheck }),
    ...((protocol === '1.1' || protocol === '1.2') && { protocol }),
    ...(application.backwardCompatibilityRetryDisabled !== true && { retriesOlder: true }),
    ...(application.useHardwareDeviceId === true && { hardwareId: true }),
  };
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
