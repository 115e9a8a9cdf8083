import type { LoadResults, Percentiles } from './model/load-results.js';

/** A load run's results as lines for a terminal: what happened to the devices, times by protocol step, the generator's own health. */
export function loadText(results: LoadResults): string {
  const { devices, rate, durationMs, errors, firstSession, generator, keys, memory, pushes, valid, reason, steps } =
    results;
  return [
    `${devices.enrolled} of ${devices.planned} devices enrolled in ${(durationMs / 1_000).toFixed(1)} s: ${rate.reached.toFixed(1)}/s of ${rate.planned}/s planned`,
    ...(devices.resumed > 0 ? [`${devices.resumed} were enrolled before and left alone`] : []),
    `${devices.failed} failed, ${devices.late} started late, ${devices.notStarted} not started, at most ${generator.inFlight} at a time`,
    '',
    header,
    ...steps.map(({ step, count, failed, service, response }) =>
      [step.padEnd(26), String(count).padStart(7), String(failed).padStart(7), times(service), times(response)].join(
        ' ',
      ),
    ),
    '',
    ...(firstSession === undefined
      ? []
      : [
          `first session: ${firstSession.policies} commands for each; ${firstSession.obeyed} of ${firstSession.looked} devices that were looked at obeyed them all`,
        ]),
    ...(pushes === undefined
      ? []
      : [`pushes: ${pushes.answered} of ${pushes.planned} answered, ${pushes.late} sent late`]),
    ...Object.entries({ ...errors, ...pushes?.errors }).map(
      ([error, count]) => `${String(count).padStart(7)} × ${error}`,
    ),
    `generator: event loop p99 ${generator.eventLoop.p99.toFixed(1)} ms, start lateness p99 ${generator.lateness.p99.toFixed(1)} ms, ${generator.cpu.toFixed(2)} cores`,
    `keys: ${keys.prepared} prepared, ${keys.reused} handed out again, ${keys.generated} generated during the run`,
    memoryText(memory),
    valid ? 'the run is valid' : `the run is INVALID: ${reason ?? ''}`,
    '',
  ].join('\n');
}

const header = [
  'step'.padEnd(26),
  'count'.padStart(7),
  'failed'.padStart(7),
  'service p50/p95/p99 ms'.padStart(26),
  'response p50/p95/p99 ms'.padStart(26),
].join(' ');

function times({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99]
    .map((ms) => ms.toFixed(1))
    .join(' / ')
    .padStart(26);
}

/** The store itself holds about 10 MB however many devices are in it; in a smaller fleet that is much of what each seems to hold. */
const fewestToJudge = 5_000;

function memoryText(memory: LoadResults['memory']): string {
  const { devices, perDevice, budget, grownPerDevice, heapPerDevice, record } = memory;
  const grown =
    grownPerDevice === undefined
      ? ''
      : `; the process grew by ${grownPerDevice} bytes per device (heap: ${heapPerDevice ?? 0}), what it needs once included`;
  const judged = perDevice !== undefined && perDevice > budget ? 'MORE THAN' : 'within';
  const verdict = devices < fewestToJudge ? '' : ` ${judged} the ${budget} they may hold,`;
  return perDevice === undefined
    ? `memory: ${record} bytes a record; ${devices} devices are too few to tell what stays resident`
    : `memory: ${perDevice} resident bytes per enrolled idle device (${devices} devices),${verdict} ${record} bytes a record${grown}`;
}
