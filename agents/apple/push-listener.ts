import { type ClientHttp2Stream, connect } from 'node:http2';
import { isIP } from 'node:net';
import { createInterface } from 'node:readline';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { PushQuestion, WaitingPush } from '../../protocol/apple/push.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Resolver } from '../device/transport.js';

export interface PushListenerOptions {
  /** Address of the simulated push service. */
  readonly url: string;
  /** Its trust anchor, PEM. */
  readonly ca: string;
  /** Where its name leads; where the system says without it. */
  readonly resolve?: Resolver;
  readonly onPush: (push: WaitingPush) => void;
  /** The connection ended, on whichever side. */
  readonly onEnd?: () => void;
}

/**
 * One connection to the simulated push service for all devices of a process: a device costs an entry in a question, no socket and no timer.
 * Throws what the connection throws, and ProtocolError `PUSH_STREAM_REFUSED` where the service does not let devices listen.
 */
export class PushListener {
  readonly #stream: ClientHttp2Stream;

  private constructor(stream: ClientHttp2Stream) {
    this.#stream = stream;
  }

  static async open({ url, ca, resolve, onPush, onEnd = () => {} }: PushListenerOptions): Promise<PushListener> {
    const session = connect(url, { createConnection: (authority) => connectTo(authority, ca, resolve) });
    const stream = session.request({ ':method': 'POST', ':path': '/apns/muster/stream' }, { endStream: false });
    stream.once('close', () => session.close());
    stream.once('close', onEnd);
    await new Promise<void>((opened, reject) => {
      session.once('error', reject);
      stream.once('error', reject);
      stream.once('response', ({ ':status': status }) =>
        status === 200 ? opened() : reject(new ProtocolError('PUSH_STREAM_REFUSED', `${url} answered ${status}`)),
      );
    });
    createInterface({ input: stream }).on('line', (line) => {
      if (line !== '') onPush(JSON.parse(line) as WaitingPush);
    });
    return new PushListener(stream);
  }

  /** From now on these devices are told; pushes that waited come first. */
  ask(question: PushQuestion): void {
    this.#stream.write(`${JSON.stringify(question)}\n`);
  }

  close(): void {
    this.#stream.close();
  }
}

/** The name that was asked for stays the server name (RFC 6066 §3), wherever the resolver leads; an address is none. */
function connectTo(
  { hostname, port }: URL,
  ca: string,
  resolve: Resolver = (host, at) => ({ host, port: at }),
): TLSSocket {
  const name = hostname.replace(/^\[|\]$/g, '');
  const place = resolve(name, Number(port) || 443);
  return connectTls({ ...place, ca, ALPNProtocols: ['h2'], ...(isIP(name) === 0 && { servername: name }) });
}
