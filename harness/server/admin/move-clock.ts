import type { ReferenceTenant } from '../tenants.js';
import type { AdminExtension } from './admin-extension.js';

/** Stops on the way; a clock that is moved by years would make too many. */
const mostStops = 500;

/** Moves the tenant's clock, stopping wherever something is due, so that it happens at its time and not at the end. */
export function moveClock(tenant: ReferenceTenant, byMs: number, extensions: readonly AdminExtension[]): void {
  let left = byMs;
  for (let stops = 0; stops < mostStops; stops += 1) {
    const way = Math.max(0, nextStop(tenant, extensions) - tenant.clock.now());
    if (way > left) break;
    tenant.clock.shiftMs += way;
    left -= way;
    doDue(tenant, extensions);
  }
  tenant.clock.shiftMs += left;
  doDue(tenant, extensions);
}

function nextStop(tenant: ReferenceTenant, extensions: readonly AdminExtension[]): number {
  const times = extensions.map((extension) => extension.nextDue?.(tenant) ?? Number.POSITIVE_INFINITY);
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}

function doDue(tenant: ReferenceTenant, extensions: readonly AdminExtension[]): void {
  for (const extension of extensions) extension.due?.(tenant);
}
