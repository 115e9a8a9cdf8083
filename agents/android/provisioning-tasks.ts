import { createHash } from 'node:crypto';
import type { PackageDownload, ProvisioningParams } from '../../protocol/android/messages.js';
import { readSimulatedPackage } from '../../protocol/android/simulated-package.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { Transport } from '../device/transport.js';
import { connectsByItself } from './aosp-rules.js';
import { packageMatches } from './device-rules.js';
import type { AndroidHabits } from './habits.js';

/** What AOSP ManagedProvisioning shows when a task fails. */
export type ProvisioningError = 'wifi' | 'download_failed' | 'hash_mismatch' | 'package_invalid';

export interface TaskFailure {
  readonly code: ProvisioningError;
  readonly message: string;
  /** The task, as AOSP names it. */
  readonly step: 'AddWifiNetworkTask' | 'DownloadPackageTask' | 'VerifyAdminPackageTask' | 'InstallPackageTask';
  readonly exchange?: number;
}

export interface TaskWorld {
  readonly params: ProvisioningParams;
  readonly habits: AndroidHabits;
  readonly transport: Transport;
  readonly rules: RuleContext;
  /** Address of the enrollment service that the payload names: a package is fetched from that organisation only. */
  readonly service: string;
  readonly signal?: AbortSignal;
}

/** The tasks before the DPC takes over, in AOSP's order: Wi-Fi, download, verify, install. The first failure ends them. */
export async function runProvisioningTasks(world: TaskWorld): Promise<TaskFailure | undefined> {
  const offline = connectWifi(world);
  if (offline !== undefined) return offline;
  const { download } = world.params;
  if (download === undefined || !isOfSameOrganisation(download.location, world.service)) return undefined;
  const fetched = await fetchPackage(world, download);
  if (!('bytes' in fetched)) return fetched;
  return verifyPackage(world.rules, download, fetched.bytes) ?? installPackage(world.params, fetched.bytes);
}

function connectWifi({ params: { wifi, useMobileData }, habits, rules }: TaskWorld): TaskFailure | undefined {
  const { networks, picksNetworks } = habits;
  if (wifi === undefined && !useMobileData && !connectsByItself(rules, picksNetworks))
    return { code: 'wifi', message: 'there is no network and no way to pick one', step: 'AddWifiNetworkTask' };
  if (wifi === undefined || networks === undefined) return undefined;
  if (Object.hasOwn(networks, wifi.ssid) && networks[wifi.ssid] === (wifi.password ?? '')) return undefined;
  return { code: 'wifi', message: `cannot connect to "${wifi.ssid}"`, step: 'AddWifiNetworkTask' };
}

async function fetchPackage(
  { transport, signal }: TaskWorld,
  { location, cookieHeader }: PackageDownload,
): Promise<TaskFailure | { readonly bytes: Uint8Array }> {
  const step = 'DownloadPackageTask';
  try {
    const response = await transport.send({
      step,
      method: 'GET',
      url: location,
      redirects: 5,
      ...(cookieHeader !== undefined && { headers: { cookie: cookieHeader } }),
      ...(signal && { signal }),
    });
    if (response.status === 200) return { bytes: response.body };
    return { code: 'download_failed', message: `HTTP ${response.status}`, step, exchange: response.exchange };
  } catch (error) {
    if (error instanceof ProtocolError) return { code: 'download_failed', message: error.message, step };
    throw error;
  }
}

function verifyPackage(rules: RuleContext, { checksum }: PackageDownload, bytes: Uint8Array): TaskFailure | undefined {
  const found =
    checksum.of === 'package' ? createHash('sha256').update(bytes).digest() : readSimulatedPackage(bytes)?.signer;
  if (found === undefined || packageMatches(rules, checksum.sha256, found)) return undefined;
  const message = `the ${checksum.of} checksum does not match`;
  return { code: 'hash_mismatch', message, step: 'VerifyAdminPackageTask' };
}

/** A package that is no simulated one cannot be looked into; what its checksum promised is believed. */
function installPackage({ deviceAdmin, download }: ProvisioningParams, bytes: Uint8Array): TaskFailure | undefined {
  const found = readSimulatedPackage(bytes);
  if (found === undefined) return undefined;
  const refuse = (message: string): TaskFailure => ({ code: 'package_invalid', message, step: 'InstallPackageTask' });
  if (found.packageName !== deviceAdmin.packageName) return refuse(`it is the package ${found.packageName}`);
  const { component } = deviceAdmin;
  if (component !== undefined && !found.receivers.includes(component.className))
    return refuse(`it has no admin receiver ${component.className}`);
  if (found.versionCode < (download?.minimumVersionCode ?? 0)) return refuse(`its version is ${found.versionCode}`);
  return undefined;
}

/** The labels below the host's first one are the same: `mdm.contoso.test` and `enroll.contoso.test`. */
function isOfSameOrganisation(location: string, service: string): boolean {
  const domain = (url: string): string => new URL(url).hostname.split('.').slice(1).join('.');
  return domain(location) === domain(service);
}
