import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../../protocol/base/random.js';
import type { IssuedEnrollment, TenantState } from './state.js';

/**
 * A ClientIdentifier for one profile of an issued enrollment (Apple ACME payload: the server knows by it who orders, and gives one certificate for it).
 * It carries its own proof, so that nothing has to be kept for profiles that nobody installs.
 */
export function newClientIdentifier({ reference, secret }: IssuedEnrollment, random: Random): string {
  const nonce = Buffer.from(random.bytes(9)).toString('base64url');
  return [reference, nonce, proofOf(secret, nonce)].join('.');
}

/** The enrollment that an identifier was made for; undefined when it was not made here. */
export function enrollmentOfClient({ enrollments }: TenantState, identifier: string): IssuedEnrollment | undefined {
  const [reference = '', nonce = '', proof = '', ...more] = identifier.split('.');
  const issued = enrollments.get(reference);
  if (issued === undefined || more.length > 0) return undefined;
  const expected = Buffer.from(proofOf(issued.secret, nonce));
  const shown = Buffer.from(proof);
  return expected.length === shown.length && timingSafeEqual(expected, shown) ? issued : undefined;
}

function proofOf(secret: string, nonce: string): string {
  return createHmac('sha256', secret).update(nonce).digest('base64url');
}
