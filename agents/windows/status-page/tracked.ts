import type { TreeState } from '../../omadm/csp.js';
import { canonicalUri } from '../../omadm/tree-schema.js';
import { packageId } from '../csp/app-installation.js';
import { trackedApps } from '../csp/enrollment-status-tracking.js';
import { firstSyncStatus } from '../csp/first-sync-status.js';
import type { Group } from './rules.js';
import { type Installation, isInstalled, type ProvisioningRun } from './run.js';

/** One thing that the page waits for. */
export interface TrackedItem {
  readonly group: Group;
  readonly name: string;
  readonly done: boolean;
  /** When it was done, or went wrong; absent for what shows no time of its own. */
  readonly at?: number;
  readonly error?: string;
}

const separator = '\u{F000}';

export interface Tracking {
  readonly tree: TreeState;
  readonly providerId: string;
  readonly run: ProvisioningRun;
  readonly now: number;
}

/** Whether the server has said all that it expects. */
export function isKnown(
  { tree, providerId }: Pick<Tracking, 'tree' | 'providerId'>,
  scope: 'Device' | 'User',
): boolean {
  return tree[`${firstSyncStatus(scope, providerId)}/ServerHasFinishedProvisioning`]?.toLowerCase() === 'true';
}

/** Everything tracked in one scope (DMClient CSP, FirstSyncStatus; EnrollmentStatusTracking CSP, Tracking). */
export function trackedItems(tracking: Tracking, scope: 'Device' | 'User'): readonly TrackedItem[] {
  const expected = (name: string): readonly string[] => {
    const list = tracking.tree[`${firstSyncStatus(scope, tracking.providerId)}/${name}`] ?? '';
    return list.split(separator).filter((entry) => entry !== '');
  };
  const configured =
    (group: Group) =>
    (uri: string): TrackedItem => ({ group, name: uri, done: isConfigured(tracking.tree, uri) });
  const installed =
    (kind: 'msi' | 'modern') =>
    (entry: string): TrackedItem =>
      installation(tracking, packageId(kind, nameOf(entry)));
  return [
    ...expected('ExpectedPolicies').map(configured('Security policies')),
    ...expected('ExpectedSCEPCerts').map((uri) => certificate(tracking.tree, uri)),
    ...expected('ExpectedNetworkProfiles').map(configured('Network connections')),
    ...expected('ExpectedMSIAppPackages').map(installed('msi')),
    ...expected('ExpectedModernAppPackages').map(installed('modern')),
    ...win32Apps(tracking.tree, scope).map((name) => installation(tracking, packageId('win32', name))),
  ];
}

/** The package's name in `./Device/Vendor/MSFT/…/{name}/Status;1`. */
const nameOf = (entry: string): string => (entry.split(';')[0] ?? '').split('/').at(-2) ?? '';

export function win32Apps(tree: TreeState, scope: 'Device' | 'User'): readonly string[] {
  const root = `${trackedApps(scope)}/`;
  return Object.keys(tree)
    .filter((uri) => uri.startsWith(root) && uri.endsWith('/TrackingUri'))
    .map((uri) => uri.slice(root.length).split('/')[1] ?? '');
}

/** A certificate is there once its request was granted: status 1 (ClientCertificateInstall CSP, Status). */
function certificate(tree: TreeState, locUri: string): TrackedItem {
  const status = tree[`${canonicalUri(locUri)}/Status`];
  const failed = status === '16' && { error: 'The certificate was refused.' };
  return { group: 'Certificates', name: locUri, done: status === '1', ...failed };
}

function isConfigured(tree: TreeState, locUri: string): boolean {
  const uri = canonicalUri(locUri);
  return Object.keys(tree).some((key) => key === uri || key.startsWith(`${uri}/`));
}

function installation({ run, now }: Tracking, name: string): TrackedItem {
  const known: Installation | undefined = run.installations[name];
  const ended = known?.endsAt !== undefined && known.endsAt <= now;
  return {
    group: 'Apps',
    name,
    done: known !== undefined && isInstalled(known, now),
    ...(ended && { at: known.endsAt }),
    ...(ended && known.error !== undefined && { error: known.error }),
  };
}
