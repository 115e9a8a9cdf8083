import type { AppSide } from '../../../protocol/android/managed-play.js';
import type { ProtectedPlace } from '../../../protocol/app-protection/messages.js';
import { type ProtectedApp, signInToApp, withProtectedApp } from '../../app-protection/protected-app.js';
import { appsOf } from '../apps/play-sync.js';
import type { Deed } from '../deeds.js';

/** Where an app lives, in the words of its protection. */
const places: Readonly<Record<AppSide, ProtectedPlace>> = {
  work: 'work profile',
  personal: 'personal profile',
  device: 'device',
};

/** What the user does in apps that hold data of the organisation. */
export const protectedAppDeeds: Readonly<Record<string, Deed>> = {
  /** `{ app, side, username, password }`: an app in the work profile and the same beside it are two. */
  'sign in to a protected app': async ({ device, details: { app, side, username, password } }) => {
    const found = appsOf(device).installed.find((one) => one.package === app && one.side === side);
    if (found === undefined) return { kind: 'refused', code: 'NOT_INSTALLED', message: `${String(app)} is not there` };
    const who = { username: String(username), password: String(password) };
    const question = { ...who, app: found.package, platform: 'android', place: places[found.side] } as const;
    const signIn = await signInToApp(device.world, question);
    if (signIn.app !== undefined)
      device.state = { ...device.state, protectedApps: withProtectedApp(device.state.protectedApps, signIn.app) };
    return signIn.outcome;
  },
};

/** What is left when a work profile goes; undefined when nothing is. */
export function protectedAppsLeft(apps: readonly ProtectedApp[] = []): readonly ProtectedApp[] | undefined {
  const left = apps.filter(({ place }) => place === 'personal profile');
  return left.length === 0 ? undefined : left;
}
