import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';
import { pageShown } from './device-pages.js';

/** Whose the device is, who uses it and how it is managed, in the administrator's record. */
export const recordSays: Check<{ readonly ownership: string; readonly user: string; readonly mode: string }> = async (
  { admin, device },
  { ownership, user, mode },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { detail = {}, upn = 'nobody' } = view ?? {};
  const received = [detail.ownership, upn.split('@')[0], detail.managementMode].map(String).join(', ');
  const expected = [ownership, user.toLowerCase(), mode].join(', ');
  return received === expected ? [] : [finding(requirements, expected, received)];
};

/** Note under which a scenario leaves the method that the server offered; `refused` for none. */
export const offerNote = 'android-method-offer';

/** The method that was offered, and by which the device came in; `refused`: none was. */
export const cameInBy: Check<{ readonly method: string }> = async ({ device, notes }, { method }, requirements) => {
  const offer = String(notes.get(offerNote) ?? 'nothing');
  const came = device?.outcome?.kind === 'enrolled' ? String(device.method) : 'refused';
  if (offer === method && came === method) return [];
  return [finding(requirements, `offered and enrolled: ${method}`, `offered ${offer}, enrolled ${came}`)];
};

/** Which app enrolled the device, in the administrator's record. */
export const enrolledThrough: Check<{ readonly app: string }> = async ({ admin, device }, { app }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = String(view?.detail.enrollingApp ?? 'nothing');
  return received === app ? [] : [finding(requirements, `an enrollment by ${app}`, received)];
};

/** Where the console lists a method. */
export const methodIsListed: Check<{ readonly method: string; readonly group: string }> = async (
  { admin },
  { method, group },
  requirements,
) => {
  const { types } = (await admin.readPage('enrollment-types')) as { readonly types?: readonly JsonObject[] };
  const received = String(types?.find((one) => one.method === method)?.group ?? 'nowhere');
  return received === group ? [] : [finding(requirements, `${method} under ${group}`, received)];
};

/** What the device is divided into. */
export const deviceHasProfiles: Check<{ readonly profiles: string }> = async (
  { device },
  { profiles },
  requirements,
) => {
  const received = ((device?.state.profiles ?? []) as readonly string[]).join(', ') || 'none';
  return received === profiles ? [] : [finding(requirements, `the profiles ${profiles}`, received)];
};

/** A policy that the device holds as a whole. */
export const deviceKeeps: Check<{ readonly policy: string; readonly value: string }> = async (
  { device },
  { policy, value },
  requirements,
) => {
  const policies = (device?.state.devicePolicies ?? {}) as JsonObject;
  const received = String(policies[policy] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${policy} ${value} on the device`, received)];
};

/** Note under which a scenario keeps the page that it opened before. */
export const earlierPage = 'earlier page';

/** The page shows no token and no QR code. */
export const showsNoToken: Check<object> = async ({ notes }, _args, requirements) => {
  const { token, qrPng } = (notes.get(pageShown) ?? {}) as JsonObject;
  return token === undefined && qrPng === undefined
    ? []
    : [finding(requirements, 'no token and no QR code', 'a token')];
};

/** The page shows the token that it showed before. */
export const showsSameToken: Check<object> = async ({ notes }, _args, requirements) => {
  const [before, now] = [earlierPage, pageShown].map((key) => ((notes.get(key) ?? {}) as JsonObject).token);
  return now !== undefined && now === before ? [] : [finding(requirements, 'the same token', 'another one')];
};
