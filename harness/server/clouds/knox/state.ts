import type { ProfileType } from './forms.table.js';

/** Everything that the simulated service holds. */
export class KnoxState {
  /** Samsung accounts by e-mail. */
  readonly accounts = new Set<string>();
  readonly companies = new Map<string, Company>();
  #last = 1000;

  nextId(): string {
    this.#last += 1;
    return String(this.#last);
  }
}

export type Registration = 'approved' | 'pending_review';

/** A company that has registered for Knox Mobile Enrollment. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  state: Registration;
  /** Names of the resellers whose uploads it takes. */
  readonly resellers: Set<string>;
  readonly profiles: Map<string, Profile>;
  /** By serial number. */
  readonly devices: Map<string, KnoxDevice>;
  apiClient?: ApiClient;
}

/** What calls the web API in the name of a company. */
interface ApiClient {
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  readonly clientIdentifier: string;
  /** Access tokens, and until when they are good, ms. */
  readonly accessTokens: Map<string, number>;
}

export interface Profile {
  readonly id: string;
  readonly type: ProfileType;
  /** As filled in, by the names of the form. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface KnoxDevice {
  readonly serial: string;
  readonly imei: string;
  /** A reseller, or the deployment app. */
  readonly source: string;
  profile?: string;
  userId?: string;
  password?: string;
}
