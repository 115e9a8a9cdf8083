import { request } from 'undici';
import { ManualClock } from '../../../../protocol/base/clock.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { soundRules } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { tokenHolder } from '../../../../protocol/dep/dep.test.helper.js';
import { type OAuthCredentials, signRequest } from '../../../../protocol/dep/oauth1.js';
import { readTokenFile } from '../../../../protocol/dep/token-file.js';
import { toPem } from '../../../../protocol/pki/pem.js';
import { silentLogger } from '../../logger.js';
import { type DepService, startDepService } from './service.js';

export const holder = tokenHolder();
const publicKey = toPem('CERTIFICATE', holder.certificate.der);

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: JsonObject;
}

/** The service on the loopback with a clock that the test moves, and both of its callers. */
export class DepWorld {
  readonly clock: ManualClock;
  readonly service: DepService;
  #nonce = 0;

  private constructor(service: DepService, clock: ManualClock) {
    this.service = service;
    this.clock = clock;
  }

  static async start(now = Date.UTC(2030, 0, 1)): Promise<DepWorld> {
    const clock = new ManualClock(now);
    const world = { clock, random: seededRandom('dep'), rules: soundRules };
    return new DepWorld(await startDepService({ world, logger: silentLogger }), clock);
  }

  async send(method: string, path: string, headers: Record<string, string>, body?: object | string): Promise<Answer> {
    const answer = await request(this.service.url + path, {
      method: method as 'GET',
      headers: { 'user-agent': 'test', ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.body.text();
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return { status: answer.statusCode, text, headers: answer.headers, body: isJson ? JSON.parse(text) : {} };
  }

  portal(method: string, path: string, body?: object): Promise<Answer> {
    return this.send(method, `/portal${path}`, { authorization: `Bearer ${this.service.portalToken}` }, body);
  }

  async addServer(name: string): Promise<string> {
    return (await this.portal('POST', '/organisations/org/servers', { name, publicKey })).body.id as string;
  }

  async downloadToken(server: string): Promise<OAuthCredentials> {
    const file = await this.portal('POST', `/organisations/org/servers/${server}/token`);
    return readTokenFile(Buffer.from(file.text), holder).message;
  }

  async addDevices(serials: readonly string[], server?: string): Promise<void> {
    await this.portal('POST', '/organisations/org/devices', {
      devices: serials.map((serial_number) => ({ serial_number, model: 'iPhone 15' })),
    });
    if (server !== undefined) await this.portal('POST', '/organisations/org/assign', { serials, server });
  }

  session(
    credentials: OAuthCredentials,
    wrong: { timestamp?: number; nonce?: string; header?: string } = {},
  ): Promise<Answer> {
    this.#nonce += 1;
    const signed = signRequest({
      method: 'GET',
      url: `${this.service.url}/session`,
      credentials,
      timestamp: wrong.timestamp ?? this.clock.now() / 1000,
      nonce: wrong.nonce ?? `n${this.#nonce}`,
    });
    return this.send('GET', '/session', { authorization: wrong.header ?? signed });
  }

  /** A connected server: calls in its session. */
  async connect(
    credentials: OAuthCredentials,
  ): Promise<(method: string, path: string, body?: object | string) => Promise<Answer>> {
    const token = (await this.session(credentials)).body.auth_session_token as string;
    return (method, path, body) =>
      this.send(method, path, { 'X-ADM-Auth-Session': token, 'X-Server-Protocol-Version': '7' }, body);
  }
}
