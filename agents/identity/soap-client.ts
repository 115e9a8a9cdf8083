import { ProtocolError } from '../../protocol/base/errors.js';
import type { Refusal } from '../../protocol/base/evidence.js';
import { type Decoded, type Finding, Findings } from '../../protocol/base/finding.js';
import type { Random } from '../../protocol/base/random.js';
import { section } from '../../protocol/base/section.js';
import { isFault, readFault } from '../../protocol/mde2/fault.js';
import { httpResult, networkResults } from '../../protocol/mde2/hresults.table.js';
import type { Fault, RequestHeader } from '../../protocol/mde2/messages.js';
import { soapContentType } from '../../protocol/mde2/namespaces.table.js';
import { readSoap, type SoapMessage } from '../../protocol/mde2/soap.js';
import type { ClientCertificate, Transport, TransportResponse } from '../device/transport.js';

/** What the enrollment client of a device brings to every message. */
export interface SoapWorld {
  readonly transport: Transport;
  readonly random: Random;
  /** Sent with every request: `User-Agent`, … */
  readonly headers: Readonly<Record<string, string>>;
  /** The result that the device logs for a fault. */
  readonly resultOf: (fault: Fault) => string;
  /** The result that it logs for an answer of this HTTP status that it can make nothing of; that of the status without it. */
  readonly resultOfUnusable?: (status: number) => string;
  /** Whether it reads this version of SOAP; every one without it. */
  readonly readsVersion?: (version: SoapMessage['version']) => boolean;
  /** Whether a Fault that came with this HTTP status counts; always without it. */
  readonly countsAsFault?: (status: number, isFault: boolean) => boolean;
  /** Spoils every message before it is sent, for tests of servers. */
  readonly alter?: (body: Uint8Array) => Uint8Array;
  readonly signal?: AbortSignal;
}

export interface SoapCall<T> {
  /** The message's name in the protocol; names the exchange. */
  readonly step: string;
  readonly url: string;
  readonly redirects?: number;
  readonly anchors?: readonly Uint8Array[];
  /** Shown in TLS. */
  readonly clientCertificate?: ClientCertificate;
  write(header: RequestHeader): Uint8Array;
  read(soap: SoapMessage): Decoded<T>;
  /** A readable form of what is inside the answer. */
  show?(message: T): string;
}

/** An answer that could be read, or why there is none. Findings are about the answer in either case. */
export type SoapOutcome<T> =
  | { readonly kind: 'answered'; readonly message: T; readonly url: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly findings: readonly Finding[] };

/** Sends one message and reads its answer. Throws on abort and on our own errors only. */
export async function callSoap<T>(world: SoapWorld, call: SoapCall<T>): Promise<SoapOutcome<T>> {
  const header = { messageId: `urn:uuid:${world.random.uuid().toLowerCase()}`, to: call.url };
  const written = call.write(header);
  const body = world.alter?.(written) ?? written;
  const answer = await postSoap(world, call, body);
  return 'refusal' in answer
    ? { kind: 'refused', refusal: answer.refusal, findings: [] }
    : readAnswer(world, call, { body, messageId: header.messageId }, answer);
}

/** Posts bytes as a SOAP message; a network that fails is a refusal. */
export async function postSoap(
  { transport, headers, signal }: SoapWorld,
  call: Pick<SoapCall<unknown>, 'step' | 'url' | 'redirects' | 'anchors' | 'clientCertificate'>,
  body: Uint8Array,
): Promise<TransportResponse | { readonly refusal: Refusal }> {
  const { step, url, redirects, anchors, clientCertificate } = call;
  try {
    return await transport.send({
      step,
      method: 'POST',
      url,
      headers: { 'Content-Type': soapContentType, ...headers },
      body,
      ...(redirects === undefined ? {} : { redirects }),
      ...(anchors && { anchors }),
      ...(clientCertificate && { clientCertificate }),
      ...(signal && { signal }),
    });
  } catch (error) {
    return { refusal: networkRefusal(error, step, transport) };
  }
}

