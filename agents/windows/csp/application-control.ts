import type { CspPlugin } from '../../omadm/csp.js';

/** AppLocker CSP, as far as application control goes: policies of a group of rules. */
export const appLockerCsp: CspPlugin = {
  name: 'AppLocker',
  nodes: ['EXE', 'MSI', 'Script', 'DLL', 'StoreApps'].map((kind) => ({
    uri: `./Device/Vendor/MSFT/AppLocker/ApplicationLaunchRestrictions/{Grouping}/${kind}/Policy`,
    format: 'chr' as const,
    verbs: ['Get', 'Add', 'Replace', 'Delete'] as const,
    createdByReplace: true,
  })),
};

export const hasApplicationControl = (uris: readonly string[]): boolean =>
  uris.some((uri) => uri.startsWith('Device/Vendor/MSFT/AppLocker/'));
