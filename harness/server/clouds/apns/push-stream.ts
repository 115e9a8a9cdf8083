import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { createInterface } from 'node:readline';
import type { PushQuestion, WaitingPush } from '../../../../protocol/apple/push.js';
import type { ApnsCloud } from './apns-cloud.js';

/**
 * Where simulated devices listen: our own invention, for how real ones hear from Apple is not published. One stream carries all devices of a
 * process: lines of JSON in, each a `PushQuestion`; lines of JSON out, each a `WaitingPush`. A device listens from its question on.
 */
export const streamPath = '/apns/muster/stream';

/** Characters of one line; a question may name thousands of devices. */
const longestLine = 2 ** 22;

/** Serves one stream until either side ends it. */
export async function openStream(
  cloud: ApnsCloud,
  request: Http2ServerRequest,
  response: Http2ServerResponse,
): Promise<void> {
  const tokens = new Set<string>();
  const tell = (push: WaitingPush): void => void response.write(`${JSON.stringify(push)}\n`);
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.write('\n');
  try {
    for await (const line of createInterface({ input: request.stream })) {
      const question = line.length > longestLine ? undefined : readQuestion(line);
      for (const { token } of question?.devices ?? []) tokens.add(token);
      if (question !== undefined) cloud.listen(question, tell);
    }
  } finally {
    for (const token of tokens) cloud.store.stopListening(token, tell);
    response.end();
  }
}

function readQuestion(line: string): PushQuestion | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as PushQuestion) : undefined;
  } catch {
    return undefined;
  }
}
