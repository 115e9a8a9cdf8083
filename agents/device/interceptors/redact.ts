import type { Exchange, HeaderMap } from '../../../protocol/base/exchange.js';
import { secretHeaders, secretTexts } from './secrets.table.js';

const mask = '[redacted]';

/**
 * The exchange as it may be shown: headers and values that carry secrets are masked in raw and decoded form. `known`: secrets of this run
 * (passwords, tokens) that are masked wherever they stand. Bodies that are not text pass unchanged; what they hold shows only decoded.
 */
export function redactExchange(exchange: Exchange, known: readonly string[] = []): Exchange {
  const { request, response, decoded } = exchange;
  const body = (bytes: Uint8Array): Uint8Array => redactBody(bytes, known);
  return {
    ...exchange,
    request: {
      ...request,
      url: redactText(request.url, known),
      headers: redactHeaders(request.headers, known),
      body: body(request.body),
    },
    ...(response && {
      response: { ...response, headers: redactHeaders(response.headers, known), body: body(response.body) },
    }),
    ...(decoded && {
      decoded: {
        ...decoded,
        ...(decoded.request !== undefined && { request: redactText(decoded.request, known) }),
        ...(decoded.response !== undefined && { response: redactText(decoded.response, known) }),
      },
    }),
  };
}

/** Masks secrets in text: the known ones, and what the table of secret members finds. */
export function redactText(text: string, known: readonly string[] = []): string {
  const shown = known
    .filter((secret) => secret.length > 3)
    .reduce((rest, secret) => rest.replaceAll(secret, mask), text);
  return secretTexts.reduce((rest, pattern) => rest.replace(pattern, `$1${mask}`), shown);
}

function redactHeaders(headers: HeaderMap, known: readonly string[]): HeaderMap {
  const redactOne = (name: string, value: string): string =>
    secretHeaders.has(name.toLowerCase()) ? mask : redactText(value, known);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? redactOne(name, value) : value.map((one) => redactOne(name, one)),
    ]),
  );
}

function redactBody(bytes: Uint8Array, known: readonly string[]): Uint8Array {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
  const shown = redactText(text, known);
  return shown === text ? bytes : new TextEncoder().encode(shown);
}
