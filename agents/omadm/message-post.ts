import { ProtocolError } from '../../protocol/base/errors.js';
import type { Decoded } from '../../protocol/base/finding.js';
import { encodeSyncMl } from '../../protocol/syncml/codec.js';
import type { SyncMl } from '../../protocol/syncml/messages.js';
import { isSealed, sealedContentType } from '../../protocol/syncml/sealed-message.js';
import type { SealFault } from '../../protocol/syncml/spoilt-seal.js';
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
import type { MessageSeal, SessionRequest } from './session-request.js';
import { acceptsEncoding, carriesMessage } from './session-rules.js';

export interface MessagePost {
  /** `Package1`, `Package3`: names the exchange. */
  readonly step: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** The body as people read it. */
  readonly readable: () => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How it is wrapped wrongly on purpose. */
  readonly sealedAs?: SealFault;
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
  const { body, contentType } = wrapped(session, post);
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
      'content-type': contentType,
      ...(encodings !== undefined && { 'accept-encoding': encodings }),
      ...habits.headers,
      ...(urgent !== undefined && { 'MDM-GenericAlert': urgent }),
      ...(sign && { 'MS-Signature': sign(body) }),
      ...post.headers,
    },
    body,
    ...(clientCertificate && post.certificate !== false && { clientCertificate }),
    ...(anchors && { anchors }),
    ...(signal && { signal }),
  });
}

/** The message as it goes over the wire; what SecurityMode asks for is done before a signature in the header. */
function wrapped({ seal }: SessionRequest, { body, contentType, sealedAs }: MessagePost) {
  if (seal === undefined || sealedAs === 'none') return { body, contentType };
  return { body: seal.wrap(body, sealedAs), contentType: sealedContentType };
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
  { rules, now, seal }: Pick<SessionRequest, 'rules' | 'now' | 'seal'>,
  response: TransportResponse,
  sent: () => string,
): ServerAnswer {
  const decoded = carriesMessage({ rules, now }, response.status)
    ? decodeAnswer(response, seal)
    : { ...noAnswer(`HTTP ${response.status}`), ...toldToWait(response) };
  response.decode(() => ({
    request: sent(),
    response: readableAnswer(response, decoded) ?? Buffer.from(response.body).toString('utf8'),
    findings: decoded.kind === 'message' ? decoded.findings : [],
  }));
  return decoded;
}

/** WBXML, and what was wrapped, is shown as XML. */
function readableAnswer({ body }: TransportResponse, decoded: ServerAnswer): string | undefined {
  return (isWbxml(body) || isSealed(body)) && decoded.kind === 'message' ? encodeSyncMl(decoded.message) : undefined;
}

function toldToWait({ status, headers }: TransportResponse): { readonly retryAfter?: number } {
  const told = Number(headers['retry-after']);
  return status === 429 && told > 0 ? { retryAfter: told } : {};
}

/** By its media type; by its first bytes when that tells nothing of SyncML. */
function encodingOfAnswer({ headers }: TransportResponse, body: Uint8Array): SyncMlEncoding {
  const type = headers['content-type'];
  const told = encodingOf(typeof type === 'string' ? type : type?.[0]);
  return told ?? (isWbxml(body) ? 'wbxml' : 'xml');
}

const noAnswer = (reason: string): NoAnswer => ({ kind: 'none', reason });

function decodeAnswer(response: TransportResponse, seal: MessageSeal | undefined): ServerAnswer {
  try {
    const body = seal?.open(response.body) ?? response.body;
    return { kind: 'message', ...decodeMessage(encodingOfAnswer(response, body), body) };
  } catch (error) {
    if (error instanceof ProtocolError) return noAnswer(`${error.code}: ${error.message}`);
    throw error;
  }
}
