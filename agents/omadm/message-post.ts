import { ProtocolError } from '../../protocol/base/errors.js';
import type { Decoded } from '../../protocol/base/finding.js';
import { encodeSyncMl } from '../../protocol/syncml/codec.js';
import type { SyncMl } from '../../protocol/syncml/messages.js';
import { isWbxml } from '../../protocol/wbxml/read-wbxml.js';
import {
  contentTypes,
  decodeMessage,
  encodeMessage,
  encodingOf,
  type SyncMlEncoding,
} from '../../protocol/wbxml/syncml-encodings.js';
import type { WriteWbxmlOptions } from '../../protocol/wbxml/write-wbxml.js';
import type { TransportResponse } from '../device/transport.js';
import { alertHeader } from './alert-header.js';
import { spokenEncoding } from './device-rules.js';
import type { SessionRequest } from './session-request.js';
import { acceptsEncoding, carriesMessage } from './session-rules.js';

export interface MessagePost {
  /** `Package1`, `Package3`: names the exchange. */
  readonly step: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** The body as people read it. */
  readonly readable: () => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** False: no certificate is shown. */
  readonly certificate?: boolean;
}

const accepted = 'application/vnd.syncml.dm+xml, application/vnd.syncml.dm+wbxml, application/octet-stream';

/** A message in the encoding of this session: the one the account tells, XML where it tells none. */
export function posted(
  { encoding: told, habits, rules, now }: SessionRequest,
  step: string,
  message: SyncMl,
  options: { readonly encoding?: SyncMlEncoding; readonly wbxml?: WriteWbxmlOptions } = {},
): MessagePost {
  const encoding = options.encoding ?? spokenEncoding({ rules, now }, told ?? 'xml');
  return {
    step,
    body: encodeMessage(encoding, message, options.wbxml),
    contentType: encoding === 'xml' ? (habits.contentType ?? contentTypes.xml) : contentTypes.wbxml,
    readable: () => encodeSyncMl(message),
  };
}

/** Posts one message over mutual TLS with the headers of this make of client (OMA-TS-DM_Protocol-V1_2, HTTP binding). */
export async function postMessage(session: SessionRequest, post: MessagePost): Promise<TransportResponse> {
  const { transport, url, clientCertificate, anchors, habits, signal, sign, rules, now, alerts = [] } = session;
  const urgent = alertHeader({ rules, now }, alerts);
  const encodings = acceptsEncoding({ rules, now });
  return transport.send({
    step: post.step,
    method: 'POST',
    url: session.postTo ?? url,
    headers: {
      'user-agent': habits.userAgent,
      accept: accepted,
      'accept-charset': 'UTF-8',
      'content-type': post.contentType,
      ...(encodings !== undefined && { 'accept-encoding': encodings }),
      ...habits.headers,
      ...(urgent !== undefined && { 'MDM-GenericAlert': urgent }),
      ...(sign && { 'MS-Signature': sign(post.body) }),
      ...post.headers,
    },
    body: post.body,
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
  /** Seconds that the server wants the device to wait (RFC 9110 §10.2.3, Retry-After). */
  readonly retryAfter?: number;
}

/** Reads the answer and leaves its readable form on the exchange. */
export function readAnswer(
  { rules, now }: Pick<SessionRequest, 'rules' | 'now'>,
  response: TransportResponse,
  sent: () => string,
): ServerAnswer {
  const encoding = encodingOfAnswer(response);
  const decoded = carriesMessage({ rules, now }, response.status)
    ? decodeAnswer(encoding, response.body)
    : { ...noAnswer(`HTTP ${response.status}`), ...toldToWait(response) };
  response.decode(() => ({
    request: sent(),
    response: readableAnswer(encoding, decoded) ?? Buffer.from(response.body).toString('utf8'),
    findings: decoded.kind === 'message' ? decoded.findings : [],
  }));
  return decoded;
}

/** WBXML is shown as XML. */
function readableAnswer(encoding: SyncMlEncoding, decoded: ServerAnswer): string | undefined {
  return encoding === 'wbxml' && decoded.kind === 'message' ? encodeSyncMl(decoded.message) : undefined;
}

function toldToWait({ status, headers }: TransportResponse): { readonly retryAfter?: number } {
  const told = Number(headers['retry-after']);
  return status === 429 && told > 0 ? { retryAfter: told } : {};
}

/** By its media type; by its first bytes when that tells nothing of SyncML. */
function encodingOfAnswer({ headers, body }: TransportResponse): SyncMlEncoding {
  const type = headers['content-type'];
  const told = encodingOf(typeof type === 'string' ? type : type?.[0]);
  return told ?? (isWbxml(body) ? 'wbxml' : 'xml');
}

const noAnswer = (reason: string): NoAnswer => ({ kind: 'none', reason });

function decodeAnswer(encoding: SyncMlEncoding, body: Uint8Array): ServerAnswer {
  try {
    return { kind: 'message', ...decodeMessage(encoding, body) };
  } catch (error) {
    if (error instanceof ProtocolError) return noAnswer(`${error.code}: ${error.message}`);
    throw error;
  }
}
