import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { comesAgain } from './rules.js';

/** Android Management API, NotificationType. */
export type NotificationType = 'ENROLLMENT' | 'STATUS_REPORT' | 'COMMAND' | 'test';

interface Message {
  readonly messageId: string;
  /** Tells a duplicate from its original, so that each is acknowledged by itself. */
  readonly copy: number;
  readonly type: NotificationType;
  /** UTF-8 JSON of the resource, base64. */
  readonly data: string;
  readonly publishedAt: number;
  /** Milliseconds since the epoch before which it is not handed out again. */
  leasedUntil: number;
  deliveries: number;
}

interface Subscription {
  readonly topic: string;
  pushEndpoint: string | undefined;
  readonly ackDeadlineMs: number;
  messages: Message[];
}

export interface Delivery {
  readonly ackId: string;
  readonly message: JsonObject;
}

/** One push to come: where it goes, its body, and what to call when it was taken (any 2xx). */
export interface Push {
  readonly url: string;
  readonly body: JsonObject;
  taken(): void;
}

/** Topics and subscriptions as far as notifications of Android Management API need them: at least once, in no order. */
export class PubSub {
  readonly topics = new Set<string>();
  readonly subscriptions = new Map<string, Subscription>();
  #count = 0;
  #duplicate = false;
  #reorder = false;

  /** Every message twice, or the newest first, on purpose. */
  misbehave({ duplicate, reorder }: JsonObject): void {
    if (typeof duplicate === 'boolean') this.#duplicate = duplicate;
    if (typeof reorder === 'boolean') this.#reorder = reorder;
  }

  subscribe(name: string, topic: string, pushEndpoint: string | undefined, ackDeadlineSeconds: number): void {
    this.subscriptions.set(name, { topic, pushEndpoint, ackDeadlineMs: ackDeadlineSeconds * 1_000, messages: [] });
  }

  publish(topic: string, type: NotificationType, resource: JsonObject, now: number): void {
    const data = Buffer.from(JSON.stringify(resource)).toString('base64');
    this.#count += 1;
    const message = { messageId: String(this.#count), type, data, publishedAt: now, leasedUntil: 0, deliveries: 0 };
    for (const subscription of this.subscriptions.values()) {
      if (subscription.topic !== topic) continue;
      subscription.messages.push({ ...message, copy: 0 }, ...(this.#duplicate ? [{ ...message, copy: 1 }] : []));
    }
  }

  /** Messages that nobody holds right now; each is held until its deadline and comes again when it is not acknowledged. */
  pull(name: string, max: number, context: RuleContext): readonly Delivery[] | undefined {
    const subscription = this.subscriptions.get(name);
    if (subscription === undefined) return undefined;
    const free = subscription.messages.filter((each) => comesAgain(context, each));
    const ordered = this.#reorder ? [...free].reverse() : free;
    return ordered.slice(0, max).map((message) => {
      message.leasedUntil = context.now + subscription.ackDeadlineMs;
      message.deliveries += 1;
      return { ackId: ackIdOf(message), message: shown(message) };
    });
  }

  acknowledge(name: string, ackIds: readonly string[]): boolean {
    const subscription = this.subscriptions.get(name);
    if (subscription === undefined) return false;
    subscription.messages = subscription.messages.filter((each) => !ackIds.includes(ackIdOf(each)));
    return true;
  }

  /** Pushes that are due; one that is not taken stays and is due again. */
  due(context: RuleContext): readonly Push[] {
    return [...this.subscriptions].flatMap(([name, { pushEndpoint: url }]) => {
      if (url === undefined) return [];
      const deliveries = this.pull(name, 100, context) ?? [];
      return deliveries.map(({ ackId, message }) => ({
        url,
        body: { message, subscription: name },
        taken: () => void this.acknowledge(name, [ackId]),
      }));
    });
  }
}

const ackIdOf = ({ messageId, copy, deliveries }: Message): string => `${messageId}.${copy}.${deliveries}`;

function shown({ messageId, type, data, publishedAt }: Message): JsonObject {
  return { messageId, publishTime: new Date(publishedAt).toISOString(), attributes: { notificationType: type }, data };
}