const networkCodes: Readonly<Record<string, string>> = {
  TRANSPORT_UNRESOLVED: networkResults.nameNotResolved,
  TRANSPORT_REFUSED: networkResults.cannotConnect,
  TRANSPORT_TIMEOUT: networkResults.timeout,
  TRANSPORT_TLS: networkResults.secureFailure,
};

/** A connection that does not come about, as WinHTTP numbers it. Throws again what is no evidence about the peer. */
export function networkRefusal(error: unknown, step: string, transport: Transport): Refusal {
  if (!(error instanceof ProtocolError)) throw error;
  const last = transport.exchanges.at(-1);
  return {
    form: error.code === 'TRANSPORT_TLS' ? 'tls' : 'http',
    code: networkCodes[error.code] ?? networkResults.connectionAborted,
    message: `${error.code}: ${error.message}`,
    step,
    ...(last && { exchange: last.index }),
  };
}

function readAnswer<T>(
  world: SoapWorld,
  call: SoapCall<T>,
  sent: { readonly body: Uint8Array; readonly messageId: string },
  response: TransportResponse,
): SoapOutcome<T> {
  const findings = new Findings();
  const refuse = (form: Refusal['form'], code: string, message: string): SoapOutcome<T> => ({
    kind: 'refused',
    refusal: { form, code, message, step: call.step, exchange: response.exchange },
    findings: findings.list,
  });
  const unusable = world.resultOfUnusable?.(response.status) ?? httpResult(response.status);
  judgeTransfer(response, call.step, findings);
  let shown = (): string => '';
  try {
    const soap = readSoap(response.body);
    findings.include(soap.findings);
    judgeRelation(soap.message, sent.messageId, findings);
    if (world.readsVersion?.(soap.message.version) === false)
      return refuse('http', unusable, 'another version of SOAP');
    const fails = isFault(soap.message);
    if (world.countsAsFault?.(response.status, fails) ?? fails) {
      const fault = readFault(soap.message);
      findings.include(fault.findings);
      return refuse('soap-fault', world.resultOf(fault.message), fault.message.message ?? fault.message.reason);
    }
    if (response.status !== 200) return refuse('http', unusable, `HTTP ${response.status}`);
    const { message, findings: own } = call.read(soap.message);
    findings.include(own);
    shown = () => call.show?.(message) ?? '';
    return { kind: 'answered', message, url: response.url, findings: findings.list };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    if (response.status === 200)
      findings.add({
        expected: `an answer to ${call.step}`,
        received: error.message,
        section: section('MS-MDE2', '2.1'),
        ...(error.place !== undefined && { place: error.place }),
      });
    return refuse('http', unusable, error.message);
  } finally {
    response.decode(() => {
      const inside = shown();
      const answer = asText(response.body);
      return {
        request: asText(sent.body),
        response: inside === '' ? answer : `${answer}\n\n${inside}`,
        findings: findings.list,
      };
    });
  }
}

const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Learn, "Mobile device enrollment": enrollment clients cannot read an answer in chunks; this one can, and says so. */
function judgeTransfer({ headers }: TransportResponse, step: string, findings: Findings): void {
  if (headers['transfer-encoding'] === undefined) return;
  findings.add({
    requirement: 'XWE-004',
    expected: 'Content-Length',
    received: `Transfer-Encoding: ${String(headers['transfer-encoding'])}`,
    section: section('Learn, Mobile device enrollment', 'Enrollment request'),
    place: step,
  });
}

/** WS-Addressing 1.0 Core §3.4: the answer says which message it belongs to. One without RelatesTo is reported by the reader. */
function judgeRelation({ relatesTo }: SoapMessage, messageId: string, findings: Findings): void {
  if (relatesTo === undefined || relatesTo === messageId) return;
  findings.add({
    requirement: 'XWE-002',
    expected: messageId,
    received: relatesTo,
    section: section('WS-Addressing 1.0 Core', '3.4'),
    place: '/Envelope/Header/RelatesTo',
  });
}
