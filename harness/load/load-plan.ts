import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject, Method, Platform } from '../../protocol/base/vocabulary.js';

/** A deterministic share of a run's devices: every n-th, so that segments of any number of machines cover each device once. */
export interface Segment {
  readonly index: number;
  readonly of: number;
}

/** What a worker needs to know to play its share; plain data, so that it can be handed to a process or another machine. */
export interface LoadPlan {
  readonly platform: Platform;
  readonly method: Method;
  /** Id of a device model. */
  readonly model: string;
  /** Devices of the whole run. */
  readonly devices: number;
  /** Devices per second of the whole run. */
  readonly rate: number;
  readonly seed: string;
  readonly segment: Segment;
  /** Wishes passed on when enrollments are issued. */
  readonly options: JsonObject;
  /** The organisation registers each device by its serial number beforehand. */
  readonly bySerial?: true;
  /** Policies that the server assigns to every device; absent: whatever is set there. */
  readonly policies?: number;
}

export interface PlannedDevice {
  readonly index: number;
  readonly name: string;
  /** When it starts, in milliseconds after the run's start. The run's schedule is absolute: a slow server shifts nothing. */
  readonly startsAt: number;
}

/** The devices of this plan's segment in the order of their start. */
export function plannedDevices({ platform, devices, rate, segment }: LoadPlan): readonly PlannedDevice[] {
  const planned: PlannedDevice[] = [];
  for (let index = segment.index; index < devices; index += segment.of) {
    planned.push({ index, name: `${platform}-${String(index).padStart(6, '0')}`, startsAt: (index * 1_000) / rate });
  }
  return planned;
}

/** `50`, `50/s`, `600/min` as devices per second. Throws UsageError. */
export function parseRate(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(?:\/(s|min))?$/.exec(text.trim());
  const rate = match === null ? 0 : Number(match[1]) / (match[2] === 'min' ? 60 : 1);
  if (rate > 0) return rate;
  throw new UsageError('LOAD_RATE', `"${text}" is no rate of devices`, {
    place: '--rate',
    fix: 'Examples: --rate 20/s, --rate 600/min',
  });
}

/** `1/4` is the first of four shares. Throws UsageError. */
export function parseSegment(text: string): Segment {
  const match = /^(\d+)\/(\d+)$/.exec(text.trim());
  const [index, of] = [Number(match?.[1]) - 1, Number(match?.[2])];
  if (match !== null && of >= 1 && index >= 0 && index < of) return { index, of };
  throw new UsageError('LOAD_SEGMENT', `"${text}" is no share of a run`, {
    place: '--segment',
    fix: 'An example: --segment 1/4',
  });
}
