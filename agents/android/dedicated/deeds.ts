import type { DeedOutcome } from '../../device/agent.js';
import { appsOf } from '../apps/play-sync.js';
import type { Deed } from '../deeds.js';
import { lockTaskIn } from './lock-task-csp.js';
import { lockLetsAct, lockLetsStart } from './rules.js';
import { signTo } from './shared-mode.js';

const done: DeedOutcome = { kind: 'done' };
const refuse = (code: string, message: string): DeedOutcome => ({ kind: 'refused', code, message });

/** What whoever stands before a dedicated device does with it. */
export const dedicatedDeeds: Readonly<Record<string, Deed>> = {
  /** `{ what }`: a package name, or the name of a web link. */
  start: ({ device, details: { what = '' } }) => {
    const policy = lockTaskIn(device.state.tree);
    if (policy !== undefined && !lockLetsStart(device.rules, policy, String(what)))
      return refuse('LOCKED', `the device is locked, and not to ${String(what)}`);
    const isLink = policy?.webLinks.some(({ name }) => name === what) ?? false;
    const installed = appsOf(device).installed.some((app) => app.package === what);
    return isLink || installed ? done : refuse('NOT_INSTALLED', `${String(what)} is not there`);
  },
  /** `{ action }`: `open settings`, `add an account`, `add an app` */
  'act on the device': ({ device, details: { action = '' } }) => {
    const locked = lockTaskIn(device.state.tree) !== undefined;
    return locked && !lockLetsAct(device.rules) ? refuse('LOCKED', `the device is locked: ${String(action)}`) : done;
  },
  /** `{ app, user }` */
  'sign in': ({ device, details: { app = '', user = '' } }) => {
    signTo(device, String(app), String(user));
    return done;
  },
  /** `{ app }` */
  'sign out': ({ device, details: { app = '' } }) => {
    signTo(device, String(app), undefined);
    return done;
  },
};
