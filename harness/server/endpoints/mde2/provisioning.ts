import {
  type ApplicationAuthentication,
  type DmApplication,
  type ProvisioningDocument,
  writeProvisioningDocument,
} from '../../../../protocol/mde2/provisioning-document.js';
import { writeSearchCriteria } from '../../../../protocol/mde2/search-criteria.js';
import { contentTypes } from '../../../../protocol/wbxml/syncml-encodings.js';
import { managementSession } from '../../domain/management-settings.js';
import { type WindowsEnrollmentSettings, windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';
import type { DmAccounts } from '../omadm/credentials.js';
import { toldEncoding } from '../omadm/wbxml-rules.js';
import { addressOf, enrollmentPath, managementAddress, providerId } from './addresses.js';
import type { AdmittedDevice } from './profile.js';
import { renewalSettings } from './renewal-rules.js';
import { applicationCredentials, certificateStore, installedRoots } from './rules.js';

export const certificateValidityDays = 365;

export interface Provisioned {
  readonly enrollmentId: string;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly device: AdmittedDevice;
  readonly accounts: DmAccounts;
}

/** The document that makes the device this server's (MS-MDE2 §2.2.9). */
export function provisioningDocument(
  tenant: Tenant,
  { enrollmentId, certificate, device, accounts }: Provisioned,
): Uint8Array {
  const context = tenant.context();
  const store = certificateStore(context, device.enrollmentType);
  const { account, renewal } = windowsEnrollment(tenant.state);
  const { keyContainer } = account;
  const document: ProvisioningDocument = {
    rootCertificates: installedRoots(context, [tenant.ca.certificate]),
    intermediateCertificates: [],
    clientCertificate: { store, certificate, ...(keyContainer && { keyContainer }) },
    renewal: renewalSettings(context, {
      roboSupport: true,
      renewPeriod: renewal.periodDays,
      retryInterval: renewal.retryDays,
      serverUrl: addressOf(tenant, enrollmentPath),
    }),
    applications: [
      {
        appId: 'w7',
        providerId,
        name: 'Muster (simulated)',
        address: managementAddress(tenant),
        connectionRetryFrequency: 6,
        initialBackoffTime: 30_000,
        maximumBackoffTime: 120_000,
        ...beyondTheUsual(account),
        defaultEncoding: contentTypes[toldEncoding(context, managementSession(tenant.state).encoding)],
        clientCertificateSearchCriteria: writeSearchCriteria({
          subject: `CN=${enrollmentId}`,
          stores: [`My\\${store}`],
        }),
        authentications: applicationCredentials(context, credentials(tenant, accounts)),
      },
    ],
    dmClient: { providerId, settings: device.settings },
    others: [],
  };
  return writeProvisioningDocument(document);
}

/** What the organisation has PCs told besides. */
function beyondTheUsual({
  protocolVersion,
  retriesOlder,
  hardwareId,
  role,
  revocationCheck,
}: WindowsEnrollmentSettings['account']): Partial<DmApplication> {
  return {
    backwardCompatibilityRetryDisabled: !retriesOlder,
    useHardwareDeviceId: hardwareId,
    ...(protocolVersion !== undefined && { protocolVersion }),
    ...(role !== undefined && { role }),
    ...(revocationCheck !== undefined && { revocationCheck }),
  };
}

/**
 * The account's two credentials. Sessions are authenticated by the client certificate, and by these where the organisation asks for
 * it; clients refuse an account without them.
 */
function credentials({ state }: Tenant, { device, server }: DmAccounts): readonly ApplicationAuthentication[] {
  const { clientCredentials, serverCredentials } = managementSession(state);
  const type = (wanted: string) => (wanted === 'basic' ? 'BASIC' : 'DIGEST');
  return [
    { level: 'CLIENT', type: type(serverCredentials), secret: server.secret, data: server.nonce },
    {
      level: 'APPSRV',
      type: type(clientCredentials),
      name: device.name,
      secret: device.secret,
      data: device.nonce,
    },
  ];
}

/** What a renewal brings: the new certificate in its store, and nothing that would make another account (MS-MDE2 §3.5). */
export function renewalDocument(
  tenant: Tenant,
  certificate: Uint8Array,
  enrollmentType: string | undefined,
): Uint8Array {
  const context = tenant.context();
  return writeProvisioningDocument({
    rootCertificates: [tenant.ca.certificate],
    intermediateCertificates: [],
    clientCertificate: { store: certificateStore(context, enrollmentType), certificate },
    applications: [],
    others: [],
  });
}
