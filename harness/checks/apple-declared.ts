import { mdmSignatureHeader } from '../../protocol/apple/mdm-signature.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { Inapplicable } from './admin.js';
import { reportsOf } from './apple-declarative.js';
import { type Check, type Evidence, finding } from './check.js';

/** A detail of the reason that the last report gives for a declaration. */
export const reasonDetail: Check<{
  readonly identifier: string;
  readonly detail: string;
  readonly value: string;
}> = async ({ device }, { identifier, detail, value }, requirements) => {
  const lists = Object.values(objectAt(reportsOf(device).at(-1)?.StatusItems, 'management.declarations'));
  const found = lists.flatMap(objectsIn).find((one) => one.identifier === identifier);
  const received = objectsIn(found?.reasons).map(({ details }) => textOf(objectAt(details, '')[detail]));
  if (received.includes(value)) return [];
  return [
    finding(requirements, `${detail} ${value} among the details of ${identifier}`, received.join('; ') || 'no reason'),
  ];
};

/** What several settings come to on the device, by path. */
export const settingComesTo: Check<{ readonly path: string; readonly value: string }> = async (
  { device },
  { path, value },
  requirements,
) => {
  const settings = Object.values(objectAt(device?.state.declaredSettings, ''));
  const received = settings.map((one) => at(one, path)).find((one) => one !== undefined);
  return textOf(received) === value ? [] : [finding(requirements, `${path} ${value}`, textOf(received))];
};

/** Whether the device showed who it is when it fetched declared data. */
export const askedForData: Check<{ readonly asManaged: boolean }> = async ({ device }, { asManaged }, requirements) => {
  const asked = device?.exchanges.findLast(({ step }) => step === 'GetDeclared');
  const names = Object.keys(asked?.request.headers ?? {}).map((name) => name.toLowerCase());
  const signed = asked === undefined ? undefined : names.includes(mdmSignatureHeader.toLowerCase());
  if (signed === asManaged) return [];
  const received = signed === undefined ? 'no request' : `a request ${signed ? 'with' : 'without'} Mdm-Signature`;
  return [finding(requirements, `a request ${asManaged ? 'with' : 'without'} Mdm-Signature`, received)];
};

/** How many entries of a status list the server knows. */
export const entriesKnown: Check<{ readonly item: string; readonly count: number }> = async (
  evidence,
  { item, count },
  requirements,
) => {
  const known = await statusKept(evidence);
  if (known === undefined) return [];
  const received = objectsIn(at(known, item)).length;
  return received === count ? [] : [finding(requirements, `${count} entries of ${item}`, String(received))];
};

/** An entry of a status list, as the server knows it, says this. */
export const entrySays: Check<{ readonly item: string; readonly member: string; readonly value: string }> = async (
  evidence,
  { item, member, value },
  requirements,
) => {
  const known = await statusKept(evidence);
  if (known === undefined) return [];
  const received = objectsIn(at(known, item)).map((entry) => textOf(entry[member]));
  return received.includes(value)
    ? []
    : [finding(requirements, `an entry of ${item} with ${member} ${value}`, received.join(', ') || 'no entry')];
};

/** A member of a status item, as the server knows it. */
export const memberKnown: Check<{ readonly path: string; readonly value: string }> = async (
  evidence,
  { path, value },
  requirements,
) => {
  const known = await statusKept(evidence);
  if (known === undefined) return [];
  const received = textOf(at(known, path));
  return received === value ? [] : [finding(requirements, `${path} ${value}`, received)];
};

/** What the last report says of an entry that is gone. */
export const removalReported: Check<{ readonly item: string }> = async ({ device }, { item }, requirements) => {
  const entries = objectsIn(at(reportsOf(device).at(-1)?.StatusItems, item));
  if (entries.some(({ _removed }) => _removed === true)) return [];
  return [finding(requirements, `an entry of ${item} with _removed`, JSON.stringify(entries))];
};

/** Whether the device said in its first report that it can do this. */
export const capabilityTold: Check<{ readonly name: string; readonly told: boolean }> = async (
  { device },
  { name, told },
  requirements,
) => {
  const capabilities = JSON.stringify(objectAt(reportsOf(device)[0]?.StatusItems, 'management.client-capabilities'));
  const received = capabilities.includes(JSON.stringify(name));
  if (received === told) return [];
  return [finding(requirements, `${name} ${told ? 'among' : 'not among'} the capabilities`, capabilities)];
};

/** Whether reports of the device have the key FullReport at all. */
export const hasFullReportKey: Check<{ readonly has: boolean }> = async ({ device }, { has }, requirements) => {
  const [first] = reportsOf(device);
  const received = first === undefined ? undefined : Object.hasOwn(first, 'FullReport');
  if (received === has) return [];
  return [
    finding(requirements, `a report ${has ? 'with' : 'without'} FullReport`, JSON.stringify(first ?? 'no report')),
  ];
};

/** Whether an app is on the device, in whatever state. */
export const appOnDevice: Check<{ readonly identifier: string; readonly present: boolean }> = async (
  { device },
  { identifier, present },
  requirements,
) => {
  const apps = objectsIn(device?.state.apps).map((app) => String(app.identifier));
  if (apps.includes(identifier) === present) return [];
  return [finding(requirements, `${identifier} ${present ? 'on' : 'not on'} the device`, apps.join(', ') || 'no app')];
};

/** Whether the server knows a declaration of the user, and not of the device. */
export const knownOfUser: Check<{ readonly identifier: string }> = async (evidence, { identifier }, requirements) => {
  const detail = await detailOf(evidence);
  if (detail === undefined) return [];
  const [user] = Object.values(objectAt(detail.userDeclarationStatus, ''));
  const own = objectsIn(at(detail.declarationStatus, 'management.declarations.configurations'));
  const users = objectsIn(at(user, 'management.declarations.configurations'));
  const has = (list: readonly JsonObject[]): boolean => list.some((one) => one.identifier === identifier);
  if (has(users) && !has(own)) return [];
  return [finding(requirements, `${identifier} with the user only`, has(own) ? 'with the device' : 'with nobody')];
};

async function detailOf({ admin, device }: Evidence): Promise<JsonObject | undefined> {
  try {
    const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
    return view?.detail ?? {};
  } catch (error) {
    if (error instanceof Inapplicable) return undefined;
    throw error;
  }
}

async function statusKept(evidence: Evidence): Promise<Json | undefined> {
  const detail = await detailOf(evidence);
  return detail === undefined ? undefined : (detail.declarationStatus ?? {});
}

function at(value: Json | undefined, path: string): Json | undefined {
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce<Json | undefined>((member, step) => objectIn(member)[step], value);
}

const objectAt = (value: Json | undefined, path: string): JsonObject => objectIn(at(value, path));

function objectIn(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((each: Json) => objectIn(each)) : [];
}

function textOf(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
