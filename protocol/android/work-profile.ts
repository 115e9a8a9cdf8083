import { readJsonObject } from './read-json.js';

/**
 * What a server puts into a work profile besides apps, and where in the management tree. The published nodes of a DPC over OMA-DM lie below
 * `WorkProfile`; these, and their values, are ours.
 */
const root = './Device/Vendor/MSFT/WorkProfile';

export const profileParts = ['VPN', 'Certificates', 'WiFi'] as const;
export type ProfilePart = (typeof profileParts)[number];

export const partNode = (part: ProfilePart, name: string): string => `${root}/${part}/${name}`;

/** A VPN connection of the work profile (Android, VpnService: always-on and per-app VPN of a managed profile). */
export interface WorkVpn {
  /** Apps for which alone it is; every work app without it. */
  readonly apps?: readonly string[];
  /** What the provider's app can do: be limited to apps, and be told so by managed configuration. */
  readonly provider: { readonly perApp: boolean; readonly configurable: boolean };
}

/** Reads the value of a VPN node; undefined when it is none. */
export function readWorkVpn(text: string): WorkVpn | undefined {
  const reading = readJsonObject(text);
  if (reading.kind !== 'object') return undefined;
  const { apps, perApp, configurable } = reading.object;
  const provider = { perApp: perApp === true, configurable: configurable === true };
  return { provider, ...(Array.isArray(apps) && { apps: apps.map(String) }) };
}

export const writeWorkVpn = ({ apps, provider }: WorkVpn): string =>
  JSON.stringify({ ...(apps && { apps }), ...provider });
