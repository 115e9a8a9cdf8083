import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Whether the administrator reads the name that the device has. */
export const namedAs: Check<object> = async ({ admin, device }, _args, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { DeviceName: received = 'no name' } = (view?.detail.information ?? {}) as JsonObject;
  return received === device?.name ? [] : [finding(requirements, device?.name ?? 'a device', String(received))];
};

/** Whether the device is listed as the organisation's. */
export const corporate: Check<object> = async ({ admin, device }, _args, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = view?.detail.ownership ?? 'nothing';
  return received === 'corporate' ? [] : [finding(requirements, 'corporate', String(received))];
};
