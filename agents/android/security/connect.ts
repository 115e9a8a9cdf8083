import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { AndroidDevice } from '../device.js';

/** Asks the organisation's directory for a resource at `url`; every other detail goes with it, and the device's name where the asking app knows it. */
export async function connect(
  { world, record }: AndroidDevice,
  { url, ...details }: JsonObject,
  namesDevice = true,
): Promise<DeedOutcome> {
  const form = new URLSearchParams(Object.entries(details).map(([name, value]) => [name, String(value)]));
  if (namesDevice && record.phase === 'enrolled' && record.enrollmentId !== undefined)
    form.set('device', record.enrollmentId);
  const { status, body } = await world.transport.send({
    step: 'connect to a resource',
    method: 'POST',
    url: String(url),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form.toString()),
    ...(world.signal && { signal: world.signal }),
  });
  const message = Buffer.from(body).toString('utf8').trim();
  return status === 200 ? { kind: 'done', message } : { kind: 'refused', code: 'CONDITIONAL_ACCESS', message };
}
