/**
 * Signing in with a Managed Apple Account. Apple's identity service is not public: these messages are an invention of this project between its simulated
 * devices and its simulated service, which answers at `accounts.<domain of the account>`.
 */
export const managedAccountPaths = {
  signIn: '/managed-apple-account/sign-in',
  passcode: '/managed-apple-account/passcode',
  backup: '/managed-apple-account/backup',
} as const;

/** How people share the device on which somebody signs in. */
export type Sharing = 'Shared iPad' | 'Shared Device Mode';

export interface SignInRequest {
  readonly account: string;
  /** At the first sign-in: of the directory, or the one that came with an account made by hand. */
  readonly password?: string;
  /** At later ones: of the user's partitions, the same on every Shared iPad. */
  readonly passcode?: string;
  readonly sharing: Sharing;
}

export interface SignedIn {
  readonly account: string;
  readonly fullName: string;
  /** Nobody has set a passcode for this account yet. */
  readonly needsPasscode: boolean;
  /** What the user's partition on another Shared iPad left behind. */
  readonly backup: readonly string[];
}

export const signInErrors = ['unknown-account', 'wrong-secret', 'conditional-access'] as const;
export type SignInError = (typeof signInErrors)[number];

export interface SignInRefusal {
  readonly error: SignInError;
  readonly message: string;
}

export interface PasscodeRequest {
  readonly account: string;
  readonly password: string;
  readonly passcode: string;
}

export interface BackupRequest {
  readonly account: string;
  readonly passcode: string;
  readonly data: readonly string[];
}
