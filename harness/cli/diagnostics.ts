import pino from 'pino';

/** Diagnostics of muster itself: JSON lines on stderr, `MUSTER_LOG=debug` for more of them. Never the wire. */
export function diagnostics(name: string): pino.Logger {
  const level = process.env.MUSTER_LOG ?? 'warn';
  const redact = ['*.password', '*.adminToken', '*.token', '*.secret', '*.privateKey', 'adminToken', 'password'];
  return pino({ name, level, redact, base: { pid: process.pid } }, pino.destination({ dest: 2, sync: true }));
}
