import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { readPlist } from '../../protocol/plist/codec.js';
import { dataOf, dictOf } from '../../protocol/plist/value.js';
import { Inapplicable } from './admin.js';
import { type Check, finding } from './check.js';

/** Status reports that the device sent, oldest first, as JSON. */
export function reportsOf(device: DeviceEvidence | undefined): readonly JsonObject[] {
  const sent = (device?.exchanges ?? []).filter(({ step }) => step === 'DeclarativeManagement status');
  return sent.flatMap(({ request }) => {
    const data = dataOf(dictOf(readPlist(request.body).message)?.get('Data'));
    return data === undefined ? [] : [JSON.parse(Buffer.from(data).toString('utf8')) as JsonObject];
  });
}

/** What the last report says of a declaration names this reason. */
export const reasonReported: Check<{ readonly identifier: string; readonly code: string }> = async (
  { device },
  { identifier, code },
  requirements,
) => {
  const { StatusItems } = reportsOf(device).at(-1) ?? {};
  const lists = Object.values(object(object(object(StatusItems).management).declarations));
  const found = lists.flatMap(objects).find((one) => one.identifier === identifier);
  const codes = objects(found?.reasons).map((reason) => String(reason.code));
  if (codes.includes(code)) return [];
  return [
    finding(
      requirements,
      `${identifier} with ${code}`,
      found === undefined ? 'not reported' : codes.join(', ') || 'no reason',
    ),
  ];
};

/** The last report complains about a status item. */
export const statusErrorReported: Check<{ readonly item: string }> = async ({ device }, { item }, requirements) => {
  const named = objects(reportsOf(device).at(-1)?.Errors).map(({ StatusItem }) => String(StatusItem));
  return named.includes(item) ? [] : [finding(requirements, `an error about ${item}`, named.join(', ') || 'no error')];
};

/** Which of the reports were full ones. */
export const fullReports: Check<{ readonly full: readonly boolean[] }> = async ({ device }, { full }, requirements) => {
  const received = reportsOf(device).map(({ FullReport }) => FullReport === true);
  const wanted = full.join(', ');
  return received.join(', ') === wanted
    ? []
    : [finding(requirements, `FullReport ${wanted}`, received.join(', ') || 'no report')];
};

/** How often the device asked for the token. */
export const tokenRounds: Check<{ readonly least: number; readonly most: number }> = async (
  { device },
  { least, most },
  requirements,
) => {
  const asked = (device?.exchanges ?? []).filter(({ step }) => step === 'DeclarativeManagement tokens').length;
  if (asked >= least && asked <= most) return [];
  return [finding(requirements, `the token is asked for ${least} to ${most} times`, `${asked} times`)];
};

/** What the server knows of the device from its answers to DeviceInformation. */
export const informationKept: Check<{ readonly query: string; readonly value: string }> = async (
  { admin, device },
  { query, value },
  requirements,
) => {
  try {
    const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
    const received = object(view?.detail.information)[query];
    return received === value ? [] : [finding(requirements, `${query} ${value}`, String(received ?? 'nothing'))];
  } catch (error) {
    if (error instanceof Inapplicable) return [];
    throw error;
  }
};

function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((each: Json) => object(each)) : [];
}
