import type { Json } from '../base/vocabulary.js';
import { isJsonObject } from './read-json.js';

/**
 * Apps of devices without Google Play: the managing app fetches them from an address that the server names in the tree. How Intune's app
 * does it is not public; node and documents are ours.
 */
export const appSourceNode = './Device/Vendor/MSFT/AppSource/Address';
/** Where apps send their logs. */
export const logServiceNode = './Device/Vendor/MSFT/AppSource/LogService';

/** An app as its source describes it, at `<address>/<package>`. */
export interface SourceApp {
  readonly package: string;
  readonly version: number;
  /** As people read it: `24.10.1`. */
  readonly versionName: string;
}

/** Reads what a source says of one app; undefined when it is no app. */
export function readSourceApp(value: Json | undefined): SourceApp | undefined {
  if (!isJsonObject(value)) return undefined;
  const { package: id, version, versionName } = value;
  if (typeof id !== 'string' || typeof version !== 'number' || typeof versionName !== 'string') return undefined;
  return { package: id, version, versionName };
}

/** The number of a version that people write with dots: later versions have higher ones. */
export function versionNumber(versionName: string): number {
  return versionName
    .split('.')
    .slice(0, 3)
    .reduce((number, part) => number * 1_000 + (Number(part) || 0), 0);
}
