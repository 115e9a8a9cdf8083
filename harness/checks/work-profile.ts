import { type Check, finding } from './check.js';

/** Note under which a scenario leaves which way the traffic of an app went: `tunnel` or `direct`. */
export const routeNote = 'android-route';

type Work = {
  readonly certificates?: readonly string[];
  readonly networks?: readonly string[];
  readonly notices?: readonly string[];
};

/** Which way the traffic of the app went. */
export const trafficWent: Check<{ readonly way: string }> = async ({ notes }, { way }, requirements) => {
  const received = String(notes.get(routeNote) ?? 'nowhere');
  return received === way ? [] : [finding(requirements, `traffic by ${way}`, received)];
};

/** Whether the device has a certificate or a network of the work profile, by the device's own word. */
export const workHolds: Check<{
  readonly kind: 'certificates' | 'networks';
  readonly name: string;
  readonly held: boolean;
}> = async ({ device }, { kind, name, held }, requirements) => {
  const names = ((device?.state.work ?? {}) as Work)[kind] ?? [];
  if (names.includes(name) === held) return [];
  return [finding(requirements, `${kind} ${held ? 'with' : 'without'} ${name}`, names.join(', ') || 'none')];
};

/** The user read a notice with this text. */
export const noticeSays: Check<{ readonly text: string }> = async ({ device }, { text }, requirements) => {
  const notices = ((device?.state.work ?? {}) as Work).notices ?? [];
  if (notices.some((notice) => notice.includes(text))) return [];
  return [finding(requirements, `a notice with "${text}"`, notices.join(' ') || 'none')];
};
