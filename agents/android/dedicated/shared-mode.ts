import { appsOf } from '../apps/play-sync.js';
import type { AndroidDevice } from '../device.js';
import { reachOfSignIn, type SignedIn } from './rules.js';

const authenticator = 'com.azure.authenticator';

/** Apps whose directory library takes part in shared device mode, by global sign-in and sign-out (Microsoft identity platform, "Shared device mode"). */
const participating: readonly string[] = ['com.microsoft.teams', 'com.microsoft.launcher.enterprise'];

/** The apps on this device that share one sign-in: none, unless Authenticator was put into shared device mode. */
function sharing(device: AndroidDevice): readonly string[] {
  const { installed } = appsOf(device);
  const broker = installed.find((app) => app.package === authenticator);
  if (broker?.configuration?.shared_device_mode_enabled !== true) return [];
  return installed.map((app) => app.package).filter((name) => participating.includes(name));
}

/** Somebody signs in to an app, or out of it. */
export function signTo(device: AndroidDevice, app: string, user: string | undefined): void {
  const kind = user === undefined ? 'out' : 'in';
  const reach = reachOfSignIn(device.rules, app, sharing(device), kind);
  const before: SignedIn = device.state.signedIn ?? {};
  const others = Object.entries(before).filter(([name]) => !reach.includes(name));
  const now = user === undefined ? [] : reach.map((name) => [name, user] as const);
  device.state = { ...device.state, signedIn: Object.fromEntries([...others, ...now]) };
}
