import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** The verdict that the server has kept of the device is marked as one of a test. */
export const verdictIsTest: Check<object> = async ({ admin, device }, _args, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { integrity } = (view?.detail.security ?? {}) as { readonly integrity?: JsonObject };
  if (integrity?.isTest === true) return [];
  return [finding(requirements, 'testingDetails.isTestingResponse true', String(integrity?.isTest ?? 'no verdict'))];
};
