import { pino } from 'pino';

/** What the server needs of a logger: facts first, then words. */
export interface ServerLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const secrets = ['authorization', 'cookie', 'password', 'secret', 'token', 'privateKey', 'adminToken'];

/** Diagnostics as JSON lines on stderr. Requests and answers are never logged whole; what names a secret is removed. */
export function stderrLogger(level: string): ServerLogger {
  return pino(
    {
      name: 'muster-server',
      level,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** For callers who want no diagnostics. */
export const silentLogger: ServerLogger = Object.freeze({ info: () => {}, warn: () => {}, error: () => {} });
