import { request as send } from 'undici';
import type { ServerLogger } from '../../logger.js';
import { type CloudService, type CloudServiceOptions, startCloudService } from '../cloud-service.js';
import { AmapiCloud } from './amapi-cloud.js';
import type { Push } from './pubsub.js';

export interface AmapiService extends Omit<CloudService, 'portalToken'> {
  /** For who turns the knobs at `/knobs`. */
  readonly knobsToken: string;
  /** Settles when every push that is under way has been answered. */
  pushed(): Promise<void>;
}

/**
 * The simulated Android Management API on a listener of its own; its URL stands in place of https://androidmanagement.googleapis.com and
 * https://pubsub.googleapis.com. Throws HarnessError when the port is taken.
 */
export async function startAmapiService(options: CloudServiceOptions): Promise<AmapiService> {
  const cloud = new AmapiCloud(options.world);
  let pushing: Promise<unknown> = Promise.resolve();
  const { portalToken, ...service } = await startCloudService(cloud, options, async () => {
    const due = cloud.duePushes().map((push) => deliver(push, options.logger));
    if (due.length > 0) pushing = Promise.all([pushing, ...due]);
    if (cloud.pushesFirst) await Promise.all(due);
  });
  return { ...service, knobsToken: portalToken, pushed: async () => void (await pushing) };
}

/** One push (Cloud Pub/Sub, push subscriptions). One that is not taken comes again after its deadline, with the next call. */
async function deliver({ url, body, taken }: Push, logger: ServerLogger): Promise<void> {
  try {
    const headers = { 'content-type': 'application/json' };
    const { statusCode, body: answer } = await send(url, { method: 'POST', headers, body: JSON.stringify(body) });
    await answer.dump();
    if (statusCode >= 200 && statusCode < 300) taken();
  } catch (error) {
    logger.error({ err: error }, 'a push was not taken');
  }
}
