import type { SessionOutcome } from '../../agents/device/agent.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import { formatSection } from '../../protocol/base/section.js';
import type { ReportedExchange } from '../../reports/model/results.js';

/** What a device did and saw, as `--json` prints it. */
export interface DeviceReport {
  readonly seed: string;
  /** Kinds of settings that opened the way on the embedded server. */
  readonly prepared: readonly string[];
  readonly outcome: string;
  readonly sessions: readonly SessionOutcome[];
  readonly findings: readonly Finding[];
  readonly device: Pick<DeviceEvidence, 'phase' | 'serial' | 'enrollmentId' | 'state'>;
  readonly exchanges: readonly {
    readonly step: string;
    readonly status: number | string;
    readonly durationMs: number;
  }[];
  /** Whole exchanges, decoded and without secrets: all of them, or the one that refused the device. */
  readonly shown: readonly ReportedExchange[];
}

/** Lines of a body that people are shown who did not ask for exchanges. */
const shownLines = 24;

/** The report for people. */
export function reportText(
  { seed, prepared, outcome, sessions, findings, device, exchanges, shown }: DeviceReport,
  whole: boolean,
): string {
  const line = ({ kind, commands, message }: SessionOutcome): string =>
    `session ${kind}, ${commands} commands${message === undefined ? '' : `: ${message}`}`;
  return [
    ...(prepared.length > 0 ? [`the embedded server was prepared: ${prepared.join(', ')}`] : []),
    outcome,
    ...sessions.map(line),
    `serial ${device.serial}, enrollment id ${device.enrollmentId ?? 'none'}, ${device.phase}`,
    ...exchanges.map(
      ({ step, status, durationMs }) => `  ${step.padEnd(28)}${String(status).padEnd(6)}${durationMs} ms`,
    ),
    ...shown.map((exchange) => exchangeText(exchange, whole ? Number.POSITIVE_INFINITY : shownLines)),
    ...findings.map(findingText),
    `seed ${seed}`,
  ].join('\n');
}

function exchangeText(
  { step, method, url, status, failure, requestText, responseText = '' }: ReportedExchange,
  most: number,
): string {
  const block = (text: string): readonly string[] => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const more = lines.length > most ? [`… ${lines.length - most} more lines: --exchanges shows them`] : [];
    return [...lines.slice(0, most), ...more].map((line) => `      ${line}`);
  };
  const answer = `    <- ${status ?? failure ?? 'no answer'}`;
  return [`  ${step}`, `    -> ${method} ${url}`, ...block(requestText), answer, ...block(responseText)].join('\n');
}

function findingText({ severity, expected, received, place, section }: Finding): string {
  const where = [place, section && formatSection(section)].filter((part) => part !== undefined && part !== '');
  return `${severity}: expected ${expected}, received ${received}${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
}
