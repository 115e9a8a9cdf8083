import { ProtocolError } from '../../../protocol/base/errors.js';
import type { AppleDevice } from '../device.js';

/**
 * Tells Apple how the change of servers goes, on which its Activation Lock depends. How devices do is not public: the simulated service takes
 * `POST <entry>/<serial>` with `{ migration }`, beside what `GET` gives. Nothing waits for its success.
 */
export async function tellApple(device: AppleDevice, migration: 'started' | 'failed'): Promise<void> {
  const { activation } = device.state;
  if (activation === undefined) return;
  const { transport, signal } = device.world;
  const url = `${activation.replace(/\/$/, '')}/${encodeURIComponent(device.record.serial)}`;
  const body = Buffer.from(JSON.stringify({ migration }));
  const headers = { 'Content-Type': 'application/json' };
  try {
    await transport.send({ step: 'Migration', method: 'POST', url, headers, body, ...(signal && { signal }) });
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}
