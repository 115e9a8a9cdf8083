import type { CspPlugin, ExecResult, NodeCall, NodeSchema } from '../../omadm/csp.js';
import type { Installation } from '../status-page/run.js';
import { installationProgress, type Progress } from './rules.js';

/** What an installation is known by: the kind of package and its name. */
export const packageId = (kind: 'msi' | 'modern' | 'win32' | 'office', name: string): string => `${kind}:${name}`;

const install =
  (kind: 'msi' | 'modern', context: 'device' | 'user') =>
  ({ names: [name = ''] }: NodeCall): ExecResult => ({
    status: '200',
    event: { kind: 'install', detail: { package: packageId(kind, name), context } },
  });

const execution = (uri: string, exec: NonNullable<NodeSchema['exec']>): NodeSchema => ({
  uri,
  format: 'xml',
  verbs: ['Exec'],
  slow: true,
  exec,
});

const added = (uri: string): NodeSchema => ({ uri, format: 'node', verbs: ['Get', 'Add', 'Delete'] });

/** What Status says of an installation, by progress (EnterpriseDesktopAppManagement CSP, MSI/{ProductID}/Status). */
const desktopStatus: Readonly<Record<Progress, string>> = {
  'not begun': '10',
  'under way': '50',
  failed: '60',
  done: '70',
};

/** The same for packages from the store (EnterpriseModernAppManagement CSP, AppInstallation/{PackageFamilyName}/Status). */
const modernStatus: Readonly<Record<Progress, string>> = {
  'not begun': '0',
  'under way': '1',
  failed: '2',
  done: '3',
};

/** Nodes that tell how an installation stands, once its place was added or it began. */
function results(
  place: string,
  kind: 'msi' | 'modern',
  words: Readonly<Record<Progress, string>>,
): readonly NodeSchema[] {
  const progress = ({ names: [name = ''], world }: NodeCall): Progress => {
    const installations = world.facts.more?.installations as Readonly<Record<string, Installation>> | undefined;
    return installationProgress(world, installations?.[packageId(kind, name)]);
  };
  const result = (name: string, read: (how: Progress) => string): NodeSchema => ({
    uri: `${place}/${name}`,
    format: 'int',
    verbs: ['Get'],
    read: (call) => read(progress(call)),
  });
  return [
    result('Status', (how) => words[how]),
    // ERROR_INSTALL_FAILURE (winerror.h)
    result('LastError', (how) => (how === 'failed' ? '1603' : '0')),
  ];
}

/** EnterpriseDesktopAppManagement CSP: MSI packages, for the device or for its user. */
export const desktopAppsCsp: CspPlugin = {
  name: 'EnterpriseDesktopAppManagement',
  nodes: (['Device', 'User'] as const).flatMap((scope) => {
    const product = `./${scope}/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/{ProductID}`;
    const context = scope === 'Device' ? 'device' : 'user';
    return [
      added(product),
      execution(`${product}/DownloadInstall`, install('msi', context)),
      ...results(product, 'msi', desktopStatus),
    ];
  }),
};

/** EnterpriseModernAppManagement CSP: packages from the store or from a host. */
export const modernAppsCsp: CspPlugin = {
  name: 'EnterpriseModernAppManagement',
  nodes: (['Device', 'User'] as const).flatMap((scope) => {
    const app = `./${scope}/Vendor/MSFT/EnterpriseModernAppManagement/AppInstallation/{PackageFamilyName}`;
    const context = scope === 'Device' ? 'device' : 'user';
    return [
      added(app),
      execution(`${app}/StoreInstall`, install('modern', context)),
      execution(`${app}/HostedInstall`, install('modern', context)),
      ...results(app, 'modern', modernStatus),
    ];
  }),
};
