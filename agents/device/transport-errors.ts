import { AbortedError, MusterError, ProtocolError } from '../../protocol/base/errors.js';

/** What the network stack calls a failure, and what a device calls it. The first row that matches wins. */
const causes: readonly (readonly [code: string, pattern: RegExp])[] = [
  ['TRANSPORT_REFUSED', /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/],
  ['TRANSPORT_UNRESOLVED', /^(ENOTFOUND|EAI_)/],
  ['TRANSPORT_TIMEOUT', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/],
  [
    'TRANSPORT_TLS',
    /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|EPROTO)/,
  ],
  ['TRANSPORT_CLOSED', /^UND_ERR_(DESTROYED|CLOSED)$/],
  ['TRANSPORT_RESET', /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/],
  ['TRANSPORT_MALFORMED', /^(HPE_|HTTPParserError|UND_ERR_(RES_CONTENT_LENGTH_MISMATCH|HEADERS_OVERFLOW))/],
];

/** Turns what undici, TLS or the socket threw into the ProtocolError `TRANSPORT_*` that the caller is promised. */
export function transportError(error: unknown, step: string, url: string): MusterError {
  if (error instanceof MusterError) return error;
  const systemCode = codeOf(error);
  const code = causes.find(([, pattern]) => pattern.test(systemCode))?.[0] ?? 'TRANSPORT_FAILED';
  const message = error instanceof Error ? error.message : String(error);
  return new ProtocolError(code, `${step}: ${message || systemCode}`, { cause: error, place: url });
}

export function timedOut(step: string, url: string, ms: number): ProtocolError {
  return new ProtocolError('TRANSPORT_TIMEOUT', `${step}: no whole answer within ${ms} ms`, { place: url });
}

export function aborted(step: string, signal: AbortSignal): AbortedError {
  return new AbortedError(`${step} aborted`, { cause: signal.reason });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(codeOf).find((code) => code !== '') ?? '';
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  // undici names a socket that broke UND_ERR_SOCKET and keeps the socket's own words as the cause
  return code === 'UND_ERR_SOCKET' && error.cause !== undefined ? codeOf(error.cause) || code : code;
}
