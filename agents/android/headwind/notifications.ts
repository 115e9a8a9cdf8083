import { ProtocolError } from '../../../protocol/base/errors.js';
import type { PushMessage } from '../../../protocol/headwind/messages.js';
import { readNotifications } from '../../../protocol/headwind/push-message.js';
import type { AndroidDevice } from '../device.js';
import { callServer, managementOf, type RestAnswer, type RestCall } from './rest.js';

/** Times of the long poll, milliseconds (h-mdm/hmdm-android, PushLongPollingService). */
const longPoll = { timeoutMs: 300_000, pauseMs: 5_000, afterFailureMs: 60_000 };

type Road = Pick<RestCall, 'step' | 'path' | 'timeoutMs' | 'signal'>;

const waiting: Road = { step: 'LongPoll', path: '/notification/polling', timeoutMs: longPoll.timeoutMs };
const asking: Road = { step: 'PollNotifications', path: '/notifications/device' };

/** What was pushed and not yet delivered. */
export async function askNotifications(device: AndroidDevice): Promise<readonly PushMessage[]> {
  return messagesIn(device, await fetchBy(device, asking));
}

/** Holds the line until something is pushed. Throws AbortedError on abort. */
export async function awaitNotifications(device: AndroidDevice, signal: AbortSignal): Promise<readonly PushMessage[]> {
  const { clock } = device.world;
  while (true) {
    const rest = await fetchBy(device, { ...waiting, signal }).catch((error: unknown) => {
      if (error instanceof ProtocolError) return undefined;
      throw error;
    });
    const messages = rest === undefined ? [] : messagesIn(device, rest);
    if (messages.length > 0) return messages;
    const failed = rest === undefined || (rest.response.status >= 400 && rest.response.status < 500);
    await clock.sleep(failed ? longPoll.afterFailureMs : longPoll.pauseMs, { signal });
  }
}

/**
 * The signature covers the path without the slash before the project, as the agent makes it: a server below a path of its own, which
 * compares with the whole path, turns it away.
 */
function fetchBy(device: AndroidDevice, { path, ...more }: Road): Promise<RestAnswer> {
  const management = managementOf(device);
  const below = `${path}/${encodeURIComponent(management.number)}`;
  const signs = `${management.project}/rest${below}`;
  return callServer(device, management, { ...more, method: 'GET', path: below, signs });
}

/** Several requests to fetch the configuration are one. */
function messagesIn(device: AndroidDevice, { answer }: RestAnswer): readonly PushMessage[] {
  if (answer.status !== 'OK') return [];
  const { message, findings } = readNotifications(answer.data);
  device.note(findings);
  return message.filter(
    ({ messageType }, index) =>
      messageType !== 'configUpdated' || message.findIndex((each) => each.messageType === messageType) === index,
  );
}
