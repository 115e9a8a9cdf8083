import { type Check, finding } from './check.js';

/** Hosts of Google, and of managed Google Play wherever it is simulated. */
const google = /(^|\.)(google|googleapis|gstatic|android)\.|^play\./;

/** No exchange of the device went to a service of Google. */
export const reachedNoGoogle: Check<object> = async ({ device }, _args, requirements) => {
  const asked = (device?.exchanges ?? []).find(({ request }) => google.test(new URL(request.url).hostname));
  if (asked === undefined) return [];
  return [finding(requirements, 'no exchange with Google', `${asked.step} went to ${asked.request.url}`)];
};
