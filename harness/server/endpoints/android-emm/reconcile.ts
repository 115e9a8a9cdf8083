import { hours } from '../../../../protocol/base/clock.js';
import type { Tenant } from '../../tenant.js';
import { enterpriseProject } from './binding.js';
import { isGoogles, letGo, takeDevice } from './devices.js';
import { type GoogleClient, GoogleError } from './google-client.js';
import { asksBeforeGivingUp, comparesAgain, emptyWhenRefused, pagesRead } from './reconcile-rules.js';
import { emmState, keepEmm, replaceEmm } from './state.js';

/** Compares what is known here with what Google knows, when it is time to. */
export function reconcile(tenant: Tenant, client: GoogleClient): void {
  const { enterprise, reconciledAt = 0 } = emmState(tenant.state);
  if (enterprise === undefined) return;
  const context = tenant.context();
  if (!comparesAgain(context, reconciledAt)) return;
  keepEmm(tenant.state, { reconciledAt: context.now });
  if (isThere(tenant, client, enterprise)) compareDevices(tenant, client, enterprise);
  else giveUp(tenant);
}

/** When that is next (ms). */
export function nextReconciliation({ state }: Pick<Tenant, 'state'>): number {
  const { enterprise, reconciledAt = 0 } = emmState(state);
  return enterprise === undefined ? Number.POSITIVE_INFINITY : reconciledAt + hours(1);
}

function isThere(tenant: Tenant, client: GoogleClient, enterprise: string): boolean {
  const listed = client.list('enterprises', 'enterprises', { projectId: enterpriseProject });
  if (listed.some(({ name }) => name === enterprise)) return true;
  if (!asksBeforeGivingUp(tenant.context())) return false;
  try {
    return client.get(enterprise).name === enterprise;
  } catch (error) {
    if (error instanceof GoogleError && error.code === 404) return false;
    throw error;
  }
}

function compareDevices(tenant: Tenant, client: GoogleClient, enterprise: string): void {
  const listed = devicesOf(tenant, client, enterprise);
  for (const device of listed) takeDevice(tenant, client, 'STATUS_REPORT', device);
  const names = new Set(listed.map(({ name }) => String(name)));
  for (const device of tenant.state.devices.values())
    if (isGoogles(device) && !names.has(device.enrollmentId)) letGo(tenant, device.enrollmentId);
}

function devicesOf(tenant: Tenant, client: GoogleClient, enterprise: string) {
  const context = tenant.context();
  try {
    return client.list(`${enterprise}/devices`, 'devices', {}, pagesRead(context));
  } catch (error) {
    if (error instanceof GoogleError && emptyWhenRefused(context)) return [];
    throw error;
  }
}

/** The enterprise is no more, and with it every device. */
function giveUp(tenant: Tenant): void {
  for (const device of tenant.state.devices.values()) if (isGoogles(device)) letGo(tenant, device.enrollmentId);
  const { enterprise: _gone, policySent: _sent, ...kept } = emmState(tenant.state);
  replaceEmm(tenant.state, kept);
}
