import { request } from 'undici';
import { ManualClock } from '../../../protocol/base/clock.js';
import { seededRandom } from '../../../protocol/base/random.js';
import { soundRules } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { silentLogger } from '../logger.js';
import type { CloudService, CloudServiceOptions } from './cloud-service.js';

export interface CloudReply {
  readonly status: number;
  readonly text: string;
  readonly body: JsonObject;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A cloud on the loopback with a clock that the test moves, and whoever calls it. */
export class RunningTestCloud {
  readonly clock: ManualClock;
  readonly service: CloudService;

  private constructor(service: CloudService, clock: ManualClock) {
    this.service = service;
    this.clock = clock;
  }

  static async start(start: (options: CloudServiceOptions) => Promise<CloudService>): Promise<RunningTestCloud> {
    const clock = new ManualClock(Date.UTC(2030, 0, 1));
    const world = { clock, random: seededRandom('ab'.repeat(16)), rules: soundRules };
    return new RunningTestCloud(await start({ world, logger: silentLogger }), clock);
  }

  async call(
    method: Method,
    path: string,
    body?: JsonObject | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<CloudReply> {
    const answer = await request(this.service.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, text, body: jsonIn(text) };
  }

  /** As whoever holds the portal's token. Throws Error when the portal says no. */
  async portal(method: Method, path: string, body?: JsonObject): Promise<JsonObject> {
    const authorization = `Bearer ${this.service.portalToken}`;
    const reply = await this.call(method, `/portal${path}`, body, { authorization });
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  }
}

function jsonIn(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return {};
  }
}
