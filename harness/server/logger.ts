/** What the server needs of a logger: facts first, then words. Pino's loggers are ones. */
export interface ServerLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** For callers who want no diagnostics. */
export const silentLogger: ServerLogger = Object.freeze({ info: () => {}, warn: () => {}, error: () => {} });
