import { type ProfilePart, partNode, readWorkVpn, type WorkVpn } from '../../../protocol/android/work-profile.js';
import type { TreeState } from '../../omadm/csp.js';
import { appsOf, keepApps } from '../apps/play-sync.js';
import type { AndroidDevice } from '../device.js';
import { certificateArrives, certificatesLeft, networksLeft, perAppVpnApplies } from './rules.js';

/** What the server had put outside of the management tree: into the key store, and into the list of networks. */
export type WorkContents = {
  readonly certificates: readonly string[];
  readonly networks: readonly string[];
  /** What the user was told. */
  readonly notices: readonly string[];
};

export const noContents: WorkContents = { certificates: [], networks: [], notices: [] };

/** Names below a part, with the values of their nodes. */
export function partsIn(tree: TreeState, part: ProfilePart): readonly (readonly [name: string, value: string])[] {
  const prefix = partNode(part, '').slice(2);
  return Object.entries(tree).flatMap(([uri, value]) =>
    uri.startsWith(prefix) && typeof value === 'string' ? [[uri.slice(prefix.length), value] as const] : [],
  );
}

/** The connections that apply, by name: one for single apps only where its provider can do that. */
export function workVpns({ state, rules }: AndroidDevice): readonly WorkVpn[] {
  return partsIn(state.tree, 'VPN')
    .flatMap(([, value]) => readWorkVpn(value) ?? [])
    .filter(({ apps, provider }) => apps === undefined || perAppVpnApplies(rules, provider));
}

/** Installs what the tree has that the device has not. */
export function installContents(device: AndroidDevice): void {
  const before = device.state.work ?? noContents;
  const names = (part: ProfilePart): readonly string[] => partsIn(device.state.tree, part).map(([name]) => name);
  const certificates = names('Certificates');
  const networks = names('WiFi');
  const fresh = certificates.filter((name) => !before.certificates.includes(name));
  const arrivals = fresh.map((name) => certificateArrives(device.rules, name));
  const asked = arrivals.flatMap((arrival) => arrival.asked);
  if (asked.length > 0) keepApps(device, { asked: [...appsOf(device).asked, ...asked] });
  const notices = [...before.notices, ...arrivals.map(({ notice }) => notice)];
  if (certificates.length + networks.length + notices.length === 0) return;
  device.state = { ...device.state, work: { certificates, networks, notices } };
}

/** What is left of it when management ends; undefined when nothing is. */
export function contentsLeft({ state, rules }: AndroidDevice): WorkContents | undefined {
  if (state.work === undefined) return undefined;
  const certificates = certificatesLeft(rules, state.work.certificates);
  const networks = networksLeft(rules, state.work.networks);
  return certificates.length + networks.length === 0 ? undefined : { ...noContents, certificates, networks };
}
