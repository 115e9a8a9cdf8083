import type { KeyObject } from 'node:crypto';
import { readBase64 } from '../../protocol/base/base64.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Findings } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import {
  type DmApplication,
  defaultRenewal,
  type KeyContainer,
  type ProvisioningDocument,
} from '../../protocol/mde2/provisioning-document.js';
import { readProvisioningDocument } from '../../protocol/mde2/read-provisioning-document.js';
import { readSearchCriteria } from '../../protocol/mde2/search-criteria.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { formatName } from '../../protocol/pki/name.js';
import type { TreeState } from '../omadm/csp.js';
import { type ManagementAccount, managementAccount } from './account.js';
import { keptIn, objectionToInit, objectionToRole } from './account-rules.js';
import { leftOfFailed, type ProvisioningPart, passesOver, provisioningResult } from './answer-rules.js';
import { dmClientState } from './csp/dm-client-csp.js';
import { renewalNodesFor } from './csp/renewal-nodes.js';
import type { WindowsHabits } from './habits.js';
import { EnrollmentRefused, localRefusal } from './refused.js';

/** What a provisioning document leaves on the PC. */
export interface Provisioned {
  readonly certificate: Uint8Array;
  readonly store: 'User' | 'System';
  readonly anchors: readonly Uint8Array[];
  readonly managementUrl: string;
  readonly providerId: string;
  readonly account: ManagementAccount;
  readonly keyContainer?: KeyContainer;
  readonly tree: TreeState;
  readonly renewal: RenewalTerms;
}

/** When the certificate is to be renewed, and where; without an address it is the enrollment service (CertificateStore CSP, My/WSTEP/Renew). */
export type RenewalTerms = { readonly periodDays: number; readonly retryDays: number; readonly url?: string };

const step = 'Provisioning';

/**
 * Applies a provisioning document part by part, in the order of Windows' own results: certificate stores, account, DMClient.
 * Throws EnrollmentRefused with the result of the part that failed; nothing of the document is kept then.
 */
export function applyProvisioning(
  bytes: Uint8Array,
  key: KeyObject,
  { provisioning }: WindowsHabits,
  findings: Findings,
  context: RuleContext,
): Provisioned {
  const document = read(bytes, findings, context);
  const others = document.others.map(({ type }) => type);
  if (provisioning.refusesRootList && others.includes(rootList))
    throw refusedPart(context, 'root list', `${rootList} cannot be applied`);
  if (
    !passesOver(
      context,
      others.filter((type) => type !== rootList),
    )
  )
    throw refusedPart(context, 'document', `${others.join(', ')} cannot be applied`);
  const { certificate, store } = ownCertificate(document, key, context);
  const application = within(context, certificate.der, () => {
    const found = account(document, provisioning, context);
    findCertificate(found, certificate, store, context);
    return found;
  });
  const { address: managementUrl = '', providerId = '' } = application;
  const keyContainer = keptIn(context, document.clientCertificate?.keyContainer);
  const renewal = renewalTerms(document);
  const settings = (document.dmClient?.settings ?? []).map(({ path, value }) => [path, value] as const);
  return {
    certificate: certificate.der,
    store,
    anchors: [...document.rootCertificates, ...document.intermediateCertificates],
    managementUrl,
    providerId,
    account: managementAccount(application),
    ...(keyContainer && { keyContainer }),
    tree: { ...dmClientState(providerId, Object.fromEntries(settings)), ...renewalNodesFor(context, renewal) },
    renewal,
  };
}

const rootList = 'RootCATrustedCertificates';

const refusedPart = (context: RuleContext, part: ProvisioningPart, message: string): EnrollmentRefused =>
  localRefusal(step, provisioningResult(context, part), message);

/** Applies what comes after the certificate, and leaves of it what is to be left when that fails. */
function within<T>(context: RuleContext, certificate: Uint8Array, apply: () => T): T {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof EnrollmentRefused)) throw error;
    throw new EnrollmentRefused(error.refusal, leftOfFailed(context, certificate));
  }
}

function renewalTerms({ renewal = {} }: ProvisioningDocument): RenewalTerms {
  const { renewPeriod, retryInterval } = defaultRenewal;
  return {
    periodDays: renewal.renewPeriod ?? renewPeriod,
    retryDays: renewal.retryInterval ?? retryInterval,
    ...(renewal.serverUrl && { url: renewal.serverUrl }),
  };
}

