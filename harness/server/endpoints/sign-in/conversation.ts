import { authenticate, findPerson } from '../../domain/people.js';
import { continueSignIn, type Occasion } from '../../domain/sign-in/demands.js';
import type { PersonState } from '../../domain/state.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { credentialsPage, endPage } from '../portal/pages.js';
import { demandPage } from './pages.js';
import { holderOf, signInTicket } from './ticket.js';

/** A web page on which people sign in. */
export interface SignInPage extends Occasion {
  /** Path that its forms are sent to. */
  readonly action: string;
  /** Sent back with each form. */
  readonly fields: Readonly<Record<string, string>>;
}

export type SignInTurn =
  | { readonly kind: 'signed-in'; readonly person: PersonState }
  | { readonly kind: 'page'; readonly response: EndpointResponse };

/** Answers a form of the sign-in: with the next page, until everything that the directory wants was given. */
export function signInTurn(tenant: Tenant, form: URLSearchParams, at: SignInPage): SignInTurn {
  const ticket = form.get('ticket');
  const holder = ticket === null ? undefined : findPerson(tenant.state, holderOf(tenant, ticket) ?? '');
  const person = holder ?? authenticate(tenant.state, form.get('username') ?? '', form.get('password') ?? '');
  if (person === undefined) return page(credentialsPage({ ...at, username: form.get('username') ?? '', failed: true }));
  const proof = { code: form.get('code') ?? undefined, newPassword: form.get('new-password') ?? undefined };
  const continuation = continueSignIn(tenant.context(), person, at, proof);
  if (continuation.kind === 'signed-in') return { kind: 'signed-in', person };
  if (continuation.kind === 'refused') return page(endPage('You cannot get there from here', continuation.reason, 403));
  const fields = { ...at.fields, ticket: signInTicket(tenant, person.upn) };
  return page(demandPage(continuation.demand, { ...at, fields, failed: continuation.failed }));
}

const page = (response: EndpointResponse): SignInTurn => ({ kind: 'page', response });
