import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { Deployment, DeploymentType } from '../../../domain/windows-deployments.js';
import { belongsToDevice } from './tracked.js';

/** Where a certificate comes from. */
export interface ScepService {
  readonly url: string;
  readonly challenge: string;
  /** SHA-1 of the authority's certificate, hexadecimal. */
  readonly thumbprint: string;
  readonly subject: string;
}

type Scope = 'Device' | 'User';

export const scopeOf = (deployment: Deployment): Scope => (belongsToDevice(deployment) ? 'Device' : 'User');

/** Places of what is deployed, below `./Device` or `./User` (one CSP a type). */
const places: Readonly<Record<Exclude<DeploymentType, 'win32'>, (name: string) => string>> = {
  policy: (name) => `Vendor/MSFT/Policy/Config/${name}`,
  wifi: (name) => `Vendor/MSFT/WiFi/Profile/${name}`,
  vpn: (name) => `Vendor/MSFT/VPNv2/${name}`,
  scep: (name) => `Vendor/MSFT/ClientCertificateInstall/SCEP/${name}`,
  msi: (name) => `Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/${name}`,
  'microsoft-365': (name) => `Vendor/MSFT/Office/Installation/${name}`,
  store: (name) => `Vendor/MSFT/EnterpriseModernAppManagement/AppInstallation/${name}`,
  'offline-store': (name) => `Vendor/MSFT/EnterpriseModernAppManagement/AppInstallation/${name}`,
};

export const placeOf = (deployment: Deployment & { readonly type: keyof typeof places }): string =>
  `./${scopeOf(deployment)}/${places[deployment.type](deployment.name)}`;

/** Commands that set a deployment up, in the administrator's form. Win32 apps are the management extension's, and none. */
export function deployCommands(deployment: Deployment, scep: ScepService): readonly JsonObject[] {
  const { type, value = 1, certificate } = deployment;
  if (type === 'win32') return [];
  const place = placeOf({ ...deployment, type });
  switch (type) {
    case 'policy':
      return [{ verb: 'Replace', target: place, format: typeof value === 'number' ? 'int' : 'chr', data: value }];
    case 'wifi':
      return [
        { verb: 'Replace', target: `${place}/WlanXml`, format: 'xml', data: wlanProfile(deployment.name, certificate) },
      ];
    case 'vpn':
      return [{ verb: 'Replace', target: `${place}/ProfileXML`, format: 'xml', data: '<VPNProfile />' }];
    case 'scep':
      return scepCommands(place, scep);
    case 'msi':
      return installation(place, 'DownloadInstall', msiJob);
    case 'microsoft-365':
      return [{ verb: 'Exec', target: `${place}/Install`, format: 'chr', data: officeConfiguration }];
    case 'store':
      return installation(place, 'StoreInstall', '<Application />');
    case 'offline-store':
      return installation(place, 'HostedInstall', '<Application />');
  }
}

const installation = (place: string, verb: string, job: string): readonly JsonObject[] => [
  { verb: 'Add', target: place, format: 'node' },
  { verb: 'Exec', target: `${place}/${verb}`, format: 'xml', data: job },
];

const msiJob = '<MsiInstallJob id="{00000000-0000-0000-0000-000000000000}"><Product Version="1.0.0" /></MsiInstallJob>';

/** For the Office Deployment Tool (Office CSP, Installation/{id}/Install). */
const officeConfiguration =
  '<Configuration><Add Channel="Current"><Product ID="O365ProPlusRetail"><Language ID="en-us" /></Product></Add></Configuration>';

/** With 802.1X, whose certificate is shown: `machine` or `user` (Microsoft WLAN_profile and OneX schemas, authMode). */
function wlanProfile(name: string, certificate: Deployment['certificate']): string {
  const mode = certificate === 'device' ? 'machine' : certificate;
  const oneX = `<MSM><security><OneX xmlns="http://www.microsoft.com/networking/OneX/v1"><authMode>${mode}</authMode></OneX></security></MSM>`;
  const inner = `<name>${name}</name>${mode === undefined ? '' : oneX}`;
  return `<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">${inner}</WLANProfile>`;
}

/** ClientCertificateInstall CSP, SCEP: what to ask for, and then to ask. Key usage 160 signs and enciphers. */
function scepCommands(place: string, { url, challenge, thumbprint, subject }: ScepService): readonly JsonObject[] {
  const node = (name: string, format: string, data: string | number): JsonObject => ({
    target: `${place}/Install/${name}`,
    format,
    data,
  });
  const items = [
    node('ServerURL', 'chr', url),
    node('Challenge', 'chr', challenge),
    node('SubjectName', 'chr', subject),
    node('CAThumbprint', 'chr', thumbprint),
    node('KeyUsage', 'int', 160),
    node('KeyLength', 'int', 2048),
    node('HashAlgorithm', 'chr', 'SHA-2'),
    node('EKUMapping', 'chr', '1.3.6.1.5.5.7.3.2'),
    node('RetryCount', 'int', 1),
    node('RetryDelay', 'int', 1),
  ];
  return [
    { verb: 'Replace', items },
    { verb: 'Exec', target: `${place}/Install/Enroll`, format: 'null' },
  ];
}
