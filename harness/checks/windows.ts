import type { Exchange } from '../../protocol/base/exchange.js';
import type { Finding } from '../../protocol/base/finding.js';
import { section } from '../../protocol/base/section.js';
import { contextValue, judgeContextItems } from '../../protocol/mde2/context-items.js';
import { hresultOf } from '../../protocol/mde2/fault.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { parseCsr } from '../../protocol/pki/csr.js';
import { commonName } from '../../protocol/pki/name.js';
import { type Check, finding } from './check.js';
import {
  answerOf,
  deviationsOf,
  enrollmentExchanges,
  faultOf,
  lastExchange,
  lastTokenExchange,
  provisioningOf,
  readable,
  requestOf,
  tokenRequestOf,
} from './windows-transcript.js';

const mde2 = (place: string) => section('MS-MDE2', place);

/** What the server said to the last certificate request, in one word for people. */
function saidTo(exchange: Exchange | undefined): string {
  if (exchange === undefined) return 'the device asked for no certificate';
  if (exchange.response === undefined) return `no answer: ${exchange.failure ?? 'unknown'}`;
  const fault = faultOf(exchange);
  if (fault !== undefined)
    return `the fault ${fault.code}${fault.errorType ? ` (${fault.errorType})` : ''}: ${fault.reason}`;
  return answerOf(exchange) === undefined ? `HTTP ${exchange.response.status} without a SOAP message` : 'an answer';
}

/** The GET before discovery was answered with 200. */
export const probeIsAnswered: Check<object> = async ({ device }, _args, requirements) => {
  const probe = lastExchange(device, 'DiscoverProbe');
  const received = probe?.response?.status;
  if (received === 200) return [];
  return [
    finding(requirements, 'GET is answered with 200', String(received ?? probe?.failure ?? 'no GET'), {
      section: mde2('3.1'),
    }),
  ];
};

/** No answer breaks what the requirement says of messages; each was read again from its bytes. */
export const answersKeepTheRequirement: Check<object> = async ({ device }, _args, requirements) => {
  const exchanges = enrollmentExchanges(device);
  if (!exchanges.some((exchange) => answerOf(exchange) !== undefined))
    return [finding(requirements, 'answers of the enrollment service', 'none that can be read')];
  return exchanges
    .flatMap(deviationsOf)
    .filter(({ requirement }) => requirement !== undefined && requirements.includes(requirement));
};

/** RelatesTo of every answer is the MessageID of its request. */
export const answersNameTheirRequests: Check<object> = async ({ device }, _args, requirements) =>
  enrollmentExchanges(device).flatMap((exchange) => {
    const answer = answerOf(exchange);
    const asked = requestOf(exchange)?.messageId;
    if (answer === undefined || answer.relatesTo === asked) return [];
    return [
      finding(requirements, `RelatesTo ${asked}`, answer.relatesTo ?? 'nothing', {
        section: section('WS-Addressing 1.0 Core', '3.4'),
        place: exchange.step,
      }),
    ];
  });

/** Every answer tells its length and none comes in chunks. */
export const answersTellTheirLength: Check<object> = async ({ device }, _args, requirements) =>
  enrollmentExchanges(device).flatMap(({ step, response, failure }) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = response?.headers ?? {};
    if (length !== undefined && encoding === undefined) return [];
    const received =
      encoding === undefined ? (failure ?? 'no Content-Length') : `Transfer-Encoding: ${String(encoding)}`;
    return [finding(requirements, 'Content-Length', received, { place: step })];
  });

/** The last certificate request was answered by this fault. */
export const faultIs: Check<{ readonly code?: string; readonly errorType?: string }> = async (
  { device },
  { code, errorType },
  requirements,
) => {
  const exchange = lastTokenExchange(device);
  const fault = exchange && faultOf(exchange);
  const fits =
    fault !== undefined &&
    (code === undefined || fault.code === code) &&
    (errorType === undefined || fault.errorType === errorType);
  if (fits) return [];
  const expected = [code ?? 'any', ...(errorType === undefined ? [] : [`(${errorType})`])].join(' ');
  return [finding(requirements, `the fault ${expected}`, saidTo(exchange), { section: mde2('2.2.10') })];
};

/** The last certificate request brought a provisioning document. */
export const requestIsServed: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastTokenExchange(device);
  const served = exchange !== undefined && provisioningOf(exchange) !== undefined;
  return served
    ? []
    : [finding(requirements, 'a provisioning document', saidTo(exchange), { section: mde2('3.4.4.1.1.2') })];
};

