import { type Check, finding } from './check.js';

/** Hosts of Google, and of managed Google Play wherever it is simulated. */
const google = /(^|\.)(google|googleapis|gstatic|android)\.|^play\./;

/** No exchange of the device went to a service of Google. */
export const reachedNoGoogle: Check<object> = async ({ device }, _args, requirements) => {
  const asked = (device?.exchanges ?? []).find(({ request }) => google.test(new URL(request.url).hostname));
  if (asked === undefined) return [];
  return [finding(requirements, 'no exchange with Google', `${asked.step} went to ${asked.request.url}`)];
};

/** The administrator's list has no device of this serial number. */
export const isNotListed: Check<object> = async ({ admin, device }, _args, requirements) => {
  const listed = (await admin.readDevices()).find(({ serial }) => serial === device?.serial);
  return listed === undefined ? [] : [finding(requirements, 'a list without the device', `it is ${listed.state}`)];
};
