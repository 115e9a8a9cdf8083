import type { JsonObject } from '../base/vocabulary.js';

/*
 * How a device asks Google's zero-touch service or Samsung's Knox Mobile Enrollment who it belongs to is not public. These messages are our own:
 * below the root of the simulated cloud, for simulated devices only. What they carry is what the public APIs and consoles let people fill in.
 */

/** POST: a device in its set-up asks what is assigned to it. 404: nothing is. */
export const assignmentPath = '/muster/assignment';
/** GET `?address=`: the package that lies at this address in the world, such as a DPC in Google Play. */
export const packagePath = '/muster/package';

/** What a device says of itself. */
export interface VendorQuestion {
  /** Of the first SIM. */
  readonly imei: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
}

/** What is assigned to the device. */
export interface VendorAssignment {
  /** DPC extras of a zero-touch configuration, or a profile of Knox Mobile Enrollment as `knox-profile.ts` reads it. */
  readonly text: string;
  /** Android package of the DPC that zero-touch installs. */
  readonly dpc?: string;
  /** What the set-up shows: organisation, support, message. */
  readonly shown: JsonObject;
  /** How long after a set-up without network the device resets itself (ms). */
  readonly forcedResetMs?: number;
}
