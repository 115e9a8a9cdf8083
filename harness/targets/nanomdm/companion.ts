import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { profileContentType } from '../../../protocol/apple/profile.js';
import { TargetError } from '../../../protocol/base/errors.js';
import { DeviceBook } from './device-book.js';
import type { NanomdmLocator } from './nanomdm-schema.js';
import { readWebhook } from './webhook-event.js';

/** Bytes; a webhook repeats whole messages of devices. */
const mostBytes = 16 * 2 ** 20;

/**
 * What stands beside NanoMDM during a run: it hands out the enrollment profiles that NanoMDM does not make, and hears its webhook. One
 * listener on the address that the target file names, or on any free port where it names none.
 */
export class Companion {
  readonly book = new DeviceBook();
  readonly #profiles = new Map<string, Uint8Array>();
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));
  #url = '';

  static async open({ webhook }: Pick<NanomdmLocator, 'webhook'>): Promise<Companion> {
    const companion = new Companion();
    const { host = '127.0.0.1', port = 0 } = webhook ?? {};
    await companion.#listen(host, port);
    return companion;
  }

  /** Address from which a device gets this profile. */
  serve(reference: string, profile: Uint8Array): string {
    this.#profiles.set(reference, profile);
    return `${this.#url}/profiles/${reference}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (cause) => {
        const fix = 'Stop what listens there, or name another port and start NanoMDM with it.';
        reject(new TargetError('WEBHOOK_PORT', `webhook: nothing can listen on ${host}:${port}`, { cause, fix }));
      });
      this.#server.listen(port, host, () => {
        this.#url = `http://${host}:${(this.#server.address() as AddressInfo).port}`;
        resolve();
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const profile = this.#profiles.get(request.url?.split('/').at(-1) ?? '');
    if (request.method === 'GET' && profile !== undefined) {
      response.writeHead(200, { 'content-type': profileContentType }).end(profile);
      return;
    }
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    const message = readWebhook(await bodyOf(request));
    if (message !== undefined) this.book.hear(message);
    response.writeHead(200).end();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).byteLength;
    if (length > mostBytes) return '';
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
