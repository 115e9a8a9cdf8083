import { TreeSchema } from '../../omadm/tree-schema.js';
import { desktopAppsCsp, modernAppsCsp } from './app-installation.js';
import { appLockerCsp } from './application-control.js';
import { clientCertificatesCsp } from './client-certificates.js';
import { dmClientCsp } from './dm-client-csp.js';
import { enrollmentStatusTrackingCsp } from './enrollment-status-tracking.js';
import { firstSyncStatusCsp } from './first-sync-status.js';
import { networkProfilesCsp } from './network-profiles.js';
import { policyCsp } from './policy-csp.js';
import { rebootCsp, remoteWipeCsp } from './remote-actions.js';
import { devDetail, devInfo } from './standard-objects.js';

/** The management tree of a simulated PC. */
export const windowsTree = new TreeSchema([
  devInfo,
  devDetail,
  dmClientCsp,
  firstSyncStatusCsp,
  enrollmentStatusTrackingCsp,
  policyCsp,
  appLockerCsp,
  clientCertificatesCsp,
  networkProfilesCsp,
  desktopAppsCsp,
  modernAppsCsp,
  rebootCsp,
  remoteWipeCsp,
]);
