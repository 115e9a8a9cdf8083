import { ProtocolError } from '../../protocol/base/errors.js';
import type { Decoded } from '../../protocol/base/finding.js';
import { decodeSyncMl } from '../../protocol/syncml/codec.js';
import { type SyncMl, syncmlContentType } from '../../protocol/syncml/messages.js';
import type { TransportResponse } from '../device/transport.js';
import type { SessionRequest } from './session-request.js';

export interface MessagePost {
  /** `Package1`, `Package3`: names the exchange. */
  readonly step: string;
  readonly body: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** False: no certificate is shown. */
  readonly certificate?: boolean;
}

const accepted = 'application/vnd.syncml.dm+xml, application/vnd.syncml.dm+wbxml, application/octet-stream';

/** Posts one message over mutual TLS with the headers of this make of client (OMA-TS-DM_Protocol-V1_2, HTTP binding). */
export async function postMessage(session: SessionRequest, post: MessagePost): Promise<TransportResponse> {
  const { transport, url, clientCertificate, anchors, habits, signal } = session;
  return transport.send({
    step: post.step,
    method: 'POST',
    url,
    headers: {
      'user-agent': habits.userAgent,
      accept: accepted,
      'accept-charset': 'UTF-8',
      'content-type': post.contentType ?? habits.contentType ?? syncmlContentType,
      ...habits.headers,
      ...post.headers,
    },
    body: new TextEncoder().encode(post.body),
    ...(clientCertificate && post.certificate !== false && { clientCertificate }),
    ...(anchors && { anchors }),
    ...(signal && { signal }),
  });
}

/** What the server's answer is: a message, or why there is none. */
export type ServerAnswer = ({ readonly kind: 'message' } & Decoded<SyncMl>) | NoAnswer;

export interface NoAnswer {
  readonly kind: 'none';
  /** `HTTP 403`, `SYNCML_UNREADABLE: …` */
  readonly reason: string;
}

/** Reads the answer and leaves its readable form on the exchange. */
export function readAnswer(response: TransportResponse, sent: string): ServerAnswer {
  const text = Buffer.from(response.body).toString('utf8');
  const decoded = response.status === 200 ? decodeAnswer(response.body) : noAnswer(`HTTP ${response.status}`);
  response.decode({
    request: sent,
    response: text,
    findings: decoded.kind === 'message' ? decoded.findings : [],
  });
  return decoded;
}

const noAnswer = (reason: string): NoAnswer => ({ kind: 'none', reason });

function decodeAnswer(body: Uint8Array): ServerAnswer {
  try {
    return { kind: 'message', ...decodeSyncMl(body) };
  } catch (error) {
    if (error instanceof ProtocolError) return noAnswer(`${error.code}: ${error.message}`);
    throw error;
  }
}
