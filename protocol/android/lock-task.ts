import { isJsonObject, readJsonObject } from './read-json.js';

/** Where the server says what a dedicated device is locked to. The node is ours; what it stands for is DevicePolicyManager.setLockTaskPackages. */
export const lockTaskNode = './Device/Vendor/MSFT/LockTask/Policy';

export const lockTaskModes = ['single-app', 'multi-app'] as const;

/** What can be started while the device is locked to it. */
export interface LockTaskPolicy {
  readonly mode: (typeof lockTaskModes)[number];
  /** Package names; the first is the one of single-app mode. */
  readonly apps: readonly string[];
  readonly webLinks: readonly { readonly name: string; readonly url: string }[];
  /** Package of the home screen that shows them; none: the app is all there is. */
  readonly launcher?: string;
}

/** Reads the value of the node; undefined when it is none. */
export function readLockTask(text: string): LockTaskPolicy | undefined {
  const read = readJsonObject(text);
  if (read.kind !== 'object') return undefined;
  const { mode, apps, webLinks, launcher } = read.object;
  const known = lockTaskModes.find((one) => one === mode);
  if (known === undefined || !Array.isArray(apps) || !Array.isArray(webLinks)) return undefined;
  const links = webLinks.filter(isJsonObject).map(({ name, url }) => ({ name: String(name), url: String(url) }));
  const home = typeof launcher === 'string' ? { launcher } : {};
  return { mode: known, apps: apps.map(String), webLinks: links, ...home };
}
