import { appsOf } from '../apps/play-sync.js';
import type { Deed } from '../deeds.js';
import { workVpns } from './contents.js';
import { vpnCarries } from './rules.js';

/** What the user does about the network. */
export const workProfileDeeds: Readonly<Record<string, Deed>> = {
  /** `{ app }`: `message` says which way its traffic goes, `tunnel` or `direct`. */
  'go online': ({ device, details }) => {
    const app = appsOf(device).installed.find(({ package: name }) => name === details.app);
    if (app === undefined)
      return { kind: 'refused', code: 'NOT_INSTALLED', message: `${String(details.app)} is missing` };
    const carries = workVpns(device).some(
      ({ apps }) => vpnCarries(device.rules, app.side) && (apps?.includes(app.package) ?? true),
    );
    return { kind: 'done', message: carries ? 'tunnel' : 'direct' };
  },
};
