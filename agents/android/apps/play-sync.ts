import {
  type AppAssignment,
  appsNode,
  type PlayAccount,
  playAccountNode,
  readAssignment,
  readPlayAccount,
  type StoreApp,
} from '../../../protocol/android/managed-play.js';
import { days } from '../../../protocol/base/clock.js';
import type { TreeState } from '../../omadm/csp.js';
import type { AndroidDevice } from '../device.js';
import { policyOn } from '../security/policies.js';
import { updatesOver } from '../security/rules.js';
import { type AppsState, type InstalledApp, noApps } from './installed-app.js';
import { PlayStore } from './play-store.js';
import { placeOfManagedApp, questionsBeforeInstall } from './rules.js';

/** The account that the server added; undefined on a device without one. */
export function playAccount({ tree }: { readonly tree: TreeState }): PlayAccount | undefined {
  const text = tree[playAccountNode.slice(2)];
  return typeof text === 'string' ? readPlayAccount(text) : undefined;
}

/** What the server wants, by package. */
export function assignedApps({ tree }: { readonly tree: TreeState }): ReadonlyMap<string, AppAssignment> {
  const prefix = `${appsNode.slice(2)}/`;
  const found = Object.entries(tree).flatMap(([uri, value]): [string, AppAssignment][] => {
    const [name, leaf] = uri.startsWith(prefix) ? uri.slice(prefix.length).split('/') : [];
    const assignment = leaf === 'Assignment' && typeof value === 'string' ? readAssignment(value) : undefined;
    return name === undefined || assignment === undefined ? [] : [[name, assignment]];
  });
  return new Map(found);
}

export const appsOf = ({ state }: AndroidDevice): AppsState => state.apps ?? noApps;

export function keepApps(device: AndroidDevice, change: Partial<AppsState>): void {
  device.state = { ...device.state, apps: { ...appsOf(device), ...change } };
}

/** Managed Google Play does what the server wants: removes, installs, configures, and once a day brings apps up to date. */
export async function syncPlay(device: AndroidDevice): Promise<void> {
  const account = playAccount(device.state);
  if (account === undefined) return;
  const store = new PlayStore(device, account);
  const wanted = assignedApps(device.state);
  removeUnwanted(device, wanted);
  for (const [name, assignment] of wanted) await takeAssignment(device, store, name, assignment);
  await updateApps(device, store);
}

function removeUnwanted(device: AndroidDevice, wanted: ReadonlyMap<string, AppAssignment>): void {
  const { installed } = appsOf(device);
  const stays = ({ installer, package: name }: InstalledApp): boolean =>
    installer === 'user' || (wanted.get(name)?.intent ?? 'uninstall') !== 'uninstall';
  if (!installed.every(stays)) keepApps(device, { installed: installed.filter(stays) });
}

async function takeAssignment(
  device: AndroidDevice,
  store: PlayStore,
  name: string,
  assignment: AppAssignment,
): Promise<void> {
  const present = appsOf(device).installed.find((app) => app.package === name && app.installer === 'managed-play');
  if (present === undefined && assignment.intent !== 'required') return;
  const wanted = JSON.stringify([assignment.removable, assignment.configuration]);
  if (present !== undefined && wanted === JSON.stringify([present.removable, present.configuration])) return;
  const found = await store.app(name);
  if (found !== undefined) installFromPlay(device, found, assignment);
}

/** Puts an app of the store on the device, or its new version and configuration in the place of the old ones. */
export function installFromPlay(device: AndroidDevice, app: StoreApp, assignment: AppAssignment): void {
  const { mode = 'fully-managed' } = device.state;
  const { installed, asked } = appsOf(device);
  const questions = questionsBeforeInstall(device.rules, app.package, false);
  if (questions.length > 0) {
    keepApps(device, { asked: [...asked, ...questions] });
    return;
  }
  const before = installed.find((one) => one.package === app.package && one.installer === 'managed-play');
  const now: InstalledApp = {
    ...before,
    package: app.package,
    version: app.version,
    ...placeOfManagedApp(device.rules, mode),
    installer: 'managed-play',
    removable: assignment.removable,
    ...(assignment.configuration && { configuration: assignment.configuration }),
  };
  keepApps(device, { installed: [...installed.filter((one) => one !== before), now] });
}

async function updateApps(device: AndroidDevice, store: PlayStore): Promise<void> {
  const { installed, checkedAt } = appsOf(device);
  const now = device.world.clock.now();
  if (installed.length === 0) return;
  const policy = policyOn(device, 'OwnerPolicy', 'AppAutoUpdate');
  if (!updatesOver(device.rules, device.habits.network, policy)) return;
  if (checkedAt !== undefined && now - checkedAt >= days(1)) await replaceOutdated(device, store, installed);
  if (checkedAt === undefined || now - checkedAt >= days(1)) keepApps(device, { checkedAt: now });
}

async function replaceOutdated(
  device: AndroidDevice,
  store: PlayStore,
  installed: readonly InstalledApp[],
): Promise<void> {
  const updated: InstalledApp[] = [];
  for (const app of installed) {
    const found = app.installer === 'managed-play' ? await store.app(app.package) : undefined;
    updated.push(found !== undefined && found.version > app.version ? { ...app, version: found.version } : app);
  }
  keepApps(device, { installed: updated });
}
