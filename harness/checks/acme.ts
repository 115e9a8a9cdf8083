import { readProblem } from '../../protocol/acme/problems.table.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import { type Check, finding } from './check.js';

const rfc = (place: string) => ({ section: section('RFC 8555', place) });

function exchangesOf(device: DeviceEvidence | undefined): readonly Exchange[] {
  return device?.exchanges.filter(({ step }) => step.startsWith('ACME ')) ?? [];
}

/** How a service answered, in words: the type of its problem document, or its status. */
function answerOf(exchange: Exchange | undefined): string {
  if (exchange?.response === undefined) return exchange?.failure ?? 'no ACME message was answered';
  const { status, body } = exchange.response;
  if (status < 400) return `HTTP ${status}`;
  try {
    return readProblem(body).type;
  } catch (error) {
    if (error instanceof ProtocolError) return `HTTP ${status}, no problem document`;
    throw error;
  }
}

/** The service's latest answer is a problem document of one of these types (RFC 8555 §6.7). */
export const acmeRefusal: Check<{ readonly type: string }> = async ({ device }, { type }, requirements) => {
  const received = answerOf(exchangesOf(device).at(-1));
  return received === type ? [] : [finding(requirements, `a refusal: ${type}`, received, rfc('6.7'))];
};

/** The latest message was refused, whatever the reason. */
export const acmeRefused: Check<undefined> = async ({ device }, _, requirements) => {
  const exchange = exchangesOf(device).at(-1);
  if ((exchange?.response?.status ?? 0) >= 400) return [];
  return [finding(requirements, 'a refusal', answerOf(exchange), rfc('6.7'))];
};

/** The device found nothing wrong with the service's messages that belongs to the scenario's rows, and there were such messages. */
export const acmeKeepsRules: Check<undefined> = async ({ device }, _, requirements) => {
  const exchanges = exchangesOf(device);
  if (exchanges.length === 0) return [finding(requirements, 'an ACME conversation', 'none', rfc('7.1'))];
  const silent = exchanges.filter(({ response }) => response === undefined);
  const found = exchanges.flatMap(({ decoded }) => decoded?.findings ?? []);
  return [
    ...silent.map(({ step, failure }) => finding(requirements, `an answer to ${step}`, failure ?? 'none', rfc('7.1'))),
    ...found.filter(({ requirement }) => requirements.includes(requirement ?? '')),
  ];
};

/** The device did not begin a conversation. */
export const noAcmeConversation: Check<undefined> = async ({ device }, _, requirements) => {
  const [first] = exchangesOf(device);
  return first === undefined ? [] : [finding(requirements, 'no ACME message', first.step, rfc('7.1'))];
};
