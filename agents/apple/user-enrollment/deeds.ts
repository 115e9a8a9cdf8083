import type { DeedOutcome } from '../../device/agent.js';
import { dropApp, findApp } from '../apps.js';
import type { Deed } from '../deeds.js';

/** What holders of an iPhone or iPad do with it. */
export const mobileDeeds: Readonly<Record<string, Deed>> = {
  /** `{ app }` */
  'delete app': ({ device, details }): DeedOutcome => {
    const app = String(details.app);
    if (findApp(device, app) === undefined) return { kind: 'refused', message: `${app} is not on the device` };
    dropApp(device, app);
    return { kind: 'done' };
  },
};
