import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Tenant } from '../../tenant.js';
import { takeOperation } from './commands.js';
import { takeDevice } from './devices.js';
import { type GoogleClient, GoogleError } from './google-client.js';
import { acknowledges, isOurs, meaningOf, pushIsGenuine } from './notification-rules.js';
import { emmState } from './state.js';

/** Takes one push of Cloud Pub/Sub and gives the HTTP status of the answer: any 2xx acknowledges the message. */
export function takePush(tenant: Tenant, client: GoogleClient, token: string, body: JsonObject): number {
  if (!pushIsGenuine(tenant.context(), emmState(tenant.state).pushToken, token)) return 403;
  const message = readMessage(body);
  if (message === undefined) return 400;
  return acknowledges(tenant.context(), takeMessage(tenant, client, message)) ? 204 : 503;
}

interface Notification {
  readonly type: string;
  readonly resource: JsonObject;
}

/** Whether the message was taken; what nobody here can use is taken, too. */
function takeMessage(tenant: Tenant, client: GoogleClient, { type, resource }: Notification): boolean {
  const context = tenant.context();
  const meaning = meaningOf(context, type);
  if (meaning === 'refused') return false;
  if (meaning === 'ignored') return true;
  if (!isOurs(context, String(resource.name), emmState(tenant.state).enterprise ?? '')) return true;
  try {
    if (meaning === 'device') takeDevice(tenant, client, type, resource);
    else takeOperation(tenant, resource);
    return true;
  } catch (error) {
    if (error instanceof GoogleError || error instanceof RangeError) return false;
    throw error;
  }
}

/** The test message that Google publishes when a topic is set has no resource. */
function readMessage({ message }: JsonObject): Notification | undefined {
  const { attributes, data = '' } = (message ?? {}) as { readonly attributes?: JsonObject; readonly data?: string };
  if (attributes === undefined) return undefined;
  try {
    const text = Buffer.from(data, 'base64').toString('utf8');
    const resource = text === '' ? {} : (JSON.parse(text) as JsonObject);
    return { type: String(attributes.notificationType), resource };
  } catch {
    return undefined;
  }
}
