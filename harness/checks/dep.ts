import type { Finding } from '../../protocol/base/finding.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { shownAt } from './shown-at.js';

/** Note under which a step leaves the latest answer of a simulated cloud. */
export const depAnswer = 'dep answer';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json?: JsonObject;
}

const latest = ({ notes }: Evidence): Answer =>
  (notes.get(depAnswer) as Answer | undefined) ?? { status: 0, text: 'no answer' };

/** Status of the latest answer, and the code that it consists of. */
export const cloudAnswers: Check<{ readonly status: number; readonly code?: string }> = async (
  evidence,
  { status, code },
  requirements,
) => {
  const answer = latest(evidence);
  const wanted = `${status}${code === undefined ? '' : ` ${code}`}`;
  const given = `${answer.status}${code === undefined ? '' : ` ${answer.text.slice(0, 200)}`}`;
  return wanted === given ? [] : [finding(requirements, wanted, given)];
};

/** Number of devices in the latest page. */
export const pageHolds: Check<{ readonly count: number }> = async (evidence, { count }, requirements) => {
  const devices = devicesIn(latest(evidence));
  return devices.length === count ? [] : [finding(requirements, `${count} devices`, `${devices.length} devices`)];
};

/** What a sync told, in order: `added SIM3, deleted SIM1`. */
export const syncTells: Check<{ readonly changes: string }> = async (evidence, { changes }, requirements) => {
  const told = devicesIn(latest(evidence)).map(({ op_type: type, serial_number: serial }) => `${type} ${serial}`);
  return compare(requirements, changes, told.join(', ') || 'nothing');
};

/** A member of what is told of one device, by its serial number. */
export const deviceTold: Check<{ readonly serial: string; readonly member: string; readonly value: string }> = async (
  evidence,
  { serial, member, value },
  requirements,
) => {
  const { devices } = latest(evidence).json ?? {};
  const device = isObject(devices) ? devices[serial] : undefined;
  const told = isObject(device) ? device[member] : device;
  return compare(requirements, `${serial}: ${value}`, `${serial}: ${String(told ?? 'nothing')}`);
};

/** What Apple's portal shows at a place such as `0.name` of the latest page. */
export const portalShows: Check<{ readonly place: string; readonly value: string }> = async (
  evidence,
  { place, value },
  requirements,
) => compare(requirements, `${place}: ${value}`, `${place}: ${shownAt(latest(evidence).json, place)}`);

function devicesIn({ json }: Answer): readonly JsonObject[] {
  return Array.isArray(json?.devices) ? json.devices.filter(isObject) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(requirements: readonly string[], expected: string, received: string): readonly Finding[] {
  return expected === received ? [] : [finding(requirements, expected, received)];
}
