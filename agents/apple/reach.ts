import type { DeedOutcome } from '../device/agent.js';
import type { Deed } from './deeds.js';

const done: DeedOutcome = Object.freeze({ kind: 'done' });

/** Where the holder takes the device: away from every network, and back. */
export const reachDeeds: Readonly<Record<string, Deed>> = {
  'go out of reach': ({ device }) => {
    device.update({ outOfReach: true });
    return done;
  },
  'come into reach': ({ device }) => {
    device.update({ outOfReach: undefined });
    return done;
  },
};
