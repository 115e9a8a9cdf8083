export interface ProgressLine {
  show(text: string): void;
  end(): void;
}

/** How often a screen that is no terminal gets a line, in milliseconds. */
const plainEvery = 5_000;

/** One line on stderr that is written over in a terminal, a line every few seconds elsewhere, and nothing where a machine reads. */
export function progressLine(silent: boolean): ProgressLine {
  if (silent) return { show: () => {}, end: () => {} };
  const { stderr } = process;
  let [open, last] = [false, Number.NEGATIVE_INFINITY];
  return {
    show: (text) => {
      const now = performance.now();
      if (stderr.isTTY) stderr.write(`\r\u001b[2K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
      else if (now - last >= plainEvery) {
        stderr.write(`${text}\n`);
        last = now;
      }
      open = true;
    },
    end: () => {
      if (open && stderr.isTTY) stderr.write('\r\u001b[2K');
      open = false;
    },
  };
}
