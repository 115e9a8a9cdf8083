import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { dictToJson } from '../../protocol/plist/json.js';
import { isHeldInApp } from './ade/single-app.js';
import type { AppleState } from './apple-state.js';
import { appsOf } from './apps.js';
import { declarationsAsSeen } from './declarative/view.js';
import type { AppleDevice } from './device.js';
import { storeOpens } from './framework-rules.js';
import { effectiveRestrictions } from './restrictions/effective.js';
import { sharingView } from './shared-ipad/view.js';

/** What checks and people see of a device beside its exchanges. */
export function visibleState(device: AppleDevice): JsonObject {
  const { state, locked, supervised } = device;
  const restrictions = effectiveRestrictions(device);
  return {
    supervised,
    locked,
    restrictions: dictToJson(restrictions),
    ...sharingView(device),
    appStore: storeOpens(device.rules, restrictions.get('allowUIAppInstallation') !== false) ? 'open' : 'blocked',
    profiles: state.profiles as unknown as Json,
    singleApp: isHeldInApp(device),
    ...(state.setup !== undefined && { setup: setUpAsSeen(state) }),
    ...(state.content !== undefined && { content: state.content }),
    inUse: state.inUse === true,
    ...(state.migration !== undefined && { migration: state.migration as unknown as Json }),
    ...(state.mac !== undefined && { mac: state.mac as unknown as Json }),
    apps: appsOf(device) as unknown as Json,
    ...(state.protectedApps !== undefined && { protectedApps: state.protectedApps as unknown as Json }),
    ...(state.mdm !== undefined && { mdm: state.mdm as unknown as Json }),
    ...declarationsAsSeen(device),
    ...(state.account !== undefined && { waitsForSignIn: state.account.asked !== undefined }),
    ...(state.lastStatus !== undefined && { lastStatus: state.lastStatus }),
  };
}

/** Setup Assistant as its holder sees it: the panes, and whether the home screen was reached. */
function setUpAsSeen({ setup, awaiting }: AppleState): Json {
  return { ...setup, homeScreen: awaiting !== true } as unknown as Json;
}
