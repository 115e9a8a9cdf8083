import { ProtocolError } from '../base/errors.js';
import type { JsonObject } from '../base/vocabulary.js';
import { readJsonObject } from './json.js';

/** Error types (RFC 8555 §6.7) with the HTTP status they are sent with; the last is draft-ietf-acme-device-attest §5. */
export const problemStatuses = {
  accountDoesNotExist: 400,
  badAttestationStatement: 400,
  badCSR: 400,
  badNonce: 400,
  badPublicKey: 400,
  badSignatureAlgorithm: 400,
  malformed: 400,
  orderNotReady: 403,
  rejectedIdentifier: 400,
  serverInternal: 500,
  unauthorized: 403,
  unsupportedIdentifier: 400,
} as const;
export type ProblemType = keyof typeof problemStatuses;

export const problemPrefix = 'urn:ietf:params:acme:error:';
export const problemMediaType = 'application/problem+json';

/** A problem document (RFC 9457 §3). */
export interface Problem {
  /** Without the prefix of ACME's own types, where it has it. */
  readonly type: string;
  readonly detail: string;
  readonly status?: number;
}

/** `more` are members of this type alone, such as `algorithms` (RFC 8555 §6.2). */
export function encodeProblem(
  type: ProblemType,
  detail: string,
  status: number = problemStatuses[type],
  more: JsonObject = {},
): string {
  return JSON.stringify({ type: `${problemPrefix}${type}`, detail, status, ...more });
}

/** Throws ProtocolError `ACME_PROBLEM` for a body that is no problem document. */
export function readProblem(body: Uint8Array): Problem {
  const { type, detail, status } = readJsonObject(body, 'a problem document');
  if (typeof type !== 'string') throw new ProtocolError('ACME_PROBLEM', 'a problem document without type');
  return {
    type: type.startsWith(problemPrefix) ? type.slice(problemPrefix.length) : type,
    detail: typeof detail === 'string' ? detail : '',
    ...(typeof status === 'number' && { status }),
  };
}
