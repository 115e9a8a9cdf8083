import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, UsageError } from '../../protocol/base/errors.js';
import { resultsFromEvents } from '../../reports/model/from-events.js';
import type { RunEvent, RunResults } from '../../reports/model/results.js';
import { eventsFile } from './out-folder.js';

/** Appends the run's events, one line each, at once: what was written stays when the process is killed. */
export class EventLog {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, eventsFile);
  }

  append(event: RunEvent): void {
    try {
      appendFileSync(this.#file, `${JSON.stringify(event)}\n`);
    } catch (cause) {
      throw new HarnessError('EVENTS_UNWRITABLE', 'the events of the run cannot be written', {
        place: this.#file,
        cause,
      });
    }
  }
}

/** Reads the events of a run. A last line that was cut off when the run was killed is left out. Throws UsageError where there are none. */
export function readEvents(folder: string): readonly RunEvent[] {
  const file = join(folder, eventsFile);
  if (!existsSync(file))
    throw new UsageError('NO_EVENTS', 'there is no run to report', {
      place: file,
      fix: 'Give the out folder of a run: muster report muster-out',
    });
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as RunEvent];
    } catch (cause) {
      if (index === lines.length - 1) return [];
      throw new UsageError('EVENTS_BROKEN', 'a line is not an event', { place: `${file}:${index + 1}`, cause });
    }
  });
}

/** The results of the run in this folder, as far as it came. Throws UsageError where there is none. */
export function readRun(folder: string): RunResults {
  const events = readEvents(folder);
  if (events.some(({ event }) => event === 'run-started')) return resultsFromEvents(events);
  throw new UsageError('EVENTS_EMPTY', 'the events have no beginning, so there is nothing to report', {
    place: join(folder, eventsFile),
  });
}
