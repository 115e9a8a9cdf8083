import type { Cipher, Digest } from '../../../../protocol/pki/algorithms.table.js';
import { Certificate } from '../../../../protocol/pki/certificate.js';
import { envelop } from '../../../../protocol/pki/enveloped-data.js';
import { certificatesOnly } from '../../../../protocol/pki/sign-cms.js';
import { encodePkiMessage } from '../../../../protocol/scep/codec.js';
import type { PkiMessage } from '../../../../protocol/scep/messages.js';
import type { FailInfo } from '../../../../protocol/scep/scep.table.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import {
  answerSigned,
  certificateEnveloped,
  failInfo,
  hasContent,
  recipientNonce as recipientNonceOf,
  senderNonce,
  transactionID as transactionIDOf,
} from './scep-rules.js';
import type { Responder } from './service.js';
import { type AnswerParts, spoilt } from './spoilt-answer.js';

/** What the service decided about a request. */
export type Decision =
  | {
      readonly kind: 'certificates';
      readonly certificates: readonly Uint8Array[];
      readonly crls?: readonly Uint8Array[];
    }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failure'; readonly failInfo: FailInfo; readonly text: string };

export interface Asked {
  readonly tenant: Tenant;
  readonly context: TenantContext;
  readonly responder: Responder;
  readonly request: PkiMessage;
  /** Cipher of the request's envelope; the answer uses the same, which the requester certainly has. */
  readonly cipher: Cipher;
}

/** CertRep (RFC 8894 §3.3.2), DER. */
export function certRep(asked: Asked, decided: Decision): Uint8Array {
  const { tenant, context, responder, request } = asked;
  const { transactionID, recipientNonce, signer, decision } = spoilt(tenant, soundParts(asked, decided));
  const fail = decision.kind === 'failure' ? failInfo(context, decision.failInfo) : undefined;
  const answer = encodePkiMessage({
    messageType: 'CertRep',
    transactionID,
    senderNonce: senderNonce(context, tenant.random.bytes(16)),
    ...(recipientNonce === undefined ? {} : { recipientNonce }),
    pkiStatus: decision.kind === 'certificates' ? 'SUCCESS' : decision.kind === 'pending' ? 'PENDING' : 'FAILURE',
    ...(fail === undefined ? {} : { failInfo: fail }),
    ...(decision.kind === 'failure' ? { failInfoText: decision.text } : {}),
    ...(hasContent(context, decision.kind === 'certificates') ? { envelope: contentFor(asked, decision) } : {}),
    key: signer.key,
    certificate: signer.certificate,
    certificates: responder.chain.filter((certificate) => certificate !== responder.certificate),
    digest: answerDigest(request.digest),
  });
  return answerSigned(context, answer);
}

function soundParts({ context, request, responder }: Asked, decision: Decision): AnswerParts {
  return {
    transactionID: transactionIDOf(context, request.transactionID),
    recipientNonce: recipientNonceOf(context, request.senderNonce),
    signer: responder,
    decision,
  };
}

/** The digest of the request, unless it is broken or unknown (RFC 8894 §2.9). */
function answerDigest(digest: Digest | undefined): Digest {
  return digest === undefined || digest === 'md5' ? 'sha256' : digest;
}

type Given = Pick<Extract<Decision, { kind: 'certificates' }>, 'certificates' | 'crls'>;

/** What was issued or found; nothing at all in an answer that has nothing to give. */
function contentFor({ tenant, context, request, cipher }: Asked, decision: Decision): Uint8Array {
  const { certificates, crls }: Given = decision.kind === 'certificates' ? decision : { certificates: [] };
  const plain = certificatesOnly(
    certificates.map((bytes) => new Certificate(bytes)),
    crls,
  );
  const enveloped = (): Uint8Array =>
    envelop({
      content: plain,
      recipients: request.signer === undefined ? [] : [request.signer],
      cipher,
      random: tenant.random,
    });
  return certificateEnveloped(context, enveloped, plain);
}
