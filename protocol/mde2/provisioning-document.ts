import { createHash } from 'node:crypto';
import { writeBase64 } from '../base/base64.js';
import { type Characteristic, characteristic, type Parm, parm, writeWapProvisioning } from './wap-provisioning.js';

/** What a device needs to be managed: certificates, the address of the server, and how often to ask (MS-MDE2 §2.2.9). */
export interface ProvisioningDocument {
  /** Go to Root/System, DER. */
  readonly rootCertificates: readonly Uint8Array[];
  /** Go to CA/System, DER. */
  readonly intermediateCertificates: readonly Uint8Array[];
  readonly clientCertificate?: ClientCertificate;
  readonly renewal?: RenewalSettings;
  readonly applications: readonly DmApplication[];
  readonly dmClient?: DmClientSettings;
  /** Top-level characteristics of other configuration service providers (Registry, Policy, …), as they stand. */
  readonly others: readonly Characteristic[];
}

/** MS-MDE2 §2.2.9.2: My/User for enrollment of a user, My/System for that of a device. */
export interface ClientCertificate {
  readonly store: 'User' | 'System';
  /** DER. */
  readonly certificate: Uint8Array;
  readonly keyContainer?: KeyContainer;
}

/** PrivateKeyContainer: where the key is to be kept; MS-MDE2 §2.2.9.1 has it empty, MS-MDE §3.6 with all three. */
export type KeyContainer = {
  /** 1 exchanges keys, 2 signs. */
  readonly keySpec?: number;
  readonly name?: string;
  readonly providerType?: number;
};

/** My/WSTEP/Renew. */
export interface RenewalSettings {
  readonly roboSupport?: boolean;
  /** Days before expiry. */
  readonly renewPeriod?: number;
  /** Days. */
  readonly retryInterval?: number;
  readonly serverUrl?: string;
}

/** What holds where a document says nothing: days (CertificateStore CSP, RenewalPeriod and RetryInterval). */
export const defaultRenewal = Object.freeze({ renewPeriod: 42, retryInterval: 7 });

/** The w7 APPLICATION (MS-MDE2 §2.2.9.5). */
export interface DmApplication {
  readonly appId: string;
  readonly providerId?: string;
  readonly name?: string;
  readonly address?: string;
  readonly connectionRetryFrequency?: number;
  /** Milliseconds. */
  readonly initialBackoffTime?: number;
  /** Milliseconds. */
  readonly maximumBackoffTime?: number;
  readonly backwardCompatibilityRetryDisabled?: boolean;
  readonly defaultEncoding?: string;
  readonly protocolVersion?: string;
  /** 8 mobile operator, 32 enterprise. */
  readonly role?: string;
  readonly useHardwareDeviceId?: boolean;
  /** INIT: a session is to begin at once. */
  readonly initiates?: boolean;
  /** CRLCheck, as written. */
  readonly revocationCheck?: string;
  /** `Subject=…&Stores=…`, as written. */
  readonly clientCertificateSearchCriteria?: string;
  readonly authentications: readonly ApplicationAuthentication[];
}

export interface ApplicationAuthentication {
  /** CLIENT: the server proves itself to the client. APPSRV: the client to the server. */
  readonly level: string;
  readonly type?: string;
  readonly name?: string;
  readonly secret?: string;
  /** As written: base64 of the nonce for DIGEST. */
  readonly data?: string;
}

/** DMClient/Provider/<ProviderID> (MS-MDE2 §2.2.9.3). */
export interface DmClientSettings {
  readonly providerId: string;
  readonly settings: readonly DmClientSetting[];
}

export interface DmClientSetting {
  /** Below the provider: `Poll/NumberOfFirstRetries`. */
  readonly path: string;
  readonly value: string;
  readonly datatype?: string;
}

/** Upper-case hexadecimal SHA-1 of the DER, the name of a certificate in its store. */
export function thumbprint(certificate: Uint8Array): string {
  return createHash('sha1').update(certificate).digest('hex').toUpperCase();
}

export function writeProvisioningDocument(document: ProvisioningDocument): Uint8Array {
  const { rootCertificates, intermediateCertificates, applications, dmClient, others } = document;
  return writeWapProvisioning([
    ...certificateStore('Root', rootCertificates),
    ...certificateStore('CA', intermediateCertificates),
    ...personalStore(document),
    ...applications.map(application),
    ...(dmClient ? [dmClientCharacteristic(dmClient)] : []),
    ...others,
  ]);
}

