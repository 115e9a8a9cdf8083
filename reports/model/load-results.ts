/** What a load run leaves in `load.json`. Every time is in milliseconds. It imports nothing, like the rest of the model. */
export const loadSchemaVersion = 1;

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One protocol step. Service time counts from when the request was sent, response time from when it should have been. */
export interface StepResults {
  readonly step: string;
  readonly count: number;
  readonly failed: number;
  readonly service: Percentiles;
  readonly response: Percentiles;
}

export interface DeviceCounts {
  readonly planned: number;
  readonly started: number;
  /** Started more than the tolerated lateness after its time. */
  readonly late: number;
  readonly notStarted: number;
  readonly enrolled: number;
  readonly failed: number;
  /** Enrolled in an earlier run of the same fleet and left alone. */
  readonly resumed: number;
}

/** How well the generator itself kept up. */
export interface GeneratorHealth {
  /** Delay of the event loop. */
  readonly eventLoop: Percentiles;
  /** How far after its time a device started. */
  readonly lateness: Percentiles;
  /** CPU time of this process per second of the run, 1 is one core. */
  readonly cpu: number;
  /** Most devices that were under way at a time. */
  readonly inFlight: number;
}

export interface LoadResults {
  readonly schemaVersion: typeof loadSchemaVersion;
  readonly tool: { readonly name: 'muster'; readonly version: string };
  /** False when the generator could not keep its schedule: the times then say nothing about the server. */
  readonly valid: boolean;
  readonly reason?: string;
  readonly platform: string;
  readonly method: string;
  readonly model: string;
  readonly target: { readonly name: string; readonly url: string };
  readonly seed: string;
  readonly segment: { readonly index: number; readonly of: number };
  readonly startedAt: string;
  readonly durationMs: number;
  /** Devices per second: asked for, and enrolled per second of the run. */
  readonly rate: { readonly planned: number; readonly reached: number };
  readonly devices: DeviceCounts;
  readonly steps: readonly StepResults[];
  /** Where the server assigns policies to every device: how many, devices that were looked at afterwards, and those of them that obeyed all. */
  readonly firstSession?: { readonly policies: number; readonly looked: number; readonly obeyed: number };
  /** Where devices were woken by push after the last had enrolled: the times are those of the steps `push to device` and `push to answer`. */
  readonly pushes?: {
    readonly planned: number;
    readonly sent: number;
    readonly answered: number;
    /** Sent more than the tolerated lateness after its time. */
    readonly late: number;
    /** Pushes without an answer, by class. */
    readonly errors: Readonly<Record<string, number>>;
  };
  /** Failed devices by class: `TRANSPORT_TIMEOUT`, `http 500 at Authenticate`, … */
  readonly errors: Readonly<Record<string, number>>;
  readonly generator: GeneratorHealth;
  readonly keys: { readonly prepared: number; readonly reused: number; readonly generated: number };
  /** Bytes. What is counted is told where it is measured; absent where the fleet is too small to tell. */
  readonly memory: {
    /** Resident before anything was prepared, after the last device, and once the fleet's store was closed; garbage collected. */
    readonly before: number;
    readonly after: number;
    readonly withoutFleet: number;
    /** Devices in the store. */
    readonly devices: number;
    /** Resident per enrolled idle device: what closing the store gave back. */
    readonly perDevice?: number;
    /** Most that it should be. */
    readonly budget: number;
    /** All that the process grew by, per device enrolled in this run. */
    readonly grownPerDevice?: number;
    /** The part of it that is JavaScript heap in use. */
    readonly heapPerDevice?: number;
    /** A stored record, on average. */
    readonly record: number;
  };
}
