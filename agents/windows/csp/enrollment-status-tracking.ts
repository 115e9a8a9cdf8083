import type { CspPlugin, NodeFormat, NodeSchema } from '../../omadm/csp.js';
import { hasExtension } from '../status-page/rules.js';

const writable = ['Get', 'Add', 'Replace', 'Delete'] as const;

/** Where the management extension says which of its apps the status page waits for. */
export const trackedApps = (scope: 'Device' | 'User'): string =>
  `${scope}/Vendor/MSFT/EnrollmentStatusTracking/Setup/Apps/Tracking`;

const node = (uri: string, format: NodeFormat): NodeSchema => ({
  uri,
  format,
  verbs: writable,
  createdByReplace: true,
  refuses: ({ world }) => (hasExtension(world, world.facts.osVersion) ? undefined : '404'),
});

const setup = (scope: 'Device' | 'User'): readonly NodeSchema[] => {
  const root = `./${scope}/Vendor/MSFT/EnrollmentStatusTracking/Setup`;
  return [
    node(`${root}/Apps/PolicyProviders/{Provider}/TrackingPoliciesCreated`, 'bool'),
    node(`${root}/Apps/Tracking/{Provider}/{App}/TrackingUri`, 'chr'),
    node(`${root}/Apps/Tracking/{Provider}/{App}/InstallationState`, 'int'),
    node(`${root}/Apps/Tracking/{Provider}/{App}/RebootRequired`, 'int'),
    node(`${root}/HasProvisioningCompleted`, 'bool'),
  ];
};

const preparation = './Device/Vendor/MSFT/EnrollmentStatusTracking/DevicePreparation/PolicyProviders/{Provider}';

/** EnrollmentStatusTracking CSP: apps of policy providers beside OMA-DM, from Windows 10, version 1903. */
export const enrollmentStatusTrackingCsp: CspPlugin = {
  name: 'EnrollmentStatusTracking',
  nodes: [
    node(`${preparation}/InstallationState`, 'int'),
    node(`${preparation}/LastError`, 'int'),
    node(`${preparation}/Timeout`, 'int'),
    node(`${preparation}/TrackedResourceTypes/Apps`, 'bool'),
    ...setup('Device'),
    ...setup('User'),
  ],
};
