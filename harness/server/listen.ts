import type { AddressInfo, Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { HarnessError } from '../../protocol/base/errors.js';

export interface Listening {
  readonly port: number;
  /** Ends the listener and every connection. */
  close(): Promise<void>;
}

/** Binds a listener. Throws HarnessError `PORT_IN_USE`, `PORT_FORBIDDEN` or `HOST_UNKNOWN`, naming the option to change. */
export async function listen(app: FastifyInstance, host: string, port: number, option: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw listenError(error, host, port, option);
  }
  return {
    port: (app.server.address() as AddressInfo).port,
    close: async () => {
      const closing = app.close();
      for (const socket of sockets) socket.destroy();
      await closing;
    },
  };
}

/** What a listener's error means for whoever chose its address; the error itself where it is another. */
export function listenError(cause: unknown, host: string, port: number, option: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  const place = `${option} ${port}`;
  if (code === 'EADDRINUSE') {
    const fix = `Stop what listens there, or choose another port with ${option} (0 takes any free one).`;
    return new HarnessError('PORT_IN_USE', `port ${port} on ${host} is in use`, { cause, place, fix });
  }
  if (code === 'EACCES') {
    const fix = `Choose a port above 1023 with ${option}.`;
    return new HarnessError('PORT_FORBIDDEN', `port ${port} on ${host} may not be opened`, { cause, place, fix });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const fix = 'Give an address of this machine with --host; 127.0.0.1 always works.';
    return new HarnessError('HOST_UNKNOWN', `${host} is not an address of this machine`, {
      cause,
      place: `--host ${host}`,
      fix,
    });
  }
  return cause;
}
