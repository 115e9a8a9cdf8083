import type { KeyObject } from 'node:crypto';

/**
 * The messages of MS-MDE2: discovery (§3.1), certificate policy (MS-XCEP, §3.3) and enrollment (MS-WSTEP, §3.4). Byte strings are
 * decoded; times are milliseconds since the epoch.
 */

/** WS-Addressing headers of a request. */
export interface RequestHeader {
  /** `urn:uuid:…` */
  readonly messageId: string;
  /** Address of the service. */
  readonly to: string;
}

/** WS-Addressing headers of an answer; `relatesTo` is the MessageID of the request. */
export interface ResponseHeader {
  readonly relatesTo?: string;
  /** GUID by which the server finds this exchange in its own log. */
  readonly activityId?: string;
}

export const authPolicies = ['OnPremise', 'Federated', 'Certificate'] as const;
export type AuthPolicy = (typeof authPolicies)[number];

/** MS-MDE2 §3.1.4.1.3.1. Members that a client left out are absent. */
export interface Discover extends RequestHeader {
  readonly emailAddress: string;
  /** `1.0` to `9.0`. */
  readonly requestVersion: string;
  /** `CIMClient_Windows`, `WindowsPhone`, `WindowsHandheld`, or another maker's word. */
  readonly deviceType?: string;
  readonly applicationVersion?: string;
  /** Decimal value of the OSEdition enumeration. */
  readonly osEdition?: string;
  readonly authPolicies: readonly string[];
}

/** MS-MDE2 §3.1.4.1.3.2. */
export interface DiscoverResponse extends ResponseHeader {
  readonly authPolicy: string;
  readonly enrollmentVersion?: string;
  readonly enrollmentPolicyServiceUrl?: string;
  readonly enrollmentServiceUrl: string;
  readonly authenticationServiceUrl?: string;
}

/** Who asks, as WS-Security carries it (MS-MDE2 §3.3.4.1.1.1). */
export type SecurityHeader = UsernameToken | BinarySecurityToken | CertificateToken;

/** OnPremise authentication. */
export interface UsernameToken {
  readonly kind: 'username';
  readonly username: string;
  readonly password: string;
}

/** Federated (DeviceEnrollmentUserToken) and directory (jwt) authentication. */
export interface BinarySecurityToken {
  readonly kind: 'binary';
  readonly valueType: string;
  /** The token after base64. */
  readonly value: Uint8Array;
}

/** Certificate authentication: a certificate, and a signature of its key over the whole message. Times are milliseconds. */
export interface CertificateToken {
  readonly kind: 'certificate';
  /** DER. */
  readonly certificate: Uint8Array;
  readonly created?: number;
  readonly expires?: number;
  /** Signs the message as it is written. */
  readonly key?: KeyObject;
  /** How the message is written where MS-MDE2 contradicts itself. */
  readonly form?: CertificateForm;
  /** Of a message that was read: the certificate's key signed the whole of it. */
  readonly signed?: boolean;
}

/** The text and the examples of MS-MDE2 §3.3.4.1.1.1 and §3.4.4.1.1.1 differ in each of these. */
export interface CertificateForm {
  readonly valueType?: string;
  readonly signatureMethod?: string;
  /** Whether the token has `Id` instead of `u:Id`. */
  readonly plainId?: boolean;
}

/** MS-XCEP §3.1.4.1.1.1 as MS-MDE2 §3.3.4.1.1.1 narrows it: no filter, no last update. */
export interface GetPolicies extends RequestHeader {
  readonly security?: SecurityHeader;
}

/** MS-XCEP §3.1.4.1.3.23, the members that an enrollment client evaluates (MS-MDE2 §3.3.4.1.1.2). */
export interface GetPoliciesResponse extends ResponseHeader {
  readonly policyId?: string;
  readonly policyFriendlyName?: string;
  readonly nextUpdateHours?: number;
  readonly policies: readonly CertificateEnrollmentPolicy[];
  readonly oids: readonly PolicyOid[];
}

/** MS-XCEP §3.1.4.1.3.7 and §3.1.4.1.3.1. */
export interface CertificateEnrollmentPolicy {
  readonly policyOidReference?: number;
  /** MUST be 3. */
  readonly policySchema?: number;
  readonly validityPeriodSeconds?: number;
  readonly renewalPeriodSeconds?: number;
  readonly enroll: boolean;
  readonly autoEnroll: boolean;
  /** Bits. */
  readonly minimalKeyLength?: number;
  readonly algorithmOidReference?: number;
  readonly hashAlgorithmOidReference?: number;
  /** In `privateKeyAttributes`, from version 5.0 on. */
  readonly keyAttestation?: AttestationBehavior;
  /** In `attributes`, from version 6.0 on. */
  readonly attestation?: AttestationBehavior & { readonly azure?: AzureAttestation };
}

/** What a client does whose key cannot be attested (MS-MDE2 §3.3.4.1.1.2). */
export const attestationFailureBehaviors = ['FailOnError', 'IgnoreOnError', 'RetryOnError'] as const;

/** MS-MDE2 §3.3.4.1.1.2, AttestationFailureBehavior and OperationTimeout. */
export interface AttestationBehavior {
  readonly onFailure?: (typeof attestationFailureBehaviors)[number];
  /** Seconds; 100 where nothing is said. */
  readonly timeoutSeconds?: number;
}

/** MS-MDE2 §3.3.4.1.1.2, azureAttestation. */
export interface AzureAttestation {
  readonly nonce: string;
  readonly relyingPartyId: string;
  readonly endpointUri: string;
}

/** MS-XCEP §3.1.4.1.3.16. */
export interface PolicyOid {
  readonly referenceId: number;
  /** Dotted. */
  readonly value: string;
  /** 1 hash, 2 encryption, 3 public key, 4 signature, … */
  readonly group: number;
  readonly defaultName: string;
}

export type RequestType = 'Issue' | 'Renew' | 'Recovery';

/** A name that the client gives with its request; names may repeat (MAC). */
export interface ContextItem {
  readonly name: string;
  readonly value: string;
}

/** MS-MDE2 §3.4.4.1.1.1. */
export interface RequestSecurityToken extends RequestHeader {
  readonly security?: SecurityHeader;
  readonly requestType: RequestType;
  readonly tokenType?: string;
  readonly request: TokenRequest;
  /** In the order of the message. */
  readonly contextItems: readonly ContextItem[];
}

/** The certification request: a PKCS#10, or for Renew a CMS SignedData around one. */
export interface TokenRequest {
  readonly valueType: string;
  /** DER. */
  readonly value: Uint8Array;
}

/** MS-MDE2 §3.4.4.1.1.2. */
export interface RequestSecurityTokenResponseCollection extends ResponseHeader {
  readonly tokenType: string;
  /** The provisioning document, UTF-8 XML. */
  readonly provisioningDocument: Uint8Array;
  readonly requestId: number;
  readonly created?: number;
  readonly expires?: number;
}

/** MS-MDE2 §2.2.10. */
export interface Fault extends ResponseHeader {
  /** Local name of the innermost code: `Authentication`. */
  readonly code: string;
  /** Text for people. */
  readonly reason: string;
  /** From DeviceEnrollmentServiceError. */
  readonly errorType?: string;
  readonly message?: string;
  readonly traceId?: string;
}
