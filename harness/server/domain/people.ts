import { timingSafeEqual } from 'node:crypto';
import type { PersonState, TenantState } from './state.js';

/** The person with this user principal name, in any case. */
export function findPerson(state: TenantState, upn: string): PersonState | undefined {
  return state.people.get(upn.toLowerCase());
}

/** The person, when name and password fit. */
export function authenticate(state: TenantState, upn: string, password: string): PersonState | undefined {
  const person = findPerson(state, upn);
  if (person === undefined) return undefined;
  const expected = Buffer.from(person.password);
  const received = Buffer.from(password);
  return expected.length === received.length && timingSafeEqual(expected, received) ? person : undefined;
}

export interface PersonInput {
  readonly upn: string;
  readonly name: string;
  readonly password: string;
  readonly groups?: readonly string[];
  readonly licensed?: boolean;
}

/** Creates a person or changes one; terms accepted before stay accepted. */
export function putPerson(state: TenantState, person: PersonInput): PersonState {
  const upn = person.upn.toLowerCase();
  const stored: PersonState = {
    upn,
    name: person.name,
    password: person.password,
    groups: person.groups ?? [],
    licensed: person.licensed ?? true,
    acceptedTerms: state.people.get(upn)?.acceptedTerms ?? new Map(),
  };
  state.people.set(upn, stored);
  return stored;
}
