import { decodeAttestation } from '../../protocol/acme/attestation.js';
import { base64url, stringAt } from '../../protocol/acme/json.js';
import { type Jws, parseJws } from '../../protocol/acme/jws.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { section } from '../../protocol/base/section.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

const rfc = (place: string) => ({ section: section('RFC 8555', place) });

const acmeExchanges = (device: DeviceEvidence | undefined): readonly Exchange[] =>
  device?.exchanges.filter(({ step }) => step.startsWith('ACME ')) ?? [];

const headerOf = ({ request }: Exchange, wanted: string): string | undefined => {
  const found = Object.entries(request.headers).find(([name]) => name.toLowerCase() === wanted);
  return found === undefined ? undefined : String(found[1]);
};

function jwsOf({ request }: Exchange): Jws | undefined {
  try {
    return request.method === 'POST' ? parseJws(request.body) : undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function documentOf(exchange: Exchange | undefined): JsonObject {
  try {
    return JSON.parse(Buffer.from(exchange?.response?.body ?? []).toString('utf8')) as JsonObject;
  } catch {
    return {};
  }
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** Every ACME request of the device has this header (RFC 8555 §6.1). */
export const acmeHeaderSent: Check<{ readonly header: string }> = async ({ device }, { header }, requirements) => {
  const exchanges = acmeExchanges(device);
  if (exchanges.length === 0) return [finding(requirements, 'an ACME conversation', 'none', rfc('6.1'))];
  const without = exchanges.find((exchange) => (headerOf(exchange, header) ?? '') === '');
  return without === undefined ? [] : [finding(requirements, header, `${without.step} without it`, rfc('6.1'))];
};

/** newAccount shows the key, every later request names the account (RFC 8555 §6.2). */
export const acmeSendersNamed: Check<object> = async ({ device }, _args, requirements) => {
  const requests = acmeExchanges(device).flatMap((exchange) => {
    const jws = jwsOf(exchange);
    return jws === undefined ? [] : [{ step: exchange.step, by: 'jwk' in jws.signer ? 'jwk' : 'kid' }];
  });
  if (requests.length < 2) return [finding(requirements, 'signed requests', `${requests.length}`, rfc('6.2'))];
  const wrong = requests.find(({ step, by }) => (by === 'jwk') !== (step === 'ACME newAccount'));
  if (wrong === undefined) return [];
  const expected = wrong.by === 'jwk' ? 'kid' : 'jwk';
  return [finding(requirements, `${wrong.step} with ${expected}`, `${wrong.step} with ${wrong.by}`, rfc('6.2'))];
};

/** Status of the service's latest answer. */
export const acmeStatus: Check<{ readonly status: number }> = async ({ device }, { status }, requirements) => {
  const received = acmeExchanges(device).at(-1)?.response?.status;
  return received === status ? [] : [finding(requirements, `HTTP ${status}`, `HTTP ${received ?? 'none'}`, rfc('6'))];
};

/** A member of the latest answer, such as `status`. */
export const acmeTells: Check<{ readonly member: string; readonly value: string }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const received = textOf(documentOf(acmeExchanges(device).at(-1))[member]);
  return received === value ? [] : [finding(requirements, `${member} ${value}`, received, rfc('7.1'))];
};

/** The latest answer is a refusal that names signature algorithms, ES256 among them (RFC 8555 §6.2). */
export const acmeNamesAlgorithms: Check<object> = async ({ device }, _args, requirements) => {
  const { algorithms } = documentOf(acmeExchanges(device).at(-1));
  const names = Array.isArray(algorithms) ? algorithms : [];
  if (names.includes('ES256')) return [];
  return [finding(requirements, 'algorithms, with ES256 among them', textOf(algorithms), rfc('6.2'))];
};

/** Whether the device sent a message of this step. */
export const acmeNotSent: Check<{ readonly step: string }> = async ({ device }, { step }, requirements) => {
  const exchanges = acmeExchanges(device);
  if (exchanges.length === 0) return [finding(requirements, 'an ACME conversation', 'none', rfc('7.1'))];
  const sent = exchanges.some((exchange) => exchange.step === `ACME ${step}`);
  return sent ? [finding(requirements, `no ${step}`, `${step} was sent`, rfc('7.5.1'))] : [];
};

/** The device answered its challenge by a statement without certificates (mdm/profiles/com.apple.security.acme.yaml, Attest). */
export const attestsNothing: Check<object> = async ({ device }, _args, requirements) => {
  const at = { section: section('apple/device-management', 'mdm/profiles/com.apple.security.acme.yaml, Attest') };
  const answer = acmeExchanges(device).find(({ step }) => step === 'ACME challenge');
  const payload = answer === undefined ? undefined : jwsOf(answer)?.payload;
  if (payload === undefined) return [finding(requirements, 'an answer to the challenge', 'none', at)];
  const { chain } = decodeAttestation(base64url.read(stringAt(payload, 'attObj') ?? ''));
  return chain.length === 0 ? [] : [finding(requirements, 'no attestation', `${chain.length} certificates`, at)];
};
