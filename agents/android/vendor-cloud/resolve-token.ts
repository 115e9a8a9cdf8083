import { amapiTokenExtra, cloudLinkExtra } from '../../../protocol/amapi/device-link.js';
import { enrollmentMethodExtra, extraKey } from '../../../protocol/android/provisioning-extras.table.js';
import { isJsonObject, readJsonObject } from '../../../protocol/android/read-json.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import { methods } from '../../../protocol/base/vocabulary.js';
import { type AndroidDevice, refuse, refuseProvisioning } from '../device.js';

/** The spelling of a damaged copy of the manual: read all the same, and reported. */
const misspelt = amapiTokenExtra.replace('clouddpc', 'cloudpc');

/** What the DPC knows once it has presented its token. */
export interface ResolvedBundle {
  readonly bundle: JsonObject;
  /** What the token enrolls, where that was told. */
  readonly method?: Method;
}

/**
 * A console's custom JSON names a token and no server: Android Device Policy asks Google whose it is. Here the address beside the entry stands
 * for Google and gives the payload of the token; that exchange is ours. A bundle that names its server stays as it is.
 */
export async function resolveToken(
  device: AndroidDevice,
  bundle: JsonObject,
  address: string | undefined,
): Promise<ResolvedBundle> {
  const token = bundle[amapiTokenExtra] ?? readMisspelt(device, bundle);
  if (typeof token !== 'string' || bundle[cloudLinkExtra] !== undefined || address === undefined) return { bundle };
  const told = await present(device, `${address}?${new URLSearchParams({ et: token })}`);
  const { [enrollmentMethodExtra]: named, ...rest } = told;
  const method = methods.find((one) => one === named);
  return { bundle: { ...bundle, ...rest }, ...(method !== undefined && { method }) };
}

function readMisspelt(device: AndroidDevice, bundle: JsonObject): JsonObject[string] | undefined {
  if (bundle[misspelt] === undefined) return undefined;
  device.note([{ severity: 'warn', place: misspelt, expected: amapiTokenExtra, received: misspelt }]);
  return bundle[misspelt];
}

async function present(device: AndroidDevice, url: string): Promise<JsonObject> {
  const step = 'PresentToken';
  const { transport, signal } = device.world;
  const { status, body, exchange } = await transport.send({ step, method: 'GET', url, ...(signal && { signal }) });
  if (status !== 200)
    return refuse({
      form: 'http',
      code: String(status),
      message: 'the enrollment token opens nothing',
      step,
      exchange,
    });
  const read = readJsonObject(Buffer.from(body).toString('utf8'));
  const extras = read.kind === 'object' ? read.object[extraKey('ADMIN_EXTRAS_BUNDLE')] : undefined;
  return isJsonObject(extras) ? extras : refuseProvisioning(step, 'unreadable', 'the token leads to no payload');
}
