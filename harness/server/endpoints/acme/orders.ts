import { base64url, isObject, stringAt } from '../../../../protocol/acme/json.js';
import { type Identifier, identifierOf, permanentIdentifier } from '../../../../protocol/acme/messages.js';
import { readPermanentIdentifiers } from '../../../../protocol/acme/permanent-identifier.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type Csr, parseCsr } from '../../../../protocol/pki/csr.js';
import { readSubjectAltName } from '../../../../protocol/pki/extensions.js';
import type { Admission } from '../../domain/admission.js';
import { possessionProven } from '../../domain/certificate-rules.js';
import { enrollmentOfClient } from '../../domain/client-identifiers.js';
import { findDevice } from '../../domain/devices.js';
import { admitToken } from '../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { noteRenewal } from '../apple/identity-renewal/successor.js';
import { identifierAdmitted, identifierUnused, keyAttested, namesOrdered, orderReady } from './acme-rules.js';
import { attestedKey } from './judge-attestation.js';
import { Refused } from './refused.js';
import { identifierServed, statusAfterFailure } from './request-rules.js';
import type { Account, AcmeOrder, AcmeService } from './service.js';

/** newOrder (RFC 8555 §7.4): for one permanent identifier that was given to a device and not used yet. Throws Refused. */
export function placeOrder(tenant: Tenant, service: AcmeService, account: Account, payload: JsonObject): AcmeOrder {
  const context = tenant.context();
  const identifier = onlyIdentifier(context, payload);
  const issued = enrollmentOfClient(tenant.state, identifier.value);
  const admission: Admission =
    issued === undefined
      ? { kind: 'refused', reason: 'token-unknown', message: 'The ClientIdentifier is not known.' }
      : admitToken(context, issued.secret);
  const judged = identifierAdmitted(context, admission);
  if (judged.kind === 'refused') throw new Refused('rejectedIdentifier', judged.message);
  if (!identifierUnused(context, service.wasOrdered(identifier)))
    throw new Refused('rejectedIdentifier', 'The ClientIdentifier was used already.');
  return service.newOrder(account, identifier, issued?.options.attest !== false, deviceOf(tenant, issued));
}

/** Serial number of the device that an enrollment is for, or whose identity it renews. */
function deviceOf({ state }: Tenant, issued: IssuedEnrollment | undefined): string | undefined {
  const { serial, renews } = issued?.options ?? {};
  if (typeof serial === 'string') return serial;
  return typeof renews === 'string' ? findDevice(state, renews)?.serial : undefined;
}

function onlyIdentifier(context: TenantContext, { identifiers }: JsonObject): Identifier {
  const [first, ...others] = Array.isArray(identifiers) ? identifiers : [];
  if (!isObject(first) || others.length > 0) throw new Refused('malformed', 'An order is for one identifier.');
  const identifier = identifierOf(first);
  if (!identifierServed(context, identifier.type))
    throw new Refused('unsupportedIdentifier', `Only ${permanentIdentifier} is served.`);
  return identifier;
}

/** The answer to the challenge (RFC 8555 §7.5.1). A wrong one ends the order (§7.1.6). Throws Refused. */
export function answerChallenge(context: TenantContext, order: AcmeOrder, payload: JsonObject): void {
  if (order.status !== 'pending') return;
  try {
    const key = attestedKey(context, order, payload);
    if (key !== undefined) order.attestedKey = key;
    order.status = 'ready';
  } catch (error) {
    if (error instanceof Refused) order.status = statusAfterFailure(context);
    throw error;
  }
}

/** Issues what was ordered (RFC 8555 §7.4). Throws Refused. */
export function finalize(tenant: Tenant, order: AcmeOrder, payload: JsonObject): void {
  const context = tenant.context();
  const proven = order.status === 'ready';
  if (order.status === 'valid' || order.status === 'invalid' || !orderReady(context, proven))
    throw new Refused('orderNotReady', `The order is ${order.status}.`);
  const csr = readRequest(payload);
  if (!possessionProven(context, csr)) throw new Refused('badCSR', 'The request is not signed by its key.');
  if (!keyAttested(context, csr.spki, order.attestedKey))
    throw new Refused('badCSR', 'The request is for another key than the one attested.');
  if (!namesOrdered(context, namedIn(csr), order.identifier.value))
    throw new Refused('badCSR', 'The request names something else than the order.');
  order.certificate = tenant.ca.issue({ csr: csr.der, now: context.now });
  order.status = 'valid';
  noteRenewal(tenant, enrollmentOfClient(tenant.state, order.identifier.value), order.certificate);
}

function readRequest(payload: JsonObject): Csr {
  try {
    return parseCsr(base64url.read(stringAt(payload, 'csr') ?? ''));
  } catch (error) {
    if (error instanceof ProtocolError) throw new Refused('badCSR', error.message);
    throw error;
  }
}

function namedIn({ extensions }: Csr): readonly string[] {
  try {
    return readPermanentIdentifiers(readSubjectAltName(extensions) ?? []);
  } catch (error) {
    if (error instanceof ProtocolError) throw new Refused('badCSR', error.message);
    throw error;
  }
}
