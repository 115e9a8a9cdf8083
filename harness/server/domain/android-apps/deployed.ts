import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { homeScreenFor } from '../dedicated/kiosk.js';
import { intentOnDedicated, isDedicated } from '../dedicated/rules.js';
import { groupsOfDevice } from '../device-groups.js';
import { isAndroidEnterprise, isConnected, playBinding } from '../managed-play/binding.js';
import type { DeviceState } from '../state.js';
import { mailConfiguration } from './mail.js';
import {
  configurationFor,
  type Deployed,
  expandedValue,
  intentOn,
  managementApp,
  managementAppIsFixed,
  signInApp,
} from './rules.js';
import { type AppDeployment, appDeployments } from './settings.js';

/** Every app that is deployed to this device, each once: what the product brings, then the administrator's in the order of the document. */
export function deployedTo(context: TenantContext, device: DeviceState): readonly Deployed[] {
  const { method } = device;
  if (!isAndroidEnterprise(method) || !isConnected(context.state)) return [];
  const own = [managementApp(context, method), signInApp(context, method)].filter((one) => one !== undefined);
  const groups = groupsOfDevice(context, device);
  const assigned = appDeployments(context.state)
    .filter((one) => one.groups === 'all' || one.groups.some((group) => groups.has(group)))
    .flatMap((one) => asDeployed(context, device, one) ?? []);
  const fixed = own.map((one) => ({ ...one, removable: one.removable || !managementAppIsFixed(context) }));
  return [...new Map([...homeScreen(context, device), ...assigned, ...fixed].map((one) => [one.app, one])).values()];
}

function homeScreen(context: TenantContext, device: DeviceState): readonly Deployed[] {
  const app = homeScreenFor(context, device);
  return app === undefined ? [] : [{ app, intent: 'required', removable: false }];
}

function asDeployed(
  context: TenantContext,
  device: DeviceState,
  { app, intent, configuration }: AppDeployment,
): Deployed | undefined {
  const there = isDedicated(device.method)
    ? intentOnDedicated(context, intent)
    : intentOn(context, device.method, intent);
  if (there === undefined) return undefined;
  const known = playBinding(context.state).apps.find((one) => one.package === app);
  const mail = mailConfiguration(context, device, app);
  const values = mail === undefined ? configuration : { ...mail, ...configuration };
  const sends = configurationFor(context, known?.managedConfiguration ?? false, isInstalled(device, app));
  return {
    app,
    intent: there,
    removable: true,
    ...(values !== undefined && sends && { configuration: expandedFor(context, device, values) }),
  };
}

function expandedFor(context: TenantContext, { upn }: DeviceState, configuration: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [key, expandedValue(context, value, upn)]),
  );
}

/** Whether the device has told of this app. */
function isInstalled({ detail }: DeviceState, app: string): boolean {
  const { apps } = detail;
  return Array.isArray(apps) && apps.some((one) => (one as { readonly package?: string }).package === app);
}
