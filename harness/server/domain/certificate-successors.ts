import type { DeviceState, TenantState } from './state.js';

/**
 * A certificate was issued on the proof of another (RFC 8894 §3.3.1): the enrollment that is pinned to that one may go over to it. Both are SHA-256 of the
 * DER, hex. The last successor counts.
 */
export function recordSuccessor({ devices }: TenantState, predecessor: string, successor: string): void {
  for (const device of devices.values())
    if (device.certificateSha256 === predecessor && device.state !== 'unenrolled') device.successorSha256 = successor;
}

/** From now on the enrollment is pinned to this certificate. */
export function pinTo(device: DeviceState, sha256: string): void {
  device.certificateSha256 = sha256;
  delete device.successorSha256;
}
