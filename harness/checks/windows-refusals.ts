import { type Check, finding } from './check.js';

/** The device's last management message was answered. */
export const isManagedOn: Check<object> = async ({ device }, _args, requirements) => {
  const last = (device?.exchanges ?? []).findLast(({ step }) => step.startsWith('Package'));
  const received = last === undefined ? 'no session' : `HTTP ${last.response?.status ?? last.failure}`;
  return received === 'HTTP 200' ? [] : [finding(requirements, 'a session that the server answers', received)];
};

/** Whose device it is in the console. */
export const ownedBy: Check<{ readonly upn: string }> = async ({ device, admin }, { upn }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = view?.upn ?? 'nobody';
  return received === upn ? [] : [finding(requirements, upn, received)];
};
