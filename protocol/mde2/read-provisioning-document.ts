import { readBase64 } from '../base/base64.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { present } from './optional.js';
import {
  type ApplicationAuthentication,
  type ClientCertificate,
  type DmApplication,
  type DmClientSetting,
  type DmClientSettings,
  defaultRenewal,
  type KeyContainer,
  type ProvisioningDocument,
  type RenewalSettings,
  thumbprint,
} from './provisioning-document.js';
import {
  type Characteristic,
  findCharacteristic,
  findCharacteristics,
  parmValue,
  readWapProvisioning,
} from './wap-provisioning.js';

const known = new Set(['CertificateStore', 'APPLICATION', 'DMClient']);

/** Reads a provisioning document and judges it by MS-MDE2 §2.2.9. Throws ProtocolError `XML_*`, `WAP_MALFORMED`. */
export function readProvisioningDocument(bytes: Uint8Array): Decoded<ProvisioningDocument> {
  const { message: tree, findings: treeFindings } = readWapProvisioning(bytes);
  const findings = new Findings();
  findings.include(treeFindings);
  const clientCertificate = readClientCertificate(tree, findings);
  const renewal = readRenewal(tree, findings);
  const dmClient = readDmClient(tree);
  const document: ProvisioningDocument = {
    rootCertificates: readStore(tree, ['Root', 'System'], findings),
    intermediateCertificates: readStore(tree, ['CA', 'System'], findings),
    ...(clientCertificate && { clientCertificate }),
    ...(renewal && { renewal }),
    applications: findCharacteristics(tree, 'APPLICATION').map((node) => readApplication(node, findings)),
    ...(dmClient && { dmClient }),
    others: tree.filter(({ type }) => !known.has(type)),
  };
  judgeOthers(document.others, findings);
  judgeProviders(document, findings);
  return { message: document, findings: findings.list };
}

function readStore(
  tree: readonly Characteristic[],
  store: readonly string[],
  findings: Findings,
): readonly Uint8Array[] {
  return findCharacteristics(tree, 'CertificateStore', ...store)
    .flatMap(({ characteristics }) => characteristics)
    .filter(({ type }) => type !== 'PrivateKeyContainer')
    .map((node) => readCertificate(node, findings))
    .filter((certificate) => certificate !== undefined);
}

function readCertificate(node: Characteristic, findings: Findings): Uint8Array | undefined {
  const encoded = parmValue(node, 'EncodedCertificate');
  const certificate = encoded === undefined ? undefined : readBase64(encoded);
  const report = (expected: string, received: string) =>
    findings.add({ expected, received, section: section('MS-MDE2', '2.2.9.2'), ...place(node) });
  if (certificate === undefined || certificate.length === 0) {
    report('EncodedCertificate, base64', encoded === undefined ? 'nothing' : `${encoded.slice(0, 20)}…`);
    return undefined;
  }
  if (node.type.toUpperCase() !== thumbprint(certificate))
    report(`the thumbprint ${thumbprint(certificate)}`, node.type);
  return certificate;
}

function readClientCertificate(tree: readonly Characteristic[], findings: Findings): ClientCertificate | undefined {
  for (const store of ['User', 'System'] as const) {
    const certificate = readStore(tree, ['My', store], findings)[0];
    const keyContainer = readKeyContainer(tree, store, findings);
    if (certificate !== undefined) return { store, certificate, ...(keyContainer && { keyContainer }) };
  }
  return undefined;
}

/** Beside the certificate as in MS-MDE2 §2.2.9.1, or within it as in MS-MDE §3.6. */
function readKeyContainer(
  tree: readonly Characteristic[],
  store: string,
  findings: Findings,
): KeyContainer | undefined {
  const own = findCharacteristics(tree, 'CertificateStore', 'My', store);
  const inside = own.flatMap(({ characteristics }) => [
    ...characteristics,
    ...characteristics.flatMap((one) => one.characteristics),
  ]);
  const node = inside.find(({ type }) => type === 'PrivateKeyContainer');
  if (node === undefined || node.parms.length === 0) return undefined;
  const [keySpec, providerType] = [asNumber(parmValue(node, 'KeySpec')), asNumber(parmValue(node, 'ProviderType'))];
  if (keySpec !== undefined && keySpec !== 1 && keySpec !== 2)
    findings.add({ expected: 'KeySpec 1 or 2', received: String(keySpec), section: keyPlace, ...place(node) });
  return present({ keySpec, name: parmValue(node, 'ContainerName') || undefined, providerType });
}

