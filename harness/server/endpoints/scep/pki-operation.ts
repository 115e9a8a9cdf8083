import { ProtocolError } from '../../../../protocol/base/errors.js';
import { Certificate } from '../../../../protocol/pki/certificate.js';
import { type Csr, parseCsr } from '../../../../protocol/pki/csr.js';
import { openEnvelope, parseEnvelope } from '../../../../protocol/pki/enveloped-data.js';
import { decodePkiMessage } from '../../../../protocol/scep/codec.js';
import { decodeIssuerAndSerial, decodeIssuerAndSubject } from '../../../../protocol/scep/message-data.js';
import type { PkiMessage } from '../../../../protocol/scep/messages.js';
import type { FailInfo } from '../../../../protocol/scep/scep.table.js';
import type { Admission } from '../../domain/admission.js';
import { possessionProven } from '../../domain/certificate-rules.js';
import { recordSuccessor } from '../../domain/certificate-successors.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { type Asked, certRep, type Decision } from './answer.js';
import {
  certificateFound,
  challengeJudged,
  listGiven,
  messageIntact,
  pendingAnswered,
  renewalAdmitted,
  requestPolled,
  unknownTypeRefused,
} from './scep-rules.js';
import type { PendingRequest, ScepService } from './service.js';

/** What the service asks of the product around it. */
export interface ScepHooks {
  /** Judges the challengePassword of a PKCSReq; absent when the request has none. */
  admit(context: TenantContext, challenge: string | undefined, csr: Csr): Admission;
  /** Called once for every certificate issued. */
  issued?(tenant: Tenant, certificate: Uint8Array, csr: Csr): void;
}

class Refused extends Error {
  readonly failInfo: FailInfo;

  constructor(failInfo: FailInfo, message: string) {
    super(message);
    this.failInfo = failInfo;
  }
}

/** PKIOperation (RFC 8894 §4.3): a pkiMessage in, a CertRep out. Throws ProtocolError for what is no pkiMessage that could be answered. */
export function answerPkiOperation(
  bytes: Uint8Array,
  tenant: Tenant,
  service: ScepService,
  hooks: ScepHooks,
): Uint8Array {
  const context = tenant.context();
  const { responder } = service;
  const { message: request } = decodePkiMessage(bytes);
  if (request.signer === undefined || request.envelope === undefined) {
    throw new ProtocolError(
      'SCEP_NO_REQUEST',
      'a SCEP request is signed, carries its certificate, and holds an envelope',
    );
  }
  const envelope = parseEnvelope(request.envelope);
  const asked: Asked = { tenant, context, responder, request, cipher: envelope.cipher ?? 'aes-128-cbc' };
  return certRep(
    asked,
    decide(() => {
      if (!messageIntact(context, request))
        throw new Refused('badMessageCheck', 'The signature of the message is wrong.');
      const opened = openEnvelope(envelope, responder);
      return handle(asked, opened.content, service, hooks);
    }),
  );
}

/** Whatever cannot be read or opened inside a readable message is a FAILURE (RFC 8894 §3.2.1.4). */
function decide(work: () => Decision): Decision {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return { kind: 'failure', failInfo: error.failInfo, text: error.message };
    if (!(error instanceof ProtocolError)) throw error;
    return { kind: 'failure', failInfo: failInfoOf(error), text: error.message };
  }
}

function failInfoOf({ code }: ProtocolError): FailInfo {
  if (code === 'CMS_CIPHER' || code === 'CMS_KEY_TRANSPORT') return 'badAlg';
  return code.startsWith('CMS_') ? 'badMessageCheck' : 'badRequest';
}

function handle(asked: Asked, content: Uint8Array, service: ScepService, hooks: ScepHooks): Decision {
  switch (asked.request.messageType) {
    case 'PKCSReq':
    case 'RenewalReq':
      return enroll(asked, content, service, hooks);
    case 'CertPoll':
      return poll(asked, content, service, hooks);
    case 'GetCert':
      return getCert(asked, content, service);
    case 'GetCRL':
      return getCrl(asked, content, service);
    default:
      if (!unknownTypeRefused(asked.context)) return enroll(asked, content, service, hooks);
      throw new Refused('badRequest', `Message type "${asked.request.messageTypeNumber.slice(0, 20)}" is not served.`);
  }
}

