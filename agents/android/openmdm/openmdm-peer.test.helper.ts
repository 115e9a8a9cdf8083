import { createHmac, createPublicKey, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A server that was written from OpenMDM's own words (Enrollment; Agent Wire Protocol; packages/core, packages/adapters/hono) and shares nothing
 * with the driver: it puts the signed message together by itself, from the request as it came.
 */
type Answer = { readonly status?: number; readonly body: unknown };
type Body = Record<string, unknown>;
export interface PeerCommand {
  readonly id: string;
  readonly type: string;
  readonly payload?: Body;
  status: string;
  error?: unknown;
}

interface PeerDevice {
  readonly id: string;
  publicKey?: string;
  readonly claim: Body;
  readonly commands: PeerCommand[];
  readonly heartbeats: Body[];
  readonly events: Body[];
  pushToken?: Body;
  policy?: Body;
  desiredState?: Body;
  desiredStateVersion?: number;
}

export class OpenmdmPeer {
  readonly devices = new Map<string, PeerDevice>();
  readonly #challenges = new Set<string>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  /** Tokens that are good. */
  readonly tokens = new Map<string, string>();
  secret = 'enroll-me';
  adminToken = 'admin';
  defaultPolicy: Body | undefined;
  push = 'polling';
  /** Requests to enroll that are still let through; then 429. */
  enrollmentsLeft = Number.POSITIVE_INFINITY;
  /** Answers instead of the right one, by path below /agent. */
  readonly wrong = new Map<string, Answer>();
  now = () => Date.now();
  readonly asked: string[] = [];
  url = '';

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  get device(): PeerDevice {
    const [device] = this.devices.values();
    if (device === undefined) throw new Error('no device has enrolled');
    return device;
  }

  queue(type: string, payload: Body = {}): PeerCommand {
    const command = { id: `c${this.device.commands.length}`, type, payload, status: 'pending' };
    this.device.commands.push(command);
    return command;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const url = request.url ?? '';
    if (!url.startsWith('/agent')) return this.#say(response, this.#administer(url, request, text));
    const path = url.replace('/agent', '');
    this.asked.push(`${request.method} ${path}`);
    const made = this.wrong.get(path) ?? this.#answer(path, request, text === '' ? {} : (JSON.parse(text) as Body));
    this.#say(response, made);
  }

  #say(response: ServerResponse, { status = 200, body }: Answer): void {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  /** The administrator's routes, as packages/adapters/hono has them. */
  #administer(url: string, { method, headers }: IncomingMessage, text: string): Answer {
    if (headers.authorization !== `Bearer ${this.adminToken}`)
      return { status: 401, body: { error: 'Authentication required' } };
    const [, id = '', verb] = /^\/devices\/([^/?]+)\/?(\w*)/.exec(url) ?? [];
    const list = [...this.devices.values()];
    if (method === 'DELETE') return { body: { status: String(this.devices.delete(id)) } };
    if (verb === 'sync') return { status: 201, body: this.queue('sync') };
    if (verb === 'commands') {
      const { type, payload } = JSON.parse(text) as { type: string; payload: Body };
      return { status: 201, body: this.queue(type, payload) };
    }
    if (url.startsWith('/commands')) return { body: { commands: list.flatMap(({ commands }) => commands) } };
    return { body: { devices: list.map(({ id: each, claim }) => ({ id: each, status: 'enrolled', ...claim })) } };
  }

  #answer(path: string, request: IncomingMessage, body: Body): Answer {
    if (request.headers['x-openmdm-protocol'] !== '2') return { status: 400, body: { error: 'not protocol 2' } };
    if (path === '/enroll/challenge') return { body: { challenge: this.#challenge(), ttlSeconds: 300 } };
    if (path === '/enroll') return this.#enroll(body);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (path === '/refresh-token') return this.#refresh(token);
    const device = this.devices.get(this.tokens.get(token) ?? '');
    if (!this.tokens.has(token)) return failed('reauth', 'Invalid or expired device token');
    return device === undefined ? failed('unenroll', 'Device not found') : this.#managed(device, path, body);
  }

  #challenge(): string {
    const challenge = randomBytes(32).toString('base64');
    this.#challenges.add(challenge);
    return challenge;
  }

  #enroll(body: Body): Answer {
    if (this.enrollmentsLeft-- <= 0) return { status: 429, body: { error: 'Too many enrollment requests' } };
    const fault = body.publicKey === undefined ? this.#faultOfSecret(body) : this.#faultOfKey(body);
    if (fault !== undefined) return { status: 400, body: fault };
    const id = String(body.serialNumber ?? body.imei ?? body.androidId);
    const known = this.devices.get(id);
    if (known?.publicKey !== undefined && known.publicKey !== body.publicKey)
      return { status: 409, body: { error: 'another key is pinned', code: 'PUBLIC_KEY_MISMATCH' } };
    const device = known ?? { id, claim: body, commands: [], heartbeats: [], events: [] };
    if (typeof body.publicKey === 'string') device.publicKey = body.publicKey;
    this.devices.set(id, device);
    const pushConfig = { provider: this.push, pollingInterval: 90 };
    return ok({ deviceId: id, enrollmentId: id, serverUrl: '', token: this.issue(id), pushConfig });
  }

  issue(id: string): string {
    const token = randomBytes(12).toString('hex');
    this.tokens.set(token, id);
    return token;
  }

  #faultOfSecret(body: Body): Body | undefined {
    const expected = createHmac('sha256', this.secret).update(joined(body, [])).digest();
    const given = Buffer.from(String(body.signature), 'hex');
    if (given.length !== 32 || !timingSafeEqual(given, expected))
      return { error: 'Invalid enrollment signature', code: 'ENROLLMENT_ERROR' };
    const age = Math.abs(this.now() - Date.parse(String(body.timestamp)));
    return age > 900_000
      ? { error: 'Enrollment timestamp is outside the window', code: 'ENROLLMENT_ERROR' }
      : undefined;
  }

  #faultOfKey(body: Body): Body | undefined {
    const challenge = String(body.attestationChallenge);
    if (!this.#challenges.delete(challenge)) return { error: 'consumed', code: 'CHALLENGE_INVALID' };
    const spki = Buffer.from(String(body.publicKey), 'base64');
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return { error: 'curve', code: 'ENROLLMENT_ERROR' };
    const message = Buffer.from(`${body.publicKey}|${joined(body, [challenge])}`);
    const good = verify('sha256', message, key, Buffer.from(String(body.signature), 'base64'));
    return good ? undefined : { error: 'Invalid enrollment signature', code: 'ENROLLMENT_ERROR' };
  }

  #refresh(token: string): Answer {
    const id = this.tokens.get(token.replace('expired-', ''));
    if (id === undefined) return failed('reauth', 'Invalid or expired device token');
    return this.devices.has(id) ? ok({ token: this.issue(id) }) : failed('unenroll', 'no longer eligible');
  }

  #managed(device: PeerDevice, path: string, body: Body): Answer {
    const pending = device.commands.filter(({ status }) => status === 'pending');
    const [, id, verb] = /^\/commands\/([^/]+)\/(ack|complete|fail)$/.exec(path) ?? [];
    const command = device.commands.find((each) => each.id === id);
    if (verb !== undefined && command !== undefined) {
      command.status = { ack: 'acknowledged', complete: 'completed', fail: 'failed' }[verb] ?? verb;
      if (verb === 'fail') command.error = body.error;
      return ok(command);
    }
    if (path === '/commands/pending') return ok({ commands: pending });
    if (path === '/config')
      return ok({ device: { id: device.id }, policy: device.policy ?? this.defaultPolicy ?? null });
    if (path === '/events') return ok({ id: String(device.events.push(body)), status: 'ok' });
    if (path === '/push-token') device.pushToken = body;
    if (path !== '/heartbeat') return ok({ status: 'ok' });
    device.heartbeats.push(body);
    const { policy = null, desiredState = {}, desiredStateVersion = 0 } = device;
    return ok({ success: true, pendingCommands: pending, policyUpdate: policy, desiredState, desiredStateVersion });
  }
}

const ok = (data: unknown): Answer => ({ body: { ok: true, action: 'none', data } });
const failed = (action: string, message: string): Answer => ({ body: { ok: false, action, message } });

function joined(body: Body, last: readonly string[]): string {
  const order = 'model manufacturer osVersion serialNumber imei macAddress androidId method timestamp'.split(' ');
  return [...order.map((key) => body[key] ?? ''), ...last].join('|');
}
