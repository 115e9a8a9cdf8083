import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A server that was written from Headwind's own words (h-mdm/hmdm-server: SyncResource, LongPollingServlet, NotificationResource, CryptoUtil)
 * and shares nothing with the driver.
 */
type Body = Record<string, unknown>;
interface PeerDevice {
  number: string;
  oldNumber?: string;
  imei?: string;
  configuration: Body;
  infos: Body[];
  pushes: Body[];
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

export class HeadwindPeer {
  readonly devices: PeerDevice[] = [];
  readonly asked: string[] = [];
  readonly created: Body[] = [];
  secret = 'changeme-C3z9vi54';
  /** `secure.enrollment`, `prevent.duplicate.enrollment`, context path. */
  secure = true;
  preventDuplicates = false;
  createsOnDemand = true;
  contextPath = '';
  configuration: Body = { pushOptions: 'polling', applications: [], files: [] };
  /** Spoils the signature of answers. */
  signature: (right: string) => string | undefined = (right) => right;
  readonly wrong = new Map<string, { status?: number; body: string }>();
  resets: Body[] | undefined;
  /** Further routes; gives whether the request was one of them. */
  other: (request: IncomingMessage, response: ServerResponse, body: Body) => boolean = () => false;
  url = '';
  readonly #waiting = new Set<() => void>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));

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
    const device = this.devices.at(-1);
    if (device === undefined) throw new Error('no device has enrolled');
    return device;
  }

  /** Queues a push and lets whoever holds the line have it. */
  push(messageType: string, payload?: Body): void {
    this.device.pushes.push({ messageType, payload: payload === undefined ? null : JSON.stringify(payload) });
    for (const wake of this.#waiting) wake();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const path = (request.url ?? '').slice(this.contextPath.length);
    this.asked.push(`${request.method} ${path}`);
    const wrong = this.wrong.get(path);
    if (wrong !== undefined) return end(response, wrong.status ?? 200, wrong.body);
    const body = text === '' ? {} : (JSON.parse(text) as Body);
    if (this.other(request, response, body)) return undefined;
    const [, kind = '', last = ''] = /^\/rest(\/.*?)\/?([^/]*)$/.exec(path) ?? [];
    const number = decodeURIComponent(last);
    if (kind === '/public/sync/configuration') return this.#synchronize(request, response, number, body);
    if (path === '/rest/public/sync/info') return this.#info(response, body);
    if (kind === '/notifications/device') return this.#notify(response, number);
    if (kind === '/notification/polling') return this.#poll(request, response, number);
    if (kind === '/plugins/devicereset/public' && this.resets?.push(body) !== undefined) return answer(response, null);
    return end(response, 404);
  }

  #synchronize(request: IncomingMessage, response: ServerResponse, number: string, body: Body): ServerResponse {
    if (this.secure && request.headers['x-request-signature'] !== sha1(this.secret + number))
      return fail(response, 'error.permission.denied');
    const known = this.#find(number);
    if (known !== undefined && this.preventDuplicates && request.method === 'POST')
      return fail(response, 'error.duplicate.device');
    if (known === undefined && !this.createsOnDemand) return fail(response, 'error.notfound.device');
    const device = known ?? { number, configuration: this.configuration, infos: [], pushes: [] };
    if (known === undefined) this.devices.push(device);
    if (request.method === 'POST') this.created.push(body);
    const renamed = device.number === number ? {} : { newNumber: device.number };
    const data = JSON.stringify({ ...device.configuration, ...renamed }, null, 1);
    const signature = this.signature(sha1(this.secret + data.replace(/\s/g, '')));
    if (signature !== undefined) response.setHeader('X-Response-Signature', signature);
    response.setHeader('Content-Type', 'application/json');
    return response.end(`{"status":"OK","message":null,"data":${data}}`);
  }

  #find(number: string): PeerDevice | undefined {
    const by = (key: 'number' | 'oldNumber' | 'imei') => this.devices.find((each) => each[key] === number);
    return by('number') ?? by('oldNumber') ?? by('imei');
  }

  #info(response: ServerResponse, body: Body): ServerResponse {
    const device = this.#find(String(body.deviceId));
    if (device === undefined) return fail(response, 'error.notfound.device');
    device.infos.push(body);
    return answer(response, null);
  }

  #notify(response: ServerResponse, number: string): ServerResponse {
    const device = this.#find(number);
    if (device === undefined) return fail(response, 'error.notfound.device');
    return answer(response, device.pushes.splice(0));
  }

  #poll(request: IncomingMessage, response: ServerResponse, number: string): unknown {
    const path = decodeURIComponent(request.url ?? '');
    if (this.secure && request.headers['x-request-signature'] !== sha1(this.secret + path)) return end(response, 403);
    const device = this.#find(number);
    if (device === undefined) return end(response, 404);
    const deliver = (): void => {
      this.#waiting.delete(deliver);
      answer(response, device.pushes.splice(0));
    };
    return device.pushes.length > 0 ? deliver() : this.#waiting.add(deliver);
  }

  /** Whether a device holds the line. */
  get held(): boolean {
    return this.#waiting.size > 0;
  }

  /** Ends every long poll without a message, as the server does after its timeout. */
  timeout(): void {
    for (const wake of this.#waiting) wake();
  }
}

function end(response: ServerResponse, status: number, body = ''): ServerResponse {
  return response.writeHead(status).end(body);
}

export function answer(response: ServerResponse, data: unknown): ServerResponse {
  response.setHeader('Content-Type', 'application/json');
  return response.end(JSON.stringify({ status: 'OK', message: null, data }));
}

function fail(response: ServerResponse, message: string): ServerResponse {
  response.setHeader('Content-Type', 'application/json');
  return response.end(JSON.stringify({ status: 'ERROR', message, data: null }));
}
