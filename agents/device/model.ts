import type { JsonObject, Platform } from '../../protocol/base/vocabulary.js';

/** A real make and OS version and its habits on the wire, read from `agents/models/<id>.yaml`. */
export interface DeviceModel {
  /** File name without ending: `iphone-15-ios-18`. */
  readonly id: string;
  /** What scenarios call it: `iPhone 15`. Unique among models. */
  readonly name: string;
  readonly platform: Platform;
  readonly manufacturer: string;
  /** Marketing version: `18.1`, `10.0.26200.6899`, `15`. */
  readonly osVersion: string;
  readonly osBuild: string;
  /** Product identifier on the wire: `iPhone15,4`, `Surface Laptop 6`, `Pixel 8`. */
  readonly product: string;
  /** Android API level. */
  readonly apiLevel?: number;
  readonly supervised?: boolean;
  /** Wire habits and platform facts; each platform validates its own part with a schema. */
  readonly habits: JsonObject;
}