const keyPlace = section('MS-MDE', '3.6');

function readRenewal(tree: readonly Characteristic[], findings: Findings): RenewalSettings | undefined {
  const node = findCharacteristic(tree, 'CertificateStore', 'My', 'WSTEP', 'Renew');
  if (node === undefined) return undefined;
  for (const { name, datatype } of node.parms)
    if (datatype === undefined)
      findings.warn({
        expected: `a datatype of ${name}`,
        received: 'none',
        section: section('MS-MDE2', '2.2.9.1'),
        ...place(node),
      });
  judgeRenewal(node, findings);
  return present({
    roboSupport: asBoolean(parmValue(node, 'ROBOSupport')),
    renewPeriod: asNumber(parmValue(node, 'RenewPeriod')),
    retryInterval: asNumber(parmValue(node, 'RetryInterval')),
    serverUrl: parmValue(node, 'ServerURL') || undefined,
  });
}

/** CertificateStore CSP, My/WSTEP/Renew: 1 to 1000 days before expiry, and again at most so many days apart. */
function judgeRenewal(node: Characteristic, findings: Findings): void {
  const period = asNumber(parmValue(node, 'RenewPeriod')) ?? defaultRenewal.renewPeriod;
  const interval = asNumber(parmValue(node, 'RetryInterval')) ?? defaultRenewal.retryInterval;
  const miss = (expected: string, received: number) =>
    findings.add({ requirement: 'XWE-027', expected, received: String(received), section: renewal, ...place(node) });
  if (period < 1 || period > 1000) miss('RenewPeriod of 1 to 1000 days', period);
  if (interval < 1 || interval > period) miss(`RetryInterval of 1 to ${period} days`, interval);
}

const renewal = section('CertificateStore CSP', 'My/WSTEP/Renew');

function readApplication(node: Characteristic, findings: Findings): DmApplication {
  const value = (name: string) => parmValue(node, name) || undefined;
  judgeApplication(node, findings);
  return {
    appId: value('APPID') ?? '',
    ...present({
      providerId: value('PROVIDER-ID'),
      name: value('NAME'),
      address: addressOf(node),
      connectionRetryFrequency: asNumber(value('CONNRETRYFREQ')),
      initialBackoffTime: asNumber(value('INITIALBACKOFFTIME')),
      maximumBackoffTime: asNumber(value('MAXBACKOFFTIME')),
      defaultEncoding: value('DEFAULTENCODING'),
      protocolVersion: value('PROTOVER'),
      role: value('ROLE'),
      clientCertificateSearchCriteria: value('SSLCLIENTCERTSEARCHCRITERIA'),
      revocationCheck: value('CRLCheck'),
    }),
    ...(parmValue(node, 'INIT') !== undefined && { initiates: true }),
    backwardCompatibilityRetryDisabled: parmValue(node, 'BACKCOMPATRETRYDISABLED') !== undefined,
    useHardwareDeviceId: parmValue(node, 'USEHWDEVID') !== undefined,
    authentications: findCharacteristics(node.characteristics, 'APPAUTH').map(readAuthentication),
  };
}

/** ADDR, or APPADDR/ADDR with APPADDR/PORT/PORTNBR as the port of an address that names none. */
function addressOf(node: Characteristic): string | undefined {
  const direct = parmValue(node, 'ADDR');
  if (direct) return direct;
  const address = parmValue(findCharacteristic(node.characteristics, 'APPADDR'), 'ADDR');
  const port = parmValue(findCharacteristic(node.characteristics, 'APPADDR', 'PORT'), 'PORTNBR');
  if (!address || !port || !URL.canParse(address)) return address || undefined;
  const url = new URL(address);
  if (url.port === '') url.port = port;
  return url.href;
}

function readAuthentication(node: Characteristic): ApplicationAuthentication {
  return {
    level: parmValue(node, 'AAUTHLEVEL') ?? '',
    ...present({
      type: parmValue(node, 'AAUTHTYPE'),
      name: parmValue(node, 'AAUTHNAME'),
      secret: parmValue(node, 'AAUTHSECRET'),
      data: parmValue(node, 'AAUTHDATA'),
    }),
  };
}

