import { performance } from 'node:perf_hooks';
import type { PlannedDevice } from './load-plan.js';

export interface Pace<Device extends PlannedDevice> {
  readonly devices: readonly Device[];
  /** Starts one device; called at its time, never awaited by the next one. `lateMs`: how long after its time. */
  readonly start: (device: Device, lateMs: number) => Promise<void>;
  /** More devices than this are never under way at a time; those whose turn comes meanwhile start late. */
  readonly inFlight: number;
  readonly signal: AbortSignal;
}

export interface Paced {
  readonly started: number;
  readonly mostInFlight: number;
}

/**
 * Starts every device at its absolute time and waits for all of them (an open model: the server's slowness does not slow the
 * arrivals). Stops starting when the signal fires; the devices under way end by themselves.
 */
export async function pace<Device extends PlannedDevice>({
  devices,
  start,
  inFlight,
  signal,
}: Pace<Device>): Promise<Paced> {
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  let [started, mostInFlight] = [0, 0];
  for (const device of devices) {
    while (underWay.size >= inFlight && !signal.aborted) await Promise.race(underWay);
    await waitUntil(began + device.startsAt, signal);
    if (signal.aborted) break;
    // timers count whole milliseconds and may fire a fraction early
    const lateMs = Math.max(0, performance.now() - began - device.startsAt);
    const running: Promise<void> = start(device, lateMs).finally(() => underWay.delete(running));
    underWay.add(running);
    started += 1;
    mostInFlight = Math.max(mostInFlight, underWay.size);
  }
  await Promise.all(underWay);
  return { started, mostInFlight };
}

function waitUntil(at: number, signal: AbortSignal): Promise<void> {
  const ms = at - performance.now();
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
