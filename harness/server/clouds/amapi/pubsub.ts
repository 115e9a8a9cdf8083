import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { comesAgain, messageOf, type NotificationType } from './pubsub-rules.js';

interface Message {
  readonly messageId: string;
  /** Tells a duplicate from its original, so that each is acknowledged by itself. */
  readonly copy: number;
  readonly type: string;
  readonly resource: JsonObject;
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
  #hold = false;

  /** Every message twice, the newest first, or none at all until further notice: on purpose. */
  misbehave({ duplicate, reorder, hold }: JsonObject): void {
    if (typeof duplicate === 'boolean') this.#duplicate = duplicate;
    if (typeof reorder === 'boolean') this.#reorder = reorder;
    if (typeof hold === 'boolean') this.#hold = hold;
  }

  subscribe(name: string, topic: string, pushEndpoint: string | undefined, ackDeadlineSeconds: number): void {
    this.subscriptions.set(name, { topic, pushEndpoint, ackDeadlineMs: ackDeadlineSeconds * 1_000, messages: [] });
  }

  /** The type is one of Google's, or whatever the knobs are told to publish. */
  publish(topic: string, type: NotificationType | (string & {}), resource: JsonObject, now: number): void {
    this.#count += 1;
    const message = { messageId: String(this.#count), type, resource, publishedAt: now, leasedUntil: 0, deliveries: 0 };
    for (const subscription of this.subscriptions.values()) {
      if (subscription.topic !== topic) continue;
      subscription.messages.push({ ...message, copy: 0 }, ...(this.#duplicate ? [{ ...message, copy: 1 }] : []));
    }
  }

  /** Messages that nobody holds right now; each is held until its deadline and comes again when it is not acknowledged. */
  pull(name: string, max: number, context: RuleContext): readonly Delivery[] | undefined {
    const subscription = this.subscriptions.get(name);
    if (subscription === undefined) return undefined;
    const free = this.#hold ? [] : subscription.messages.filter((each) => comesAgain(context, each));
    const ordered = this.#reorder ? [...free].reverse() : free;
    return ordered.slice(0, max).map((message) => {
      message.leasedUntil = context.now + subscription.ackDeadlineMs;
      message.deliveries += 1;
      return { ackId: ackIdOf(message), message: shown(context, message) };
    });
  }

  /** Whether the subscription exists; an id that is not in force does nothing. */
  acknowledge(name: string, ackIds: readonly string[]): boolean {
    const subscription = this.subscriptions.get(name);
    if (subscription === undefined) return false;
    subscription.messages = subscription.messages.filter((each) => !ackIds.includes(ackIdOf(each)));
    return true;
  }

  /** Whoever holds these messages has them until then; a moment that is over gives them back. */
  modifyDeadline(name: string, ackIds: readonly string[], until: number): boolean {
    const subscription = this.subscriptions.get(name);
    if (subscription === undefined) return false;
    for (const each of subscription.messages) if (ackIds.includes(ackIdOf(each))) each.leasedUntil = until;
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

  /** How many messages nobody has taken. */
  get waiting(): number {
    return [...this.subscriptions.values()].reduce((sum, { messages }) => sum + messages.length, 0);
  }

  /** When the next message comes again that nobody has taken (ms). */
  nextDue(): number {
    const messages = [...this.subscriptions.values()].filter(({ pushEndpoint }) => pushEndpoint !== undefined);
    return Math.min(
      Number.POSITIVE_INFINITY,
      ...messages.flatMap((each) => each.messages.map(({ leasedUntil }) => leasedUntil)),
    );
  }
}

const ackIdOf = ({ messageId, copy, deliveries }: Message): string => `${messageId}.${copy}.${deliveries}`;

function shown(context: RuleContext, { messageId, type, resource, publishedAt }: Message): JsonObject {
  return { messageId, publishTime: new Date(publishedAt).toISOString(), ...messageOf(context, type, resource) };
}
