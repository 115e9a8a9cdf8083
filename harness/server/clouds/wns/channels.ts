import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { OpenedChannel, WaitingNotification } from '../../../../protocol/wns/messages.js';
import { channelLifeMs } from './rules.js';

interface Waiting {
  readonly id: string;
  /** Milliseconds. */
  readonly until: number;
}

interface NewChannel {
  readonly id: string;
  readonly uri: string;
  readonly pfn: string;
  /** Name of the PC in its own words. */
  readonly device: string;
}

/** A channel between one app and one PC; at most one raw notification waits in it. */
export class Channel {
  readonly uri: string;
  readonly pfn: string;
  readonly expires: number;
  #waiting: Waiting | undefined;

  constructor({ uri, pfn }: NewChannel, expires: number) {
    this.uri = uri;
    this.pfn = pfn;
    this.expires = expires;
  }

  wait(notification: Waiting): void {
    this.#waiting = notification;
  }

  /** What waits, which then waits no longer. */
  take(now: number): readonly WaitingNotification[] {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting === undefined || now > waiting.until ? [] : [{ id: waiting.id, uri: this.uri }];
  }
}

/** Every channel that was ever opened: an expired one is told from one that never was. */
export class Channels {
  readonly #byId = new Map<string, Channel>();

  of(id: string): Channel | undefined {
    return this.#byId.get(id);
  }

  open(context: RuleContext, channel: NewChannel): OpenedChannel {
    const opened = new Channel(channel, context.now + channelLifeMs(context));
    this.#byId.set(channel.id, opened);
    return { uri: opened.uri, expires: opened.expires };
  }

  collect({ now }: RuleContext, uri: string): readonly WaitingNotification[] {
    return this.#byId.get(uri.slice(uri.lastIndexOf('/') + 1))?.take(now) ?? [];
  }
}
