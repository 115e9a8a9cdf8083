import type { KeyObject } from 'node:crypto';
import type {
  ContextItem,
  GetPoliciesResponse,
  RequestHeader,
  RequestSecurityToken,
  RequestSecurityTokenResponseCollection,
  SecurityHeader,
} from '../../protocol/mde2/messages.js';
import { tokenTypes } from '../../protocol/mde2/namespaces.table.js';
import { readGetPoliciesResponse, writeGetPolicies } from '../../protocol/mde2/policies.js';
import {
  readRequestSecurityTokenResponseCollection,
  writeRequestSecurityToken,
} from '../../protocol/mde2/security-token.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { pkcs8Of } from '../../protocol/pki/keys.js';
import { signCms } from '../../protocol/pki/sign-cms.js';
import { callSoap, type SoapOutcome, type SoapWorld } from './soap-client.js';

export interface EnrollmentService {
  readonly url: string;
  readonly security: SecurityHeader;
  /** Trust anchors of the device, DER. */
  readonly anchors?: readonly Uint8Array[];
}

/** A certificate is asked for, by a request of any shape. */
export interface TokenIssue extends EnrollmentService {
  /** PKCS#10, DER. */
  readonly csr: Uint8Array;
  /** In the order in which this client sends them. */
  readonly contextItems: readonly ContextItem[];
  /** In place of a certificate whose key was lost (MS-MDE2 §3.6). */
  readonly recovery?: boolean;
}

/** Asks what kind of certificate the server issues (MS-XCEP §3.1.4.1); servers without a policy service are not asked. */
export function getPolicies(
  world: SoapWorld,
  { url, security, anchors }: EnrollmentService,
): Promise<SoapOutcome<GetPoliciesResponse>> {
  return callSoap(world, {
    step: 'GetPolicies',
    url,
    ...(anchors && { anchors }),
    write: (header) => writeGetPolicies({ ...header, security }),
    read: readGetPoliciesResponse,
  });
}

/** Asks for the certificate and the provisioning document (MS-WSTEP §3.1.4.1, Issue). No redirect is followed. */
export function requestSecurityToken(
  world: SoapWorld,
  issue: TokenIssue,
): Promise<SoapOutcome<RequestSecurityTokenResponseCollection>> {
  return callSoap(world, {
    step: 'RequestSecurityToken',
    url: issue.url,
    ...(issue.anchors && { anchors: issue.anchors }),
    write: (header) => writeRequestSecurityToken(issueMessage(header, issue)),
    read: readRequestSecurityTokenResponseCollection,
    show: ({ provisioningDocument }) => new TextDecoder().decode(provisioningDocument),
  });
}

/** The message of a first enrollment. */
export function issueMessage(
  header: RequestHeader,
  { security, csr, contextItems, recovery }: TokenIssue,
): RequestSecurityToken {
  return {
    ...header,
    security,
    requestType: recovery === true ? 'Recovery' : 'Issue',
    tokenType: tokenTypes.deviceEnrollmentToken,
    request: { valueType: tokenTypes.pkcs10, value: csr },
    contextItems,
  };
}

/** The certificate that a renewal is asked for with. */
export interface RenewalIdentity {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

export interface TokenRenewal extends TokenIssue {
  readonly current: RenewalIdentity;
  /** Signs the request in place of the current key. */
  readonly signWith?: KeyObject;
  /** False: TLS without a client certificate. */
  readonly certificate?: boolean;
}

/**
 * Asks for the successor of a certificate (MS-MDE2 §3.5): the PKCS#10 within a SignedData of the current key, over TLS with the current
 * certificate. No redirect is followed.
 */
export function renewSecurityToken(
  world: SoapWorld,
  renewal: TokenRenewal,
): Promise<SoapOutcome<RequestSecurityTokenResponseCollection>> {
  const { current, csr, signWith = current.key, certificate = true } = renewal;
  const signed = signCms({ content: csr, signers: [{ key: signWith, certificate: current.certificate }] });
  const privateKey = pkcs8Of(current.key);
  return callSoap(world, {
    step: 'Renew',
    url: renewal.url,
    ...(renewal.anchors && { anchors: renewal.anchors }),
    ...(certificate && { clientCertificate: { chain: [current.certificate.der], privateKey } }),
    write: (header) =>
      writeRequestSecurityToken({
        ...issueMessage(header, renewal),
        requestType: 'Renew',
        request: { valueType: tokenTypes.pkcs7, value: signed },
      }),
    read: readRequestSecurityTokenResponseCollection,
    show: ({ provisioningDocument }) => new TextDecoder().decode(provisioningDocument),
  });
}
