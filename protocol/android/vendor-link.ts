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
  /** Of the second SIM, where there is one. */
  readonly imei2?: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  /** A profile that the device was told of by the QR code of a console. */
  readonly profile?: string;
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

/** Name under which a console's own QR code carries the id of its profile; ours. */
export const knoxProfileExtra = 'test.muster.knox.EXTRA_PROFILE_ID';
