import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../protocol/base/errors.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';

/** Throws UsageError where nobody sits at a terminal who could act as administrator. */
export function requireTerminal(): void {
  if (process.stdin.isTTY && process.stderr.isTTY) return;
  throw new UsageError(
    'NO_TERMINAL',
    'muster knows no administrator of this server, and there is no terminal to ask you',
    {
      place: '--command',
      fix: 'Run it in a terminal, or give a target file whose admin.kind can queue commands.',
    },
  );
}

/** Asks the person at the terminal to do what an administrator would, and waits until they have. */
export async function askToQueue(
  command: JsonObject,
  { serial, enrollmentId = 'none' }: Pick<DeviceEvidence, 'serial' | 'enrollmentId'>,
  signal: AbortSignal,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const device = `the device with serial ${serial} (enrollment id ${enrollmentId})`;
    await lines.question(`Queue ${JSON.stringify(command)} for ${device}, then press return. `, { signal });
  } finally {
    lines.close();
  }
}
