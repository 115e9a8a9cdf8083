import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import {
  type Alert,
  isRequest,
  isStatus,
  type Request,
  type Status,
  type SyncMl,
} from '../../protocol/syncml/messages.js';
import { isSuccess } from '../../protocol/syncml/status-codes.table.js';
import { isWbxml } from '../../protocol/wbxml/read-wbxml.js';
import { decodeMessage } from '../../protocol/wbxml/syncml-encodings.js';

/** One message of a device and what the server said, read again from the bytes. */
export interface DmExchange {
  readonly exchange: Exchange;
  /** Absent when the device sent something else on purpose. */
  readonly sent?: SyncMl;
  /** Absent when the answer is no SyncML message. */
  readonly answer?: SyncMl;
}

/** Every exchange of OMA-DM that a device had, oldest first: what went out or was meant as SyncML. */
export function dmExchanges(device: DeviceEvidence | undefined): readonly DmExchange[] {
  return (device?.exchanges ?? []).flatMap((exchange) => {
    const { request, response } = exchange;
    if (request.method !== 'POST') return [];
    const sent = readMessage(request.body);
    if (sent === undefined && !isSyncMlType(request.headers['content-type'])) return [];
    const answer = response === undefined ? undefined : readMessage(response.body);
    return [{ exchange, ...(sent && { sent }), ...(answer && { answer }) }];
  });
}

const isSyncMlType = (type: string | readonly string[] | undefined): boolean =>
  /syncml|pkcs7-mime/i.test(String(type ?? ''));

function readMessage(body: Uint8Array): SyncMl | undefined {
  try {
    return body.length === 0 ? undefined : decodeMessage(isWbxml(body) ? 'wbxml' : 'xml', body).message;
  } catch {
    return undefined;
  }
}

/** What the server asks of the device in one message; its Alerts ask for nothing on the tree. */
export const commandsOf = (message: SyncMl | undefined): readonly Exclude<Request, Alert>[] =>
  (message?.body ?? []).filter(isRequest).filter((command) => command.verb !== 'Alert');

/** LocURIs that a command speaks of, those of commands inside it too. */
export function targetsOf(command: Request): readonly string[] {
  if ('items' in command) return command.items.flatMap(({ target }) => target ?? []);
  return 'commands' in command ? command.commands.filter(isRequest).flatMap(targetsOf) : [];
}

export const statusOfHeader = (message: SyncMl | undefined): Status | undefined =>
  message?.body.filter(isStatus).find(({ cmd }) => cmd === 'SyncHdr');

/** The server took the message: HTTP 200 and a Status of the SyncHdr that is none of an error. */
export function isTaken({ exchange, answer }: DmExchange): boolean {
  const status = statusOfHeader(answer);
  return exchange.response?.status === 200 && (status === undefined || isSuccess(status.data));
}

/** One line for people. */
export function describeAnswer({ exchange, answer }: DmExchange): string {
  if (exchange.response === undefined) return exchange.failure ?? 'no answer';
  if (answer === undefined) return `HTTP ${exchange.response.status} without a SyncML message`;
  const said = answer.body.map((command) =>
    command.verb === 'Status' ? `${command.cmd} ${command.data}` : command.verb,
  );
  return `HTTP ${exchange.response.status}: ${said.join(', ') || 'an empty body'}`;
}
