import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { redactExchange } from '../../agents/device/interceptors/redact.js';
import type { DeviceRecord } from '../../agents/device/record.js';
import type { Exchange, HeaderMap } from '../../protocol/base/exchange.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { ReportedExchange } from '../../reports/model/results.js';
import { readableBody } from './readable-body.js';

export interface EvidenceDevice {
  readonly record: DeviceRecord;
  readonly exchanges: readonly Exchange[];
}

/** Everything a failed scenario leaves behind. The devices' own test keys are in it, so the file is marked secret. */
export interface ScenarioEvidence {
  readonly scenario: { readonly id: string; readonly name: string; readonly requirements: readonly string[] };
  readonly seed: string;
  /** Milliseconds since the epoch: where the devices' time began, and where it stood at the end. */
  readonly clock: { readonly start: number; readonly end: number };
  readonly findings: readonly Finding[];
  readonly devices: readonly EvidenceDevice[];
}

/** Writes `evidence/<scenario id>.json` below the folder and returns that path. */
export function writeEvidence(folder: string, evidence: ScenarioEvidence): string {
  const path = join('evidence', `${evidence.scenario.id}.json`);
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const devices = evidence.devices.map(({ record, exchanges }) => ({
    record,
    exchanges: exchanges.map(storedExchange),
  }));
  writeFileSync(file, `${JSON.stringify({ schemaVersion: 1, secret: true, ...evidence, devices }, undefined, 1)}\n`, {
    mode: 0o600,
  });
  return path;
}

/** An exchange as JSON: bodies in base64, everything else as it is. */
function storedExchange({ request, response, ...rest }: Exchange): object {
  const stored = (message: { readonly body: Uint8Array }): object => ({
    ...message,
    body: Buffer.from(message.body).toString('base64'),
  });
  return { ...rest, request: stored(request), ...(response === undefined ? {} : { response: stored(response) }) };
}

/** The readable form of an exchange, for reports: bodies decoded, secrets masked. `known`: secrets of this run, masked wherever they stand. */
export function reportExchange(device: string, exchange: Exchange, known: readonly string[] = []): ReportedExchange {
  const { index, step, startedAt, durationMs, request, response, failure, decoded } = redactExchange(exchange, known);
  return {
    device,
    index,
    step,
    startedAt,
    durationMs,
    method: request.method,
    url: request.url,
    requestHeaders: reportHeaders(request.headers),
    requestText: decoded?.request ?? readableBody(request.body),
    ...(response === undefined
      ? {}
      : {
          status: response.status,
          responseHeaders: reportHeaders(response.headers),
          responseText: decoded?.response ?? readableBody(response.body),
        }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function reportHeaders(headers: HeaderMap): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}
