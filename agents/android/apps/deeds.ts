import { type AppSide, appSides } from '../../../protocol/android/managed-play.js';
import type { DeedOutcome } from '../../device/agent.js';
import { appPolicyHolds } from '../csp/app-policy.js';
import { restrictionPlaces } from '../csp/restrictions.js';
import type { Deed } from '../deeds.js';
import type { AndroidDevice } from '../device.js';
import type { InstalledApp } from './installed-app.js';
import { PlayStore } from './play-store.js';
import { appsOf, installFromPlay, keepApps, playAccount } from './play-sync.js';
import { otherSourcesAllowed, personalSideIsFree, uninstallIsBlocked } from './rules.js';

const done: DeedOutcome = { kind: 'done' };
const refuse = (code: string, message: string): DeedOutcome => ({ kind: 'refused', code, message });

/** What the user does with apps. */
export const appDeeds: Readonly<Record<string, Deed>> = {
  /** `{ app, side }`: from a file or another store. */
  'install app': ({ device, details }) => {
    const side = appSides.find((one) => one === details.side) ?? 'device';
    const objection = objectionToOtherSource(device, side);
    if (objection !== undefined) return refuse(objection, `${String(details.app)} cannot be installed`);
    const { installed } = appsOf(device);
    const app: InstalledApp = {
      package: String(details.app),
      version: 1,
      side,
      installer: 'user',
      badged: side === 'work',
      removable: true,
    };
    keepApps(device, { installed: [...installed, app] });
    return done;
  },

  /** The names of what the store offers are in `message`. */
  'browse store': async ({ device }) => {
    const store = storeOf(device);
    if (store === undefined) return refuse('NO_ACCOUNT', 'managed Google Play has no account here');
    const offered = await store.offered();
    return { kind: 'done', message: offered.map(({ package: name }) => name).join(', ') };
  },

  /** `{ app }`: from managed Google Play, by hand. */
  'install from store': async ({ device, details }) => {
    const offered = await storeOf(device)?.offered();
    const app = offered?.find((one) => one.package === details.app);
    if (app === undefined) return refuse('NOT_OFFERED', `${String(details.app)} is not in the store`);
    installFromPlay(device, app, { intent: 'available', removable: true });
    return done;
  },

  /** `{ app }` */
  'uninstall app': ({ device, details }) => {
    const { installed } = appsOf(device);
    const app = installed.find(({ package: name }) => name === details.app);
    if (app === undefined) return refuse('NOT_INSTALLED', `${String(details.app)} is not installed`);
    const blocked = appPolicyHolds(device.state.tree, 'UninstallBlocked');
    if (!app.removable) return refuse('FIXED', `${app.package} cannot be uninstalled`);
    if (uninstallIsBlocked(device.rules, blocked, app)) return refuse('POLICY', `${app.package} cannot be uninstalled`);
    keepApps(device, { installed: installed.filter((one) => one !== app) });
    return done;
  },

  /** `{ app }` */
  'open app': ({ device, details }) => {
    const { installed } = appsOf(device);
    const app = installed.find(({ package: name }) => name === details.app);
    if (app === undefined) return refuse('NOT_INSTALLED', `${String(details.app)} is not installed`);
    const opened = { ...app, firstLaunch: app.firstLaunch ?? app.configuration ?? {} };
    keepApps(device, { installed: installed.map((one) => (one === app ? opened : one)) });
    return done;
  },
};

function storeOf(device: AndroidDevice): PlayStore | undefined {
  const account = playAccount(device.state);
  return account === undefined ? undefined : new PlayStore(device, account);
}

/** Why the user cannot install from elsewhere on this side; undefined when nothing is in the way. */
function objectionToOtherSource(device: AndroidDevice, side: AppSide): string | undefined {
  const { rules } = device;
  const { tree } = device.state;
  const blocked = (name: string): boolean => tree[`${restrictionPlaces.profile.slice(2)}/${name}`] === 'true';
  if (side === 'personal') return personalSideIsFree(rules, blocked('no_install_apps')) ? undefined : 'RESTRICTION';
  if (side === 'work') return 'WORK_PROFILE';
  return otherSourcesAllowed(rules, appPolicyHolds(tree, 'ManagedPlayOnly')) ? undefined : 'POLICY';
}
