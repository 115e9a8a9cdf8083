import { section } from '../../protocol/base/section.js';
import { type Check, finding } from './check.js';

/** Keys that name the hardware (apple/device-management, mdm/checkin/authenticate.yaml: not allowed in User Enrollment). */
const namingKeys = /<key>(UDID|SerialNumber|IMEI|MEID|UnlockToken)<\/key>/;

/** No message to the MDM server carries a key that names the hardware, or the serial number under any key. */
export const nothingNamesTheDevice: Check<object> = async ({ device }, _args, requirements) => {
  const messages = (device?.exchanges ?? []).filter(({ request }) => request.method === 'PUT');
  const at = { section: section('apple/device-management', 'mdm/checkin/authenticate.yaml') };
  if (messages.length === 0) return [finding(requirements, 'messages to the MDM server', 'none', at)];
  return messages.flatMap(({ step, request }) => {
    const text = Buffer.from(request.body).toString('utf8');
    const [told] = namingKeys.exec(text) ?? (text.includes(device?.serial ?? '\0') ? ['the serial number'] : []);
    return told === undefined ? [] : [finding(requirements, `${step} that names no hardware`, told, at)];
  });
};
