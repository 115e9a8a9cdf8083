import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DeviceIdentifier } from '../../../../protocol/zero-touch/messages.js';

/** Everything that the simulated service holds, by id. */
export class ZeroTouchState {
  readonly partners = new Map<string, Partner>();
  readonly customers = new Map<string, Customer>();
  readonly devices = new Map<string, ClaimedDevice>();
  /** Devices whose SIM-lock section somebody has claimed. */
  readonly simLocks: SimLock[] = [];
  readonly operations = new Map<string, Operation>();
  /** Whoever calls the API, by the bearer token of the account. */
  readonly accounts = new Map<string, Account>();
  /** Frames that an MDM console has opened, by their token. */
  readonly frames = new Map<string, Frame>();
  #last = 1000;

  /** A new id, unlike every other one here. */
  nextId(): string {
    this.#last += 1;
    return String(this.#last);
  }
}

/** A reseller, or a vendor that sells for one. */
export interface Partner {
  readonly id: string;
  readonly companyName: string;
  /** The reseller that a vendor sells for. */
  readonly parent?: string;
  /** Suppliers that do not take part sell devices that the service never learns of. */
  readonly participates: boolean;
}

/** An organisation with its configurations. */
export interface Customer {
  readonly id: string;
  readonly companyName: string;
  readonly people: readonly string[];
  /** Resellers and vendors that sell to it. */
  readonly soldBy: Set<string>;
  termsAccepted: boolean;
  readonly configurations: Map<string, Configuration>;
}

export interface Configuration {
  readonly id: string;
  /** In the portal or API of the service, or in the frame of an MDM console. */
  readonly madeIn: 'portal' | 'frame';
  /** The members that people write. */
  readonly fields: ConfigurationFields;
  isDefault: boolean;
}

export interface ConfigurationFields {
  readonly configurationName: string;
  readonly dpcResourcePath: string;
  readonly dpcExtras: string;
  readonly companyName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly customMessage: string;
  readonly forcedResetMs: number;
}

/** A device for which a reseller has claimed the zero-touch section. */
export interface ClaimedDevice {
  readonly id: string;
  readonly identifier: DeviceIdentifier;
  readonly customer: string;
  readonly reseller: string;
  metadata: JsonObject;
  configuration?: string;
}

export interface SimLock {
  readonly identifier: DeviceIdentifier;
  readonly reseller: string;
}

export interface Account {
  readonly email: string;
  /** Customers' people, or people of one reseller. */
  readonly partner?: string;
}

export interface Operation {
  readonly name: string;
  readonly partner: string;
  readonly createdAt: number;
  readonly items: readonly JsonObject[];
  readonly succeeded: number;
}

/** The zero-touch pages of one MDM console, with what was linked there. */
export interface Frame {
  /** Organisation of the console. */
  readonly enterprise: string;
  /** Android package of the DPC that the console manages by. */
  readonly dpc: string;
  readonly dpcExtras: string;
  readonly linked: Set<string>;
  support: { readonly companyName: string; readonly contactEmail: string; readonly contactPhone: string };
}
