import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

/** undici: "Diagnostics Channel Support". */
const connected = 'undici:client:connected';

interface Connected {
  readonly socket: TLSSocket;
}

const handshakeKinds = ['anonymous', 'identified'] as const;

/** Without a client certificate, and with one. */
export type HandshakeKind = (typeof handshakeKinds)[number];

/** Counts the TLS handshakes that devices make, and remembers of each kind to whom, so that it can be repeated bare. */
export class HandshakeMeter {
  readonly #counts: Record<HandshakeKind, number> = { anonymous: 0, identified: 0 };
  readonly #servers: Partial<Record<HandshakeKind, string>> = {};
  readonly #listener = (message: unknown): void => {
    const { socket } = message as Connected;
    const own = socket.getCertificate() as { subject?: unknown } | null;
    const kind = own?.subject === undefined ? 'anonymous' : 'identified';
    this.#counts[kind] += 1;
    if (typeof socket.servername === 'string') this.#servers[kind] = socket.servername;
  };

  constructor() {
    subscribe(connected, this.#listener);
  }

  /** What was counted since the last call. */
  take(): Readonly<Record<HandshakeKind, number>> {
    const taken = { ...this.#counts };
    for (const kind of handshakeKinds) this.#counts[kind] = 0;
    return taken;
  }

  serverOf(kind: HandshakeKind): string | undefined {
    return this.#servers[kind];
  }

  close(): void {
    unsubscribe(connected, this.#listener);
  }
}

/** CPU milliseconds of `count` handshakes with nothing around them, one after another. */
export async function bareHandshakeMs(count: number, options: () => ConnectionOptions): Promise<number> {
  const before = process.cpuUsage();
  for (let made = 0; made < count; made += 1) {
    const socket = connect(options());
    await once(socket, 'secureConnect');
    socket.destroy();
    await once(socket, 'close');
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