/** What the example of MS-MDE §3.6 has and MS-MDE2 has not: PCs pass over it. */
const ofOlderExample: readonly string[] = ['CRLCheck', 'ServerList', 'SSPHyperlink'];
const roleOfOlderExample = '4294967295';

/** MS-MDE2 §2.2.9.5: names are upper case, both credentials are there, INIT is not; a nonce is base64. */
function judgeApplication(node: Characteristic, findings: Findings): void {
  const report = (expected: string, received: string, where = node) =>
    findings.add({
      requirement: 'XWE-013',
      expected,
      received,
      section: section('MS-MDE2', '2.2.9.5'),
      ...place(where),
    });
  for (const { name } of node.parms)
    if (name !== name.toUpperCase() && !ofOlderExample.includes(name)) report(name.toUpperCase(), name);
  if (parmValue(node, 'INIT') !== undefined) report('no INIT', 'INIT');
  const role = parmValue(node, 'ROLE');
  if (role !== undefined && !['8', '32', roleOfOlderExample].includes(role)) report('ROLE 8 or 32', role);
  const version = parmValue(node, 'PROTOVER');
  if (version !== undefined && version !== '1.1' && version !== '1.2') report('PROTOVER 1.1 or 1.2', version);
  const older = [
    ...ofOlderExample.filter((name) => parmValue(node, name) !== undefined),
    ...(role === roleOfOlderExample ? [`ROLE ${role}`] : []),
  ];
  for (const received of older)
    findings.warn({
      expected: 'parms of MS-MDE2',
      received,
      section: section('MS-MDE2', '2.2.9.5'),
      ...place(node),
    });
  const credentials = findCharacteristics(node.characteristics, 'APPAUTH');
  for (const level of ['CLIENT', 'APPSRV'])
    if (!credentials.some((one) => parmValue(one, 'AAUTHLEVEL') === level))
      report(`APPAUTH with AAUTHLEVEL ${level}`, 'none');
  const server = credentials.find((one) => parmValue(one, 'AAUTHLEVEL') === 'CLIENT');
  if (parmValue(server, 'AAUTHTYPE') === 'BASIC')
    findings.warn({
      expected: 'AAUTHTYPE DIGEST of CLIENT',
      received: 'BASIC',
      section: section('MS-MDE2', '2.2.9.5'),
      ...place(node),
    });
  for (const one of credentials) {
    const nonce = parmValue(one, 'AAUTHDATA');
    if (nonce !== undefined && !readBase64(nonce)?.length)
      report('AAUTHDATA, a nonce in base64', nonce || 'nothing', one);
  }
}

function readDmClient(tree: readonly Characteristic[]): DmClientSettings | undefined {
  const provider = findCharacteristic(tree, 'DMClient', 'Provider')?.characteristics[0];
  return provider && { providerId: provider.type, settings: flatten(provider, '') };
}

function flatten({ parms, characteristics }: Characteristic, prefix: string): readonly DmClientSetting[] {
  return [
    ...parms.map(({ name, value = '', datatype }) => ({
      path: prefix + name,
      value,
      ...(datatype === undefined ? {} : { datatype }),
    })),
    ...characteristics.flatMap((inner) => flatten(inner, `${prefix}${inner.type}/`)),
  ];
}

/** Current Windows fails on this list although MS-MDE2 §2.2.9.4 has it. */
function judgeOthers(others: readonly Characteristic[], findings: Findings): void {
  for (const node of others.filter(({ type }) => type === 'RootCATrustedCertificates'))
    findings.warn({
      expected: 'roots in CertificateStore/Root/System',
      received: 'RootCATrustedCertificates',
      section: section('MS-MDE2', '2.2.9.4'),
      ...place(node),
    });
}

/** MS-MDE2 §2.2.9.1: the ProviderID of DMClient is the PROVIDER-ID of the w7 APPLICATION. */
function judgeProviders({ applications, dmClient }: ProvisioningDocument, findings: Findings): void {
  const w7 = applications.find(({ appId }) => appId === 'w7');
  if (w7 === undefined || dmClient === undefined || w7.providerId === dmClient.providerId) return;
  findings.add({
    expected: `DMClient/Provider/${w7.providerId ?? ''}`,
    received: dmClient.providerId,
    section: section('MS-MDE2', '2.2.9.1'),
  });
}

function place({ place: where }: Characteristic): { readonly place?: string } {
  return where === undefined ? {} : { place: where };
}

function asNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

function asBoolean(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value.toLowerCase() === 'true';
}
