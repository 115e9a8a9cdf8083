import { appSourceNode, readSourceApp, type SourceApp } from '../../../protocol/android/managing-apps.js';
import { readJsonObject } from '../../../protocol/android/read-json.js';
import { days } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { AndroidDevice } from '../device.js';
import type { InstalledApp } from './installed-app.js';
import { mayUpdate, opensAfterInstall } from './managing-app-rules.js';
import { appsOf, assignedApps, keepApps } from './play-sync.js';

/** On a device without Google Play the managing app installs what is wanted and missing, and once a day brings itself and the others up to date. */
export async function syncFromSource(device: AndroidDevice): Promise<void> {
  const source = device.state.tree[appSourceNode.slice(2)];
  if (typeof source !== 'string') return;
  for (const [name, { intent, removable }] of assignedApps(device.state)) {
    if (intent !== 'required' || appsOf(device).installed.some((app) => app.package === name)) continue;
    const found = await fetchApp(device, source, name);
    if (found !== undefined) install(device, found, removable);
  }
  await updateAll(device, source);
}

function install(device: AndroidDevice, app: SourceApp, removable: boolean): void {
  const { installed } = appsOf(device);
  const opened = device.state.mode === 'dedicated' && opensAfterInstall(device.rules);
  const now: InstalledApp = {
    ...app,
    side: 'device',
    installer: 'managing-app',
    badged: false,
    removable,
    ...(opened && { firstLaunch: {} }),
  };
  keepApps(device, { installed: [...installed, now] });
}

async function updateAll(device: AndroidDevice, source: string): Promise<void> {
  const { installed, checkedAt, keptOpen = [] } = appsOf(device);
  const now = device.world.clock.now();
  if (checkedAt !== undefined && now - checkedAt < days(1)) return;
  const updated: InstalledApp[] = [];
  for (const app of installed) {
    const asks = checkedAt !== undefined && app.installer === 'managing-app';
    const found = asks ? await fetchApp(device, source, app.package) : undefined;
    const newer = found !== undefined && found.version > app.version;
    const goes = newer && mayUpdate(device.rules, app.package, keptOpen.includes(app.package));
    updated.push(goes ? { ...app, ...found } : app);
  }
  keepApps(device, { installed: updated, checkedAt: now });
}

/** A source that is out of reach offers nothing. */
async function fetchApp(device: AndroidDevice, source: string, name: string): Promise<SourceApp | undefined> {
  const { transport, signal } = device.world;
  const url = `${source}/${encodeURIComponent(name)}`;
  try {
    const response = await transport.send({ step: 'FetchApp', method: 'GET', url, ...(signal && { signal }) });
    const read = readJsonObject(Buffer.from(response.body).toString('utf8'));
    return response.status === 200 && read.kind === 'object' ? readSourceApp(read.object) : undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
