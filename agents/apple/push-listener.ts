import { type ClientHttp2Stream, connect } from 'node:http2';
import { createInterface } from 'node:readline';
import type { PushQuestion, WaitingPush } from '../../protocol/apple/push.js';

export interface PushListenerOptions {
  /** Address of the simulated push service. */
  readonly url: string;
  /** Its trust anchor, PEM. */
  readonly ca: string;
  readonly onPush: (push: WaitingPush) => void;
  /** The connection ended, on whichever side. */
  readonly onEnd?: () => void;
}

/**
 * One connection to the simulated push service for all devices of a process: a device costs an entry in a question, no socket and no timer.
 * Throws what the connection throws.
 */
export class PushListener {
  readonly #stream: ClientHttp2Stream;

  private constructor(stream: ClientHttp2Stream) {
    this.#stream = stream;
  }

  static async open({ url, ca, onPush, onEnd = () => {} }: PushListenerOptions): Promise<PushListener> {
    const session = connect(url, { ca });
    const stream = session.request({ ':method': 'POST', ':path': '/apns/muster/stream' }, { endStream: false });
    stream.once('close', () => session.close());
    stream.once('close', onEnd);
    await new Promise<void>((resolve, reject) => {
      session.once('error', reject);
      stream.once('error', reject);
      stream.once('response', () => resolve());
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
