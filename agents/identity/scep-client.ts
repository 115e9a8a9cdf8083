import type { KeyObject } from 'node:crypto';
import { seconds } from '../../protocol/base/clock.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Refusal } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { putsUpWith } from './answer-rules.js';
import { ScepConversation, type ScepIdentity, type ScepWorld } from './scep-conversation.js';
import { findOwn, type ScepReply } from './scep-reply.js';
import type { ScepRequest } from './scep-request.js';

/** How an enrollment by SCEP ended. A refusal is an outcome, not an error. */
export type ScepOutcome =
  | {
      readonly kind: 'issued';
      readonly certificate: Certificate;
      readonly privateKey: KeyObject;
      /** What GetCACert gave. */
      readonly authorities: readonly Certificate[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Gets a certificate for a new key (RFC 8894 §2.5). Throws on abort and on our own errors only. */
export async function obtainByScep(world: ScepWorld, wanted: ScepRequest): Promise<ScepOutcome> {
  const scep = new ScepConversation(world, wanted);
  return converse(scep, () => scep.pkcsReq());
}

/** Gets the successor of a certificate (RFC 8894 §2.5, RenewalReq), for the key of the world's `keySeed`, which may be the old one. */
export async function renewByScep(world: ScepWorld, wanted: ScepRequest, current: ScepIdentity): Promise<ScepOutcome> {
  const scep = new ScepConversation(world, wanted);
  return converse(scep, () => scep.renewalReq(current));
}

async function converse(scep: ScepConversation, request: () => Promise<ScepReply>): Promise<ScepOutcome> {
  try {
    await scep.getCaCaps();
    const authorities = await scep.getCaCert();
    if (!scep.authorityIsTrusted) {
      return refused('local', 'CAFingerprint', 'The authority is not the one that the payload names.', 'GetCACert');
    }
    const reply = await whilePending(scep, await request());
    const privateKey = await scep.world.keys.take(scep.wanted.keyKind, scep.world.keySeed);
    return conclude(scep, reply, privateKey, authorities.all);
  } catch (error) {
    if (error instanceof ProtocolError) return refusedBy(error);
    throw error;
  }
}

/** Asks again `Retries` times, `RetryDelay` seconds apart (RFC 8894 §4.4). */
async function whilePending(scep: ScepConversation, first: ScepReply): Promise<ScepReply> {
  const { retries, retryDelay } = scep.wanted;
  const { clock, signal } = scep.world;
  let reply = first;
  for (let attempt = 0; attempt < retries && reply.answer?.pkiStatus === 'PENDING'; attempt += 1) {
    await clock.sleep(seconds(retryDelay), { name: 'SCEP poll', ...(signal === undefined ? {} : { signal }) });
    reply = await scep.certPoll();
  }
  return reply;
}

/** A client keeps a certificate only when answer and certificate are what it asked for (RFC 8894 §3.3.2). */
function conclude(
  { world }: ScepConversation,
  reply: ScepReply,
  privateKey: KeyObject,
  authorities: readonly Certificate[],
): ScepOutcome {
  const { answer, status, exchange } = reply;
  if (status !== 200) return refused('http', String(status), reply.text(), 'PKIOperation', exchange);
  if (answer?.pkiStatus === 'FAILURE') {
    const message = answer.failInfoText ?? 'The service refused the request.';
    return refused('scep-failure', answer.failInfo ?? 'unknown', message, 'PKIOperation', exchange);
  }
  if (answer?.pkiStatus === 'PENDING') {
    return refused('local', 'PENDING', 'The request was still pending at the last attempt.', 'PKIOperation', exchange);
  }
  const context = { now: world.clock.now(), rules: world.rules };
  const fatal = reply.findings.find((found) => isFatal(found) && !putsUpWith(context, found.requirement ?? ''));
  const certificate = findOwn(reply.certificates, spkiOf(privateKey));
  if (fatal !== undefined || certificate === undefined) {
    const message = fatal === undefined ? 'no certificate' : `expected ${fatal.expected}, received ${fatal.received}`;
    return refused('local', fatal?.requirement ?? 'SCEP', message, 'PKIOperation', exchange);
  }
  return { kind: 'issued', certificate, privateKey, authorities };
}

/** Deviations that make an answer worthless: another transaction, another key, a signature or an envelope that is wrong. */
const fatalRows = new Set(['XSC-004', 'XSC-005', 'XSC-008', 'XSC-013', 'XPK-001', 'XPK-002', 'XPK-011']);

function isFatal({ severity, requirement }: Finding): boolean {
  return severity === 'fail' && requirement !== undefined && fatalRows.has(requirement);
}

function refused(form: Refusal['form'], code: string, message: string, step: string, exchange?: number): ScepOutcome {
  return { kind: 'refused', refusal: { form, code, message, step, ...(exchange === undefined ? {} : { exchange }) } };
}

/** No answer, or one that cannot be used at all. */
function refusedBy({ code, message, place }: ProtocolError): ScepOutcome {
  if (code === 'SCEP_HTTP') return refused('http', place ?? code, message, 'GetCACert');
  const form = code === 'TRANSPORT_TLS' ? 'tls' : code.startsWith('TRANSPORT_') ? 'http' : 'local';
  return refused(form, code, message, 'SCEP');
}