/** The store into which the client certificate goes. */
export const certificateGoesTo: Check<{ readonly store: string }> = async ({ device }, { store }, requirements) => {
  const exchange = lastTokenExchange(device);
  const found = exchange && provisioningOf(exchange)?.message.clientCertificate;
  const received = found === undefined ? saidTo(exchange) : `My/${found.store}`;
  return received === store ? [] : [finding(requirements, store, received, { section: mde2('2.2.9.2') })];
};

/** A certificate that the document installs issued the client certificate. */
export const issuerIsInstalled: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastTokenExchange(device);
  const document = exchange && provisioningOf(exchange)?.message;
  if (document?.clientCertificate === undefined)
    return [finding(requirements, 'a client certificate', saidTo(exchange), { section: mde2('2.2.9.1') })];
  const { certificate: own } = document.clientCertificate;
  const installed = [...document.rootCertificates, ...document.intermediateCertificates];
  if (installed.some((certificate) => isIssuedBy(own, certificate))) return [];
  return [
    finding(
      requirements,
      'the issuer of the certificate in Root or CA',
      `${installed.length} certificates, none of them`,
      { section: mde2('2.2.9.1') },
    ),
  ];
};

/** Bytes that are no certificates issued nothing. */
const isIssuedBy = (issued: Uint8Array, issuer: Uint8Array): boolean =>
  readable(() => parseCertificate(issued).isIssuedBy(parseCertificate(issuer))) ?? false;

/** The administrator has never heard of the device; where nobody can be asked, its evidence has to do. */
export const serverKnowsNothing: Check<object> = async ({ device, admin, capabilities }, _args, requirements) => {
  const held = device?.certificate === undefined ? [] : [finding(requirements, 'no certificate', 'one was issued')];
  const { enrollmentId } = device ?? {};
  const seen = enrollmentId !== undefined && capabilities.has('verb:device.read');
  const views = seen ? await admin.readDevices({ enrollmentId }) : [];
  return [
    ...held,
    ...views.map(({ id, state }) => finding(requirements, 'no record of the device', `${id} is ${state}`)),
  ];
};

/** XWE-132, XWE-135: the device is not managed, and no certificate of a server is left on it. */
export const holdsNoCertificate: Check<object> = async ({ device }, _args, requirements) => {
  if (device?.certificate === undefined && device?.outcome?.kind !== 'enrolled') return [];
  const received = device.certificate === undefined ? 'it is enrolled' : 'a certificate';
  return [finding(requirements, 'no certificate on a device that could not enroll', received)];
};

/** GET to the discovery service came before anything else. */
export const deviceLooksFirst: Check<object> = async ({ device }, _args, requirements) => {
  const first = enrollmentExchanges(device)[0];
  if (first?.request.method === 'GET') return [];
  return [finding(requirements, 'GET comes first', first?.step ?? 'nothing', { section: mde2('3.1') })];
};

/** The context items that every Windows client sends are there and in their form. */
export const deviceSaysWhatItIs: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastTokenExchange(device);
  const request = exchange && tokenRequestOf(exchange);
  if (request === undefined) return [finding(requirements, 'RequestSecurityToken', saidTo(exchange))];
  return judgeContextItems(request.contextItems).map(named(requirements));
};

/** The result of the refused enrollment is that of the fault it got. */
export const deviceLogsTheFault: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastTokenExchange(device);
  const fault = exchange && faultOf(exchange);
  if (fault === undefined) return [finding(requirements, 'a fault', saidTo(exchange))];
  const { outcome } = device ?? {};
  const received = outcome?.kind === 'refused' ? outcome.refusal.code : (outcome?.kind ?? 'no outcome');
  if (received === hresultOf(fault)) return [];
  return [finding(requirements, hresultOf(fault), received, { section: mde2('2.2.10') })];
};

/** The common name of the certificate request contains the DeviceID. */
export const requestNamesTheDevice: Check<object> = async ({ device }, _args, requirements) => {
  const exchange = lastTokenExchange(device);
  const request = exchange && tokenRequestOf(exchange);
  if (request === undefined) return [finding(requirements, 'RequestSecurityToken', saidTo(exchange))];
  const deviceId = contextValue(request.contextItems, 'DeviceID') ?? '';
  const subject = readable(() => commonName(parseCsr(request.request.value).subject)) ?? 'none that can be read';
  if (deviceId !== '' && subject.includes(deviceId)) return [];
  return [finding(requirements, `a common name with ${deviceId || 'a DeviceID'}`, subject)];
};

const named =
  (requirements: readonly string[]) =>
  (one: Finding): Finding => {
    const [requirement] = requirements;
    return requirement === undefined ? one : { ...one, requirement };
  };
