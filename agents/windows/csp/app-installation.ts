import type { CspPlugin, ExecResult, NodeCall, NodeSchema } from '../../omadm/csp.js';

/** What an installation is known by: the kind of package and its name. */
export const packageId = (kind: 'msi' | 'modern' | 'win32', name: string): string => `${kind}:${name}`;

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
  exec,
});

const added = (uri: string): NodeSchema => ({ uri, format: 'node', verbs: ['Get', 'Add', 'Delete'] });

/** EnterpriseDesktopAppManagement CSP: MSI packages, for the device or for its user. */
export const desktopAppsCsp: CspPlugin = {
  name: 'EnterpriseDesktopAppManagement',
  nodes: (['Device', 'User'] as const).flatMap((scope) => {
    const product = `./${scope}/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/{ProductID}`;
    const context = scope === 'Device' ? 'device' : 'user';
    return [added(product), execution(`${product}/DownloadInstall`, install('msi', context))];
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
    ];
  }),
};
