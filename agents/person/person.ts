import type { SecondFactor } from './second-factor.js';

/** The simulated user who holds a device: what they type and where they give up. */
export interface Person {
  readonly name: string;
  /** User principal name, `ada@contoso.test`. */
  readonly upn: string;
  readonly password: string;
  /** Taken when another password is asked for. */
  readonly newPassword?: string;
  readonly factor?: SecondFactor;
  /** Answer to terms and conditions. */
  readonly terms: 'accept' | 'decline';
  /** Values of buttons that this person presses where several are offered. */
  readonly choices?: readonly string[];
  /** What this person types where a PC asks for the name of the management server. */
  readonly serverName?: string;
  /** The protocol or portal step at which this person closes the app and walks away. */
  readonly givesUpAt?: string;
}

/** A person who does everything right. */
export function willingPerson(name: string, upn: string, password: string): Person {
  return Object.freeze({ name, upn, password, terms: 'accept' });
}
