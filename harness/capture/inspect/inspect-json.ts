import { parseProvisioningPayload } from '../../../protocol/android/parse-payload.js';
import { extraPrefix, shortExtraPrefix } from '../../../protocol/android/provisioning-extras.table.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Inspection, Outline } from './inspection.js';

/** Android provisioning JSON; any other JSON is shown as it is. */
export function inspectJson(bytes: Uint8Array): Inspection {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.includes(extraPrefix) && !text.includes(`"${shortExtraPrefix}`)) return plainJson(text);
  const { message, findings } = parseProvisioningPayload(text);
  return { kind: 'Android provisioning payload', content: message as unknown as Outline, findings, inside: [] };
}

function plainJson(text: string): Inspection {
  try {
    return { kind: 'JSON', content: JSON.parse(text) as Outline, findings: [], inside: [] };
  } catch (error) {
    throw new ProtocolError('INSPECT_JSON', 'it begins like JSON and is none', { cause: error });
  }
}
