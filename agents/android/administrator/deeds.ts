import type { DeedOutcome } from '../../device/agent.js';
import type { Deed } from '../deeds.js';
import { notificationsOn } from './notifications.js';
import { openLink } from './open-link.js';
import { askPortal } from './portal-client.js';
import { listIssues, offersResolve, resolve } from './resolve.js';

const done: DeedOutcome = { kind: 'done' };

/** What the user does with the Company Portal app. */
export const companyPortalDeeds: Readonly<Record<string, Deed>> = {
  /** `{ url, wording?, how?: 'tapped' | 'pasted' }` */
  'open a link': ({ device, details }) => openLink(device, details),
  /** `{ page }`; the app stays open behind what the user does next. */
  'leave Company Portal open': ({ device, details: { page = 'Home' } }) => {
    device.state = { ...device.state, portalPage: String(page) };
    return done;
  },
  'select the notification': ({ device }) => {
    const last = notificationsOn(device).at(-1);
    if (last === undefined) return { kind: 'refused', message: 'there is no notification' };
    device.state = { ...device.state, portalPage: last.target };
    return done;
  },
  'look for Resolve': async ({ device }) =>
    (await offersResolve(device)) ? done : { kind: 'refused', code: 'NO_RESOLVE', message: 'there is no such button' },
  /** `{ username, password }` */
  Resolve: resolve,
  'check the device': async ({ device }) => {
    await listIssues(device);
    return done;
  },
  'postpone the set-up': ({ device }) => {
    device.state = { ...device.state, setupNotification: 'waiting' };
    return done;
  },
  'open the set-up again from its notification': ({ device }) => {
    if (device.state.setupNotification === undefined) return { kind: 'refused', message: 'nothing was postponed' };
    device.state = { ...device.state, setupNotification: 'opened' };
    return done;
  },
  'open a company resource': async ({ device }) => {
    const answer = await askPortal(device, 'resource');
    const { message, status } = answer.kind === 'message' ? answer : { message: '', status: 200 };
    return { kind: status === 200 ? 'done' : 'refused', message };
  },
};
