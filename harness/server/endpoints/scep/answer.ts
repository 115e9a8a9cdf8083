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
  recipientNonce,
  senderNonce,
  transactionID,
} from './scep-rules.js';
import type { Responder } from './service.js';

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
export function certRep(asked: Asked, decision: Decision): Uint8Array {
  const { tenant, context, responder, request } = asked;
  const nonce = recipientNonce(context, request.senderNonce);
  const fail = decision.kind === 'failure' ? failInfo(context, decision.failInfo) : undefined;
  const answer = encodePkiMessage({
    messageType: 'CertRep',
    transactionID: transactionID(context, request.transactionID),
    senderNonce: senderNonce(context, tenant.random.bytes(16)),
    ...(nonce === undefined ? {} : { recipientNonce: nonce }),
    pkiStatus: decision.kind === 'certificates' ? 'SUCCESS' : decision.kind === 'pending' ? 'PENDING' : 'FAILURE',
    ...(fail === undefined ? {} : { failInfo: fail }),
    ...(decision.kind === 'failure' ? { failInfoText: decision.text } : {}),
    ...(decision.kind === 'certificates' ? { envelope: contentFor(asked, decision) } : {}),
    key: responder.key,
    certificate: responder.certificate,
    certificates: responder.chain.filter((certificate) => certificate !== responder.certificate),
    digest: answerDigest(request.digest),
  });
  return answerSigned(context, answer);
}

/** The digest of the request, unless it is broken or unknown (RFC 8894 §2.9). */
function answerDigest(digest: Digest | undefined): Digest {
  return digest === undefined || digest === 'md5' ? 'sha256' : digest;
}

function contentFor(
  { tenant, context, request, cipher }: Asked,
  { certificates, crls }: Extract<Decision, { kind: 'certificates' }>,
): Uint8Array {
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
