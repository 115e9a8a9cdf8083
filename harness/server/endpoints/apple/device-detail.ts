import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { parseCertificate } from '../../../../protocol/pki/certificate.js';
import type { PinnedIdentity } from '../../domain/apple-identities.js';
import type { DeviceState } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';

/** What this endpoint keeps of a device. */
export interface AppleDetail {
  readonly topic?: string;
  readonly pushMagic?: string;
  /** Push token, hex. */
  readonly token?: string;
  /** The push service said that the token is no more. */
  readonly pushEnded?: boolean;
  /** Escrowed, base64. */
  readonly unlockToken?: string;
  readonly product?: string;
  readonly build?: string;
  /** Reference of the enrollment that the device came in by. */
  readonly reference?: string;
  /** Serial number of the certificate that the device is pinned to, hex. */
  readonly certificateSerial?: string;
  /** The profile of Automated Device Enrollment that the device came in by, as dynamic groups name it. */
  readonly enrollmentProfileName?: string;
  /** Whether the profile was with user affinity when the device enrolled. */
  readonly userAffinity?: boolean;
  /** What is kept of that certificate. */
  readonly identity?: PinnedIdentity;
  /** The profile with a new identity that was sent last, and when. */
  readonly renewal?: { readonly command: string; readonly at: number };
  /** Held in Setup Assistant until DeviceConfigured. */
  readonly awaiting?: boolean;
  /** Was given the name that the template of its profile makes. */
  readonly named?: boolean;
  /** How far Company Portal is. */
  readonly portal?: {
    readonly sent?: boolean;
    readonly version?: string;
    readonly held?: boolean;
    readonly signedIn?: boolean;
  };
  /** When the organisation took over a device that was its holder's. */
  readonly convertedAt?: number;
  /** Was told where its cellular plan is. */
  readonly cellular?: boolean;
  /** Left by SetBootstrapToken, base64. */
  readonly bootstrapToken?: string;
  /** Users of the device who are managed beside it, by UserID. */
  readonly users?: Readonly<Record<string, ManagedUser>>;
  /** Status items of declarative management, as reported. */
  readonly declarationStatus?: JsonObject;
  /** The same of its users, by channel. */
  readonly userDeclarationStatus?: Readonly<Record<string, JsonObject>>;
  /** Commands that the device put off since it was last idle. */
  readonly putOff?: readonly string[];
  /** What DeviceInformation answered last. */
  readonly information?: JsonObject;
  /** Name of the enrollment profile when the device enrolled. */
  readonly enrollmentProfile?: string;
  /** What SecurityInfo answered last. */
  readonly security?: JsonObject;
}

/** A user channel: whom UserAuthenticate let in, and how to wake it. */
export type ManagedUser = {
  readonly shortName: string;
  /** Of a Shared iPad: held in Setup Assistant until UserConfigured. */
  readonly awaiting?: boolean;
  /** Challenge that waits for its answer. */
  readonly nonce?: string;
  readonly pushMagic?: string;
  /** Hex. */
  readonly token?: string;
};

export function managedUser(device: DeviceState, userId: string): ManagedUser | undefined {
  const { users = {} } = appleDetail(device);
  return Object.hasOwn(users, userId) ? users[userId] : undefined;
}

export function keepUser(device: DeviceState, userId: string, user: ManagedUser): void {
  keep(device, { users: { ...appleDetail(device).users, [userId]: user } });
}

export function appleDetail({ detail }: DeviceState): AppleDetail {
  return detail as AppleDetail;
}

/** Merges facts into what is kept; undefined ones change nothing. */
export function keep(
  device: DeviceState,
  facts: { readonly [K in keyof AppleDetail]?: AppleDetail[K] | undefined },
): void {
  const present = Object.entries(facts).filter(([, value]) => value !== undefined);
  device.detail = { ...device.detail, ...(Object.fromEntries(present) as JsonObject) };
}

/** What is kept of the certificate that a device showed: its serial number, its end, and which authority issued it. */
export function factsOf({ ca }: Tenant, der: Uint8Array): Pick<AppleDetail, 'certificateSerial' | 'identity'> {
  const { serial, notAfter, issuerDer } = parseCertificate(der);
  const current = Buffer.compare(issuerDer, parseCertificate(ca.certificate).subjectDer) === 0;
  const identity = { notAfter, generation: current ? ca.generation : ca.generation - 1 };
  return { certificateSerial: serial, identity };
}

/** The certificate of an enrollment that has ended is worth nothing any more. */
export function retireCertificate(tenant: Tenant, device: DeviceState): void {
  const { certificateSerial } = appleDetail(device);
  const certificate = certificateSerial === undefined ? undefined : tenant.ca.find(certificateSerial);
  if (certificate !== undefined) tenant.ca.revoke(certificate, tenant.clock.now());
}
