import type { Platform } from '../../../../protocol/base/vocabulary.js';
import { isCodeOf } from '../../../../protocol/directory/one-time-code.js';
import type { TenantContext } from '../../tenant.js';
import { putPerson } from '../people.js';
import type { PersonState } from '../state.js';
import {
  answerTo,
  areTwoKinds,
  covers,
  type Demand,
  earlierFactorCounts,
  goesOnWithout,
  isExempt,
  isInForce,
  isMeant,
  lockedOut,
  type Place,
  platformIsAsked,
  policyDecides,
  registrationAsks,
  showsFactorOf,
} from './rules.js';
import { type AccessPolicy, type Factor, signInSettings } from './settings.js';

/** Where and on what somebody signs in. */
export interface Occasion {
  readonly place: Place;
  readonly platform: Platform;
}

/** What was typed beside name and password. */
export interface Proof {
  readonly code?: string | undefined;
  readonly newPassword?: string | undefined;
}

/** How a sign-in goes on after the right password. */
export type Continuation =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'asked'; readonly demand: Demand; readonly failed: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

const signedIn: Continuation = { kind: 'signed-in' };

/** What the directory wants of a person whose password is right; what the proof answers is done with. */
export function continueSignIn(
  context: TenantContext,
  person: PersonState,
  occasion: Occasion,
  proof: Proof,
): Continuation {
  const passwords = demandPassword(context, person, occasion, proof);
  return passwords.kind === 'signed-in' ? demandFactor(context, person, occasion, proof) : passwords;
}

function demandPassword(
  context: TenantContext,
  person: PersonState,
  { place }: Occasion,
  { newPassword = '' }: Proof,
): Continuation {
  const { passwords } = signInSettings(context.state);
  if (passwords[person.upn] === undefined || person.passwordChanged === true) return signedIn;
  if (newPassword !== '' && newPassword !== person.password) {
    const changed = putPerson(context.state, { ...person, password: newPassword });
    changed.passwordChanged = true;
    return signedIn;
  }
  return asks(context, place, 'new password', newPassword !== '');
}

function demandFactor(
  context: TenantContext,
  person: PersonState,
  { place, platform }: Occasion,
  { code }: Proof,
): Continuation {
  const { factors, provider } = signInSettings(context.state);
  const asking = policiesOn(context, person, place);
  const locked = asking.some((policy) => lockedOut(context, wants(policy, 'compliant device'), wants(policy, 'mfa')));
  if (locked) return refused('Only compliant devices get in, and one that is not enrolled cannot be compliant.');
  if (!isAsked(context, person, place, asking) || !platformIsAsked(context, platform)) return signedIn;
  const factor = factors[person.upn];
  if (factor === undefined)
    return goesOnWithout(context) ? signedIn : refused('A second factor is needed, and none is registered.');
  if (place === 'enrollment' && !showsFactorOf(context, provider))
    return refused('The second factor of another provider cannot be shown here.');
  if (code === undefined) return asks(context, place, 'second factor', false);
  if (!isRight(context.now, factor, code)) return asks(context, place, 'second factor', true);
  if (!areTwoKinds(context, factor.kind)) return refused('Password and second factor are of the same kind.');
  const known = context.state.people.get(person.upn);
  if (known !== undefined) known.factorGivenAt = context.now;
  return signedIn;
}

/** Policies in force about this sign-in of this person. */
function policiesOn(context: TenantContext, person: PersonState, place: Place): readonly AccessPolicy[] {
  return signInSettings(context.state).policies.filter(
    ({ enabled, users, cloudApp, excluded }) =>
      covers(context, cloudApp, place) &&
      (cloudApp !== 'All cloud apps' || !isExempt(context, excluded)) &&
      isMeant(context, users, [person.upn, ...person.groups]) &&
      isInForce(context, enabled),
  );
}

function isAsked(
  context: TenantContext,
  person: PersonState,
  place: Place,
  policies: readonly AccessPolicy[],
): boolean {
  const { registration } = signInSettings(context.state);
  if (place === 'registration')
    return registrationAsks(context, registration.provider, registration.accounts.includes(person.upn));
  const ago = context.now - (person.factorGivenAt ?? Number.NEGATIVE_INFINITY);
  return policyDecides(
    context,
    policies.some(
      (policy) => wants(policy, 'mfa') && !earlierFactorCounts(context, policy.frequency === 'every time', ago),
    ),
  );
}

const wants = ({ grants }: AccessPolicy, control: AccessPolicy['grants'][number]): boolean => grants.includes(control);

function isRight(now: number, { kind, secret }: Factor, code: string): boolean {
  return kind === 'pin' ? code === secret : isCodeOf(Buffer.from(secret, 'utf8'), now, code);
}

function asks(context: TenantContext, place: Place, demand: Demand, failed: boolean): Continuation {
  const answer = answerTo(context, place);
  if (answer === 'ignore') return signedIn;
  if (answer === 'refuse') return refused(`A ${demand} is needed, which cannot be asked for here.`);
  return { kind: 'asked', demand, failed };
}

const refused = (reason: string): Continuation => ({ kind: 'refused', reason });
