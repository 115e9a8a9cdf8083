import { TreeSchema } from '../../omadm/tree-schema.js';
import { dmClientCsp } from '../../windows/csp/dm-client-csp.js';
import { remoteWipeCsp } from '../../windows/csp/remote-actions.js';
import { devDetail, devInfo } from '../../windows/csp/standard-objects.js';
import { administratorPlugin } from '../administrator/csp.js';
import { deliveryPlugin } from '../administrator/deliveries.js';
import { extensionsPlugin } from '../administrator/extensions.js';
import { notificationPlugin } from '../administrator/notifications.js';
import { lockTaskPlugin } from '../dedicated/lock-task-csp.js';
import type { NonComplianceReport } from '../non-compliance.js';
import { securityPlugin } from '../security/csp.js';
import { aospPolicyPlugin } from './aosp-policy.js';
import { appManagementPlugin } from './app-management.js';
import { appPolicyPlugin } from './app-policy.js';
import { appSourcePlugin } from './app-source.js';
import { deviceInformationPlugin } from './device-information.js';
import { devicePolicyPlugin } from './device-policy.js';
import { remoteWipePlugin } from './remote-wipe.js';
import { restrictionsPlugin } from './restrictions.js';
import { workProfilePlugin } from './work-profile.js';

/** The management tree of a simulated Android device, for one session: what it refuses goes to the report. */
export function androidTree(report: NonComplianceReport): TreeSchema {
  return new TreeSchema([
    devInfo,
    devDetail,
    dmClientCsp,
    deviceInformationPlugin(report),
    restrictionsPlugin(report),
    administratorPlugin(report),
    extensionsPlugin(report),
    notificationPlugin,
    remoteWipeCsp,
    appManagementPlugin,
    appSourcePlugin,
    appPolicyPlugin(report),
    deliveryPlugin,
    devicePolicyPlugin(report),
    lockTaskPlugin,
    remoteWipePlugin,
    workProfilePlugin,
    aospPolicyPlugin(report),
    securityPlugin(report),
  ]);
}
