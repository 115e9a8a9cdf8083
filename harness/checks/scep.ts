import { ProtocolError } from '../../protocol/base/errors.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Finding } from '../../protocol/base/finding.js';
import { section } from '../../protocol/base/section.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { parseEnvelope } from '../../protocol/pki/enveloped-data.js';
import { formatName } from '../../protocol/pki/name.js';
import { parseCapabilities } from '../../protocol/scep/capabilities.js';
import { decodePkiMessage } from '../../protocol/scep/codec.js';
import type { PkiMessage } from '../../protocol/scep/messages.js';
import type { FailInfo, PkiStatus } from '../../protocol/scep/scep.table.js';
import { type Check, finding } from './check.js';

const rfc = (place: string) => ({ section: section('RFC 8894', place) });

function exchangesOf(device: DeviceEvidence | undefined, step: string): readonly Exchange[] {
  return device?.exchanges.filter((exchange) => exchange.step === step) ?? [];
}

const latest = (device: DeviceEvidence | undefined): Exchange | undefined => exchangesOf(device, 'PKIOperation').at(-1);

/** A pkiMessage, or the words why there is none. */
function read(bytes: Uint8Array): PkiMessage | string {
  try {
    return decodePkiMessage(bytes).message;
  } catch (error) {
    if (error instanceof ProtocolError) return error.message;
    throw error;
  }
}

function answerOf(exchange: Exchange | undefined): PkiMessage | string {
  if (exchange?.response === undefined) return exchange?.failure ?? 'no answer';
  const { status, body } = exchange.response;
  return status === 200 ? read(body) : `HTTP ${status}`;
}

function requestOf({ request }: Exchange): PkiMessage | string {
  if (request.method === 'POST') return read(request.body);
  return read(Buffer.from(new URL(request.url).searchParams.get('message') ?? '', 'base64'));
}

export interface ExpectedAnswer {
  readonly status: PkiStatus;
  readonly failInfo?: FailInfo;
}

/** The service's latest answer has this pkiStatus, and this failInfo where one is named (RFC 8894 §3.2.1.3, §3.2.1.4). */
export const scepAnswer: Check<ExpectedAnswer> = async ({ device }, { status, failInfo }, requirements) => {
  const answer = answerOf(latest(device));
  if (typeof answer === 'string') return [finding(requirements, `CertRep ${status}`, answer, rfc('3.3.2'))];
  const said = `${answer.pkiStatus ?? 'no pkiStatus'} ${answer.failInfo ?? ''} ${answer.failInfoText ?? ''}`.trim();
  if (answer.pkiStatus !== status) return [finding(requirements, `CertRep ${status}`, said, rfc('3.2.1.3'))];
  if (failInfo === undefined || answer.failInfo === failInfo) return [];
  return [finding(requirements, `failInfo ${failInfo}`, answer.failInfo ?? 'none', rfc('3.2.1.4'))];
};

/** The request got no certificate: a CertRep that says FAILURE, or an HTTP error. */
export const scepRefusal: Check<undefined> = async ({ device }, _, requirements) => {
  const exchange = latest(device);
  if ((exchange?.response?.status ?? 0) >= 400) return [];
  const answer = answerOf(exchange);
  if (typeof answer !== 'string' && answer.pkiStatus === 'FAILURE') return [];
  const received = typeof answer === 'string' ? answer : (answer.pkiStatus ?? 'no pkiStatus');
  return [finding(requirements, 'a refusal', received, rfc('3.3.2.2'))];
};

/** What is no message of the protocol is answered by an HTTP error of the client's making, 4xx (RFC 9110 §15.5). */
export const scepRejectsGarbage: Check<undefined> = async ({ device }, _, requirements) => {
  const status = latest(device)?.response?.status;
  if (status !== undefined && status >= 400 && status < 500) return [];
  const received = status === undefined ? 'no answer' : `HTTP ${status}`;
  return [finding(requirements, 'HTTP 4xx', received, { section: section('RFC 9110', '15.5') })];
};

/** The device found nothing wrong with the service's messages that belongs to the scenario's rows, and there were such messages. */
export const scepKeepsRules: Check<undefined> = async ({ devices }, _, requirements) => {
  const exchanges = devices.flatMap((device) =>
    ['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation'].flatMap((step) => exchangesOf(device, step)),
  );
  if (exchanges.length === 0) return [finding(requirements, 'a SCEP conversation', 'none', rfc('4'))];
  const silent = exchanges.filter(({ decoded }) => decoded === undefined);
  const unanswered = silent.map(({ step, failure, response }) =>
    finding(requirements, `an answer to ${step}`, failure ?? `HTTP ${response?.status ?? 'nothing'}`, rfc('4')),
  );
  const found = exchanges.flatMap(({ decoded }) => decoded?.findings ?? []);
  return [...unanswered, ...found.filter(({ requirement }) => requirements.includes(requirement ?? ''))];
};

