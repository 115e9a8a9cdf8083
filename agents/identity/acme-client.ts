import type { KeyObject } from 'node:crypto';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Refusal } from '../../protocol/base/evidence.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { AcmeConversation } from './acme-conversation.js';
import { certificateKept } from './acme-message-rules.js';
import type { AcmeReply, AcmeWorld } from './acme-post.js';
import type { AcmeRequest } from './acme-request.js';

/** How an order ended. A refusal is an outcome, not an error. */
export type AcmeOutcome =
  | { readonly kind: 'issued'; readonly certificate: Certificate; readonly privateKey: KeyObject }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Gets a certificate by ACME (RFC 8555 §7.1). Throws on abort and on our own errors only. */
export async function obtainByAcme(world: AcmeWorld, wanted: AcmeRequest): Promise<AcmeOutcome> {
  const acme = new AcmeConversation(world, wanted);
  try {
    await acme.directory();
    await acme.newNonce();
    must('newAccount', await acme.newAccount());
    must('newOrder', await acme.newOrder());
    must('authorization', await acme.authorization());
    must('challenge', await acme.challenge());
    await acme.settle('authorization');
    await acme.settle('order');
    must('finalize', await acme.finalize());
    await acme.settle('order');
    must('certificate', await acme.certificate());
    return conclude(acme, await acme.key());
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal };
    if (error instanceof ProtocolError) return { kind: 'refused', refusal: localRefusal(error) };
    throw error;
  }
}

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

function must(step: string, { problem, exchange }: AcmeReply): void {
  if (problem === undefined) return;
  throw new Refused({ form: 'acme-problem', code: problem.type, message: problem.detail, step, exchange });
}

/** A certificate for another key is worth nothing to the device. */
function conclude({ chain: [certificate], world }: AcmeConversation, privateKey: KeyObject): AcmeOutcome {
  const own = certificate !== undefined && Buffer.compare(certificate.spki, spkiOf(privateKey)) === 0;
  const kept = certificateKept({ now: world.clock.now(), rules: world.rules }, own);
  if (kept && certificate !== undefined) return { kind: 'issued', certificate, privateKey };
  const message = 'The certificate is not for the key that was asked for.';
  return { kind: 'refused', refusal: { form: 'local', code: 'XPK-001', message, step: 'certificate' } };
}

function localRefusal({ code, message }: ProtocolError): Refusal {
  const form = code === 'TRANSPORT_TLS' ? 'tls' : code.startsWith('TRANSPORT_') ? 'http' : 'local';
  return { form, code, message, step: 'ACME' };
}
