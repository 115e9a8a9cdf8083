import { appsOf, isPresent } from '../apps.js';
import type { AppleDevice } from '../device.js';
import { appsInLayout, layoutOfUser } from './mode-rules.js';
import { userProfiles } from './sessions.js';

/** Apps of the system that everybody has. */
const systemApps = ['com.apple.Preferences', 'com.apple.AppStore', 'com.apple.mobiletimer', 'com.apple.mobilesafari'];

/** Apps that the user who is signed in finds: those of the layout, else all of them (com.apple.homescreenlayout.yaml). */
export function appsShown(device: AppleDevice): readonly string[] {
  const all = [
    ...systemApps,
    ...appsOf(device)
      .filter(isPresent)
      .map(({ identifier }) => identifier),
  ];
  const layoutOf = (profiles: AppleDevice['state']['profiles']) =>
    profiles.flatMap(({ payloads }) => payloads).findLast(({ layout }) => layout !== undefined)?.layout;
  const layout = layoutOfUser(device.rules, layoutOf(device.state.profiles), layoutOf(userProfiles(device)));
  return appsInLayout(device.rules, all, layout);
}
