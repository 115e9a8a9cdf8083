import { prepareKeys } from '../../agents/device/keys/prepare-keys.js';
import { UsageError } from '../../protocol/base/errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { abortOnSignals } from './interruption.js';
import type { PrepareArguments } from './keys-command.js';
import { print, printJson } from './output.js';
import { progressLine } from './progress-line.js';

/** Fills a pool of keys; what an interrupted call made stays, and the next one goes on from there. */
export async function prepare({
  kind,
  count,
  file = `.muster/keys-${kind}.pool`,
  json,
}: PrepareArguments): Promise<ExitCode> {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new UsageError('KEYS_COUNT', `--count ${count} is no number of keys`, { fix: 'An example: --count 2000' });
  }
  const progress = progressLine(json);
  const interruption = abortOnSignals();
  try {
    const made = await prepareKeys({
      kind,
      count,
      file,
      signal: interruption.signal,
      onProgress: (done) => progress.show(`${done} of ${count} ${kind} keys`),
    });
    progress.end();
    if (json) printJson({ file, kind, ...made });
    else
      print(
        `${made.count} ${kind} keys in ${file}, ${made.made} of them made now in ${(made.durationMs / 1_000).toFixed(1)} s`,
      );
    return exitCodes.pass;
  } finally {
    progress.end();
    interruption.forget();
  }
}
