import { readJsonObject } from '../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TransportResponse } from '../../device/transport.js';
import type { AndroidDevice } from '../device.js';

/** What the app's server answered: a document, or a sentence for the user. */
export type PortalAnswer =
  | { readonly kind: 'document'; readonly document: JsonObject }
  | { readonly kind: 'message'; readonly status: number; readonly message: string };

/** Asks the portal of the organisation that manages the device. The app's protocol is our own. */
export async function askPortal(device: AndroidDevice, what: string): Promise<PortalAnswer> {
  const { record, state, world } = device;
  if (state.managementUrl === undefined || record.enrollmentId === undefined)
    return { kind: 'message', status: 0, message: 'the device is not managed' };
  const host = new URL(state.managementUrl).host.replace(/^[^.]+/, 'portal');
  const form = new URLSearchParams({ device: record.enrollmentId, osVersion: world.model.osVersion });
  const response = await world.transport.send({
    step: `CompanyPortal: ${what}`,
    method: 'POST',
    url: `https://${host}/companyportal/android/${what}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form.toString()),
    ...(world.signal && { signal: world.signal }),
  });
  return answerIn(response);
}

export function answerIn({ status, body }: TransportResponse): PortalAnswer {
  const message = Buffer.from(body).toString('utf8').trim();
  const read = status === 200 ? readJsonObject(message) : undefined;
  return read?.kind === 'object' ? { kind: 'document', document: read.object } : { kind: 'message', status, message };
}