/** What a renewal leaves: the certificate for the new key, and further anchors (MS-MDE2 §3.5). Throws EnrollmentRefused. */
export function applyRenewal(
  bytes: Uint8Array,
  key: KeyObject,
  findings: Findings,
  context: RuleContext,
): Pick<Provisioned, 'certificate' | 'anchors'> {
  const document = read(bytes, findings, context);
  const { certificate } = ownCertificate(document, key, context);
  return {
    certificate: certificate.der,
    anchors: [...document.rootCertificates, ...document.intermediateCertificates],
  };
}

function read(bytes: Uint8Array, findings: Findings, context: RuleContext): ProvisioningDocument {
  try {
    const { message, findings: own } = readProvisioningDocument(bytes);
    findings.include(own);
    return message;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw refusedPart(context, 'document', error.message);
  }
}

/** The certificate in My, which must be for the key that was requested. */
function ownCertificate(
  { clientCertificate }: ProvisioningDocument,
  key: KeyObject,
  context: RuleContext,
): { readonly certificate: Certificate; readonly store: 'User' | 'System' } {
  const refused = (message: string) => refusedPart(context, 'client certificate', message);
  if (clientCertificate === undefined) throw refused('the document has no client certificate');
  const certificate = tryCertificate(clientCertificate.certificate);
  if (certificate === undefined) throw refused('the client certificate cannot be read');
  if (Buffer.compare(certificate.spki, spkiOf(key)) !== 0)
    throw refused('the client certificate is for another key than the one requested');
  return { certificate, store: clientCertificate.store };
}

function tryCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return new Certificate(der);
  } catch {
    return undefined;
  }
}

function account(
  { applications, dmClient }: ProvisioningDocument,
  wants: WindowsHabits['provisioning'],
  context: RuleContext,
): DmApplication {
  const refused = (message: string) => refusedPart(context, 'account', message);
  const found = applications.find(({ appId }) => appId === 'w7');
  if (found === undefined) throw refused('the document has no APPLICATION w7');
  if (found.address === undefined || !URL.canParse(found.address)) throw refused('the account has no address');
  if (!found.providerId) throw refused('the account has no PROVIDER-ID');
  if (dmClient !== undefined && dmClient.providerId !== found.providerId)
    throw refusedPart(context, 'DMClient', `DMClient is for ${dmClient.providerId}, not ${found.providerId}`);
  const objection = objectionToInit(context, found) ?? objectionToRole(context, found);
  if (objection !== undefined) throw refused(objection);
  const lacking = lackOf(found, wants);
  if (lacking !== undefined) throw refusedPart(context, 'credentials of the account', lacking);
  return found;
}

/** What this version of Windows misses in the credentials of the account. */
function lackOf(
  { authentications }: DmApplication,
  { wantsBothCredentials, wantsNonces }: WindowsHabits['provisioning'],
): string | undefined {
  const both = ['CLIENT', 'APPSRV'].map((level) => authentications.find((one) => one.level === level));
  if (wantsBothCredentials && both.includes(undefined)) return 'the account lacks the APPAUTH of CLIENT or of APPSRV';
  const nonces = both.every((one) => !!readBase64(one?.data ?? '')?.length);
  return wantsNonces && !nonces ? 'both credentials of the account need a nonce in base64' : undefined;
}

/** Whether the search that the account asks for finds the certificate just stored; without criteria any will do. */
function findCertificate(
  { clientCertificateSearchCriteria }: DmApplication,
  own: Certificate,
  store: string,
  context: RuleContext,
): void {
  if (clientCertificateSearchCriteria === undefined) return;
  const { subject, stores } = readSearchCriteria(clientCertificateSearchCriteria);
  const inStore = stores.length === 0 || stores.some((name) => name.toLowerCase() === `my\\${store}`.toLowerCase());
  if (inStore && (subject === undefined || sameName(subject, formatName(own.subject)))) return;
  const message = `no certificate answers to ${clientCertificateSearchCriteria}`;
  throw refusedPart(context, 'search for the certificate', message);
}

/** Distinguished names are written from either end. */
function sameName(left: string, right: string): boolean {
  const parts = (name: string) =>
    name
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .sort()
      .join();
  return parts(left) === parts(right);
}