/** PKCSReq shows the challenge, RenewalReq the certificate that is to be renewed (RFC 8894 §3.3.1). */
function enroll(asked: Asked, content: Uint8Array, service: ScepService, hooks: ScepHooks): Decision {
  const { context, request, tenant } = asked;
  const csr = parseCsr(content);
  if (!possessionProven(context, csr))
    throw new Refused('badMessageCheck', 'The certification request is not signed by its key.');
  const admission =
    request.messageType === 'RenewalReq'
      ? renewalAdmitted(
          context,
          tenant.ca.object((request.signer as NonNullable<PkiMessage['signer']>).der, context.now),
        )
      : challengeJudged(context, hooks.admit(context, csr.challengePassword, csr));
  if (admission.kind === 'refused') throw new Refused('badRequest', admission.message);
  const renews = request.messageType === 'RenewalReq' ? request.signer?.sha256 : undefined;
  const pending: PendingRequest = {
    csr: csr.der,
    subjectDer: csr.subjectDer,
    answers: 0,
    ...(renews !== undefined && { renews }),
  };
  return waitOrGrant(asked, pending, service, hooks);
}

/** CertPoll (RFC 8894 §3.3.3): the same transaction, and the subject of the request that waits. */
function poll(asked: Asked, content: Uint8Array, service: ScepService, hooks: ScepHooks): Decision {
  const { subject } = decodeIssuerAndSubject(content);
  const [any] = service.pending.values();
  const pending = requestPolled(asked.context, service.pending.get(asked.request.transactionID), any);
  if (pending === undefined || Buffer.compare(pending.subjectDer, subject) !== 0) {
    throw new Refused('badCertId', 'No request of this transaction and subject is waiting.');
  }
  return waitOrGrant(asked, pending, service, hooks);
}

const mostPending = 10_000;

function waitOrGrant(asked: Asked, pending: PendingRequest, service: ScepService, hooks: ScepHooks): Decision {
  const { context, request, tenant } = asked;
  const next = pendingAnswered(context, pending.answers < service.pendingAnswers);
  if (next === 'wait') {
    if (service.pending.size >= mostPending) throw new Refused('badRequest', 'Too many requests are waiting.');
    pending.answers += 1;
    service.pending.set(request.transactionID, pending);
    return { kind: 'pending' };
  }
  service.pending.delete(request.transactionID);
  if (next === 'lose' && pending.answers > 0) throw new Refused('badCertId', 'The request is not known.');
  const certificate = tenant.ca.issue({ csr: pending.csr, now: context.now });
  if (pending.renews !== undefined) recordSuccessor(tenant.state, pending.renews, new Certificate(certificate).sha256);
  hooks.issued?.(tenant, certificate, parseCsr(pending.csr));
  return { kind: 'certificates', certificates: [certificate] };
}

/** GetCert (RFC 8894 §4.5). */
function getCert({ context }: Asked, content: Uint8Array, service: ScepService): Decision {
  const wanted = decodeIssuerAndSerial(content);
  const ours = Buffer.compare(wanted.issuer, service.root.subjectDer) === 0;
  const found = certificateFound(context, ours ? service.find(wanted.serial) : undefined, service.root.der);
  if (found === undefined) throw new Refused('badCertId', 'No such certificate was issued here.');
  return { kind: 'certificates', certificates: [found] };
}

/** GetCRL (RFC 8894 §4.6): the list of the issuer of the certificate that is named. */
function getCrl({ context, tenant }: Asked, content: Uint8Array, service: ScepService): Decision {
  const wanted = decodeIssuerAndSerial(content);
  if (Buffer.compare(wanted.issuer, service.root.subjectDer) !== 0) {
    throw new Refused('badCertId', 'The certificate is of another issuer.');
  }
  const list = listGiven(context, tenant.ca.revocationList(context.now));
  if (list === undefined) throw new Refused('badRequest', 'Lists are not given.');
  return { kind: 'certificates', certificates: [], crls: [list] };
}
