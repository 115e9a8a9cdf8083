export interface Interruption {
  readonly signal: AbortSignal;
  readonly forget: () => void;
}

/** A signal that fires when the user or the system asks the process to stop. A second request ends it at once. */
export function abortOnSignals(): Interruption {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error('interrupted'));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.once(name, stop);
  return {
    signal: controller.signal,
    forget: () => {
      for (const name of signals) process.off(name, stop);
    },
  };
}