/** GetCACaps lists, one a line, what everybody must have: AES, SHA-256 and POST, or SCEPStandard, which means all three (RFC 8894 §3.5.2). */
export const scepCapabilities: Check<undefined> = async ({ device }, _, requirements) => {
  const body = exchangesOf(device, 'GetCACaps').at(-1)?.response?.body;
  if (body === undefined) return [finding(requirements, 'an answer to GetCACaps', 'none', rfc('3.5.1'))];
  const { message, findings } = parseCapabilities(Buffer.from(body).toString('latin1'));
  const needed = ['AES', 'SHA-256', 'POSTPKIOperation'] as const;
  const missing = message.known.has('SCEPStandard') ? [] : needed.filter((keyword) => !message.known.has(keyword));
  const [requirement] = requirements;
  return [
    ...missing.map((keyword) => finding(requirements, keyword, message.words.join(' '), rfc('3.5.2'))),
    ...findings.map((each): Finding => (requirement === undefined ? each : { ...each, requirement })),
  ];
};

/** No two certificates of one issuer have the same serial number (RFC 5280 §4.1.2.2). */
export const serialsDiffer: Check<undefined> = async ({ devices }, _, requirements) => {
  const held = devices.flatMap(({ certificate }) =>
    certificate === undefined ? [] : [new Certificate(Buffer.from(certificate, 'base64'))],
  );
  const place = { section: section('RFC 5280', '4.1.2.2') };
  if (held.length < 2) return [finding(requirements, 'two certificates', `${held.length}`, place)];
  const keys = held.map(({ issuer, serial }) => `serial number ${serial} of ${formatName(issuer)}`);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  return twice.map((key) => finding(requirements, 'a serial number of its own', `${key} again`, place));
};

const modern: ReadonlySet<string | undefined> = new Set(['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc']);
const modernDigests: ReadonlySet<string | undefined> = new Set(['sha256', 'sha384', 'sha512']);

/** The device's request is POSTed, encrypted with AES and signed over SHA-2 (RFC 8894 §2.9, §3.5.2). */
export const requestIsModern: Check<undefined> = async ({ device }, _, requirements) => {
  const exchange = latest(device);
  if (exchange === undefined) return [finding(requirements, 'a request', 'none', rfc('4.3'))];
  const message = requestOf(exchange);
  if (typeof message === 'string') return [finding(requirements, 'a pkiMessage', message, rfc('3.1'))];
  const findings: Finding[] = [];
  const cipher = message.envelope === undefined ? undefined : parseEnvelope(message.envelope).cipher;
  if (exchange.request.method !== 'POST') findings.push(finding(requirements, 'POST', 'GET', rfc('4.1')));
  if (!modern.has(cipher)) findings.push(finding(requirements, 'AES', cipher ?? 'another cipher', rfc('3.5.2')));
  if (!modernDigests.has(message.digest)) {
    findings.push(finding(requirements, 'SHA-2', message.digest ?? 'another digest', rfc('3.5.2')));
  }
  return findings;
};

/** All requests of the device belong to one transaction (RFC 8894 §3.3.3). */
export const oneTransaction: Check<undefined> = async ({ device }, _, requirements) => {
  const requests = exchangesOf(device, 'PKIOperation').map(requestOf);
  const ids = requests.map((message) => (typeof message === 'string' ? message : message.transactionID));
  if (ids.length < 2) return [finding(requirements, 'a request and a poll', `${ids.length} requests`, rfc('3.3.3'))];
  return ids.every((id) => id === ids[0])
    ? []
    : [finding(requirements, `transactionID ${ids[0]}`, ids.slice(1).join(', '), rfc('3.3.3'))];
};

/** The device asked for the authority's certificate and then went no further (RFC 8894 §2.2). */
export const stopsAtAuthority: Check<undefined> = async ({ device }, _, requirements) => {
  if (exchangesOf(device, 'GetCACert').length === 0) {
    return [finding(requirements, 'GetCACert', 'no such request', rfc('4.2'))];
  }
  const sent = exchangesOf(device, 'PKIOperation').length;
  return sent === 0 ? [] : [finding(requirements, 'no request to a stranger', `${sent} requests`, rfc('2.2'))];
};
