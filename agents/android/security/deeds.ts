import type { DeedOutcome } from '../../device/agent.js';
import { afterUnenrollment } from '../../device/lifecycle.js';
import { appsOf } from '../apps/play-sync.js';
import type { Deed } from '../deeds.js';
import type { AndroidDevice } from '../device.js';
import { endManagement, factoryReset } from '../sessions.js';
import { connect } from './connect.js';
import { functionDeeds } from './functions.js';
import { demandsOn, isRestricted, policyOn } from './policies.js';
import {
  appTakesAccount,
  failuresReset,
  givesLogs,
  hasOneLock,
  minutesToLock,
  opensAfterReset,
  passwordWillDo,
  sharesContacts,
  wipesAfter,
} from './rules.js';
import { keepLock, keepSecurity, type LockPlace, lockOf, postureOf, securityOf } from './state.js';

const done: DeedOutcome = { kind: 'done' };
const refuse = (code: string, message: string): DeedOutcome => ({ kind: 'refused', code, message });
const placeIn = (of: unknown): LockPlace => (of === 'work profile' ? 'profile' : 'device');

/** What people do at a device that its security policy may have a say in. */
export const securityDeeds: Readonly<Record<string, Deed>> = {
  ...functionDeeds,

  /** `{ of: 'device' | 'work profile', password }` */
  'set a password': ({ device, details: { of, password } }) => {
    const place = placeIn(of);
    const { password: before, history = [] } = lockOf(device, place);
    const used = [before, ...history];
    if (!passwordWillDo(device.rules, String(password), used, demandsOn(device, place)))
      return refuse('PASSWORD', 'choose another password');
    keepLock(device, place, {
      password: String(password),
      changedAt: device.world.clock.now(),
      history: used.slice(0, 10),
      failed: 0,
    });
    return done;
  },

  /** `{ of, count }` */
  'enter wrong passwords': ({ device, details: { of, count } }) => {
    const place = placeIn(of);
    const failed = (lockOf(device, place).failed ?? 0) + Number(count);
    keepLock(device, place, { failed });
    if (wipesAfter(device.rules, failed, demandsOn(device, place).failures)) wipe(device);
    return done;
  },

  'unlock the work profile with the password of the device': ({ device }) =>
    hasOneLock(device.rules, isRestricted(device, 'no_unified_password'))
      ? done
      : refuse('PASSWORD', 'the work profile has a password of its own'),

  /** `{ minutes }` */
  'leave the device alone': ({ device, details: { minutes } }) => {
    const after = minutesToLock(device.rules, postureOf(device).idleMinutes, demandsOn(device, 'device').minutes);
    keepSecurity(device, { locked: Number(minutes) >= after });
    return done;
  },

  'ask for work contacts over Bluetooth': ({ device }) =>
    sharesContacts(device.rules, policyOn(device, 'WorkProfile', 'BluetoothContactSharing'))
      ? done
      : refuse('POLICY', 'the car gets no work contacts'),

  'gather logs over USB': ({ device }) =>
    givesLogs(device.rules, postureOf(device).usbDebugging) ? done : refuse('USB_DEBUGGING', 'USB debugging is off'),

  /** Facts by name, such as `{ verifyApps: true }`. */
  'change security': ({ device, details }) => {
    keepSecurity(device, { changed: { ...securityOf(device).changed, ...details } });
    return done;
  },

  /** `{ account }`: the first that anybody enters on a device that was reset from its recovery menu. */
  'set up after a reset': ({ device, details: { account } }) =>
    opensAfterReset(device.rules, String(account), securityOf(device).resetProtection ?? [])
      ? done
      : refuse('RESET_PROTECTION', 'this device was reset: enter an account that may unlock it'),

  /** `{ url, upn, resource }`: an app of the organisation asks its directory. */
  'connect to a resource': ({ device, details }) => connect(device, details),

  /** `{ app, account }` */
  'sign in to an app': ({ device, details: { app, account } }) => {
    const installed = appsOf(device).installed.find((one) => one.package === app);
    if (installed === undefined) return refuse('NOT_INSTALLED', `${String(app)} is not installed`);
    const allowed = installed.configuration?.['com.microsoft.intune.mam.AllowedAccountUPNs'];
    const text = typeof allowed === 'string' ? allowed : undefined;
    return appTakesAccount(device.rules, String(account), text) ? done : refuse('ACCOUNT', 'use your work account');
  },
};

/** Too many wrong passwords. */
function wipe(device: AndroidDevice): void {
  const { mode } = device.state;
  if (mode === undefined) return;
  if (failuresReset(device.rules, mode)) {
    device.record = afterUnenrollment(device.record, device.world.clock.now());
    factoryReset(device);
  } else endManagement(device);
}
