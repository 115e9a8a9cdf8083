import { TreeSchema } from '../../omadm/tree-schema.js';
import { accountsCsp, nodeCacheCsp, passportForWorkCsp, remoteLockCsp } from './account-csps.js';
import { desktopAppsCsp, modernAppsCsp } from './app-installation.js';
import { appLockerCsp } from './application-control.js';
import { certificateStoreCsp } from './certificate-store-csp.js';
import { clientCertificatesCsp } from './client-certificates.js';
import { devicePreparationCsp } from './device-preparation-csp.js';
import { dmClientCsp } from './dm-client-csp.js';
import { enrollmentStatusTrackingCsp } from './enrollment-status-tracking.js';
import { firstSyncStatusCsp } from './first-sync-status.js';
import { networkProfilesCsp } from './network-profiles.js';
import { officeCsp } from './office-csp.js';
import { policyCsp } from './policy-csp.js';
import { bitLockerCsp, threatProtectionCsp } from './protection-csps.js';
import { recoveryCsp } from './recovery-csp.js';
import { rebootCsp, remoteWipeCsp } from './remote-actions.js';
import { devDetail, devInfo } from './standard-objects.js';

/** The management tree of a simulated PC. */
export const windowsTree = new TreeSchema([
  devInfo,
  devDetail,
  dmClientCsp,
  recoveryCsp,
  firstSyncStatusCsp,
  enrollmentStatusTrackingCsp,
  devicePreparationCsp,
  policyCsp,
  appLockerCsp,
  certificateStoreCsp,
  clientCertificatesCsp,
  bitLockerCsp,
  threatProtectionCsp,
  accountsCsp,
  passportForWorkCsp,
  nodeCacheCsp,
  remoteLockCsp,
  networkProfilesCsp,
  desktopAppsCsp,
  modernAppsCsp,
  officeCsp,
  rebootCsp,
  remoteWipeCsp,
]);
