/** Configuration that a directory publishes (OpenID Connect Discovery 1.0 §3), the members that are used here. */
export interface OpenIdConfiguration {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  /** Where a device joins or registers: a member of this project's own. */
  readonly device_registration_endpoint: string;
  /** Where an administrator fetches a token for many PCs: a member of this project's own. */
  readonly bulk_token_endpoint: string;
}

/** `join`: the PC becomes the organisation's. `register`: a work account is added to somebody's own PC. `hybrid`: a PC of the organisation's own domain. */
export const registrationKinds = ['join', 'register', 'hybrid'] as const;
export type RegistrationKind = (typeof registrationKinds)[number];

/** Body of the request to the registration endpoint; the access token is in the header. An invention of this project. */
export interface DeviceRegistration {
  readonly kind: RegistrationKind;
  readonly deviceName: string;
  readonly osVersion: string;
  /** Whether Configuration Manager manages it. */
  readonly configurationManager?: boolean;
  /** The MDM application that is to manage it, where the directory has several. */
  readonly mdmApplicationId?: string;
  /** Of a PC whose first run Autopilot plays. */
  readonly hardwareHash?: string;
}

/** Answer: the directory's id of the device, and the addresses of its management where this user's PCs enroll automatically. */
export interface RegisteredDevice {
  readonly deviceId: string;
  readonly mdm?: { readonly enrollmentUrl: string; readonly termsOfUseUrl: string };
}

/** Name of the MDM server in its tokens (`aud`). */
export const mdmAudience = 'urn:muster:mdm';

/** The client in a PC by which people sign in, and the address at which it takes its answers. */
export const brokerClientId = 'muster-windows-broker';
export const brokerRedirect = 'ms-appx-web://muster.simulated.broker/answer';