function stored(certificate: Uint8Array): Characteristic {
  return characteristic(thumbprint(certificate), parm('EncodedCertificate', writeBase64(certificate)));
}

function certificateStore(name: string, certificates: readonly Uint8Array[]): readonly Characteristic[] {
  if (certificates.length === 0) return [];
  const system = characteristic('System', ...certificates.map(stored));
  return [characteristic('CertificateStore', characteristic(name, system))];
}

function personalStore({ clientCertificate, renewal }: ProvisioningDocument): readonly Characteristic[] {
  if (clientCertificate === undefined && renewal === undefined) return [];
  const { store, certificate, keyContainer } = clientCertificate ?? {};
  const own = store && certificate && characteristic(store, stored(certificate), container(keyContainer));
  const wstep = renewal && characteristic('WSTEP', characteristic('Renew', ...renewalParms(renewal)));
  return [characteristic('CertificateStore', characteristic('My', own || undefined, wstep))];
}

const container = ({ keySpec, name, providerType }: KeyContainer = {}): Characteristic =>
  characteristic(
    'PrivateKeyContainer',
    optional('KeySpec', keySpec),
    optional('ContainerName', name),
    optional('ProviderType', providerType),
  );

function renewalParms({
  roboSupport,
  renewPeriod,
  retryInterval,
  serverUrl,
}: RenewalSettings): readonly (Parm | undefined)[] {
  return [
    optional('ROBOSupport', roboSupport, 'boolean'),
    optional('RenewPeriod', renewPeriod, 'integer'),
    optional('RetryInterval', retryInterval, 'integer'),
    optional('ServerURL', serverUrl, 'string'),
  ];
}

function optional(name: string, value: string | number | boolean | undefined, datatype?: string): Parm | undefined {
  return value === undefined ? undefined : parm(name, String(value), datatype);
}

function switchedOn(name: string, on: boolean | undefined): Parm | undefined {
  return on ? parm(name) : undefined;
}

function application(app: DmApplication): Characteristic {
  return characteristic(
    'APPLICATION',
    parm('APPID', app.appId),
    optional('PROVIDER-ID', app.providerId),
    optional('NAME', app.name),
    optional('ADDR', app.address),
    optional('CONNRETRYFREQ', app.connectionRetryFrequency),
    optional('INITIALBACKOFFTIME', app.initialBackoffTime),
    optional('MAXBACKOFFTIME', app.maximumBackoffTime),
    switchedOn('BACKCOMPATRETRYDISABLED', app.backwardCompatibilityRetryDisabled),
    optional('DEFAULTENCODING', app.defaultEncoding),
    optional('PROTOVER', app.protocolVersion),
    optional('ROLE', app.role),
    switchedOn('USEHWDEVID', app.useHardwareDeviceId),
    switchedOn('INIT', app.initiates),
    optional('CRLCheck', app.revocationCheck),
    optional('SSLCLIENTCERTSEARCHCRITERIA', app.clientCertificateSearchCriteria),
    ...app.authentications.map(authentication),
  );
}

function authentication({ level, type, name, secret, data }: ApplicationAuthentication): Characteristic {
  return characteristic(
    'APPAUTH',
    parm('AAUTHLEVEL', level),
    optional('AAUTHTYPE', type),
    optional('AAUTHNAME', name),
    optional('AAUTHSECRET', secret),
    optional('AAUTHDATA', data),
  );
}

function dmClientCharacteristic({ providerId, settings }: DmClientSettings): Characteristic {
  return characteristic('DMClient', characteristic('Provider', nested(providerId, settings)));
}

function nested(type: string, settings: readonly DmClientSetting[]): Characteristic {
  const here = settings.filter(({ path }) => !path.includes('/'));
  const folders = new Set(
    settings.filter(({ path }) => path.includes('/')).map(({ path }) => path.split('/')[0] ?? ''),
  );
  const below = (folder: string) =>
    settings
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map((setting) => ({ ...setting, path: setting.path.slice(folder.length + 1) }));
  return characteristic(
    type,
    ...here.map(({ path, value, datatype }) => parm(path, value, datatype)),
    ...[...folders].map((folder) => nested(folder, below(folder))),
  );
}
