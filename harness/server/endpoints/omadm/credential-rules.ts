import { rule } from '../../../../protocol/base/rule.js';
import {
  type CredentialScheme,
  type Credentials,
  createChal,
  createCred,
  credMatches,
} from '../../../../protocol/syncml/credentials.js';
import type { Chal, Cred } from '../../../../protocol/syncml/messages.js';
import type { TenantContext } from '../../tenant.js';

/** Status of the SyncHdr by what a device shows: 212 for its credentials, 401 for others, 407 for none (OMA-TS-DM_Security-V1_2 §5.3). */
export type CredentialsAnswer = '212' | '401' | '407';

export const credentialsAnswer = rule('XDM-019', {
  holds: (_: TenantContext, cred: Cred | undefined, scheme: CredentialScheme, own: Credentials) =>
    answerTo(cred, scheme, own),
  mutants: {
    takesAnyCredentials: (_, cred): CredentialsAnswer => (cred === undefined ? '407' : '212'),
    takesNone: (_, cred, scheme, own): CredentialsAnswer => (cred === undefined ? '212' : answerTo(cred, scheme, own)),
  },
});

function answerTo(cred: Cred | undefined, scheme: CredentialScheme, own: Credentials): CredentialsAnswer {
  if (cred === undefined) return '407';
  return credMatches(cred, scheme, own) ? '212' : '401';
}

/** What goes with 401 and 407: the scheme that is wanted and a nonce for it (OMA-TS-DM_Security-V1_2 §5.3). */
export const challenge = rule('XDM-020', {
  holds: (_: TenantContext, scheme: CredentialScheme, nonce: string): Chal | undefined => createChal(scheme, nonce),
  mutants: {
    withoutChallenge: () => undefined,
    literalNonce: (_, scheme) => createChal(scheme, 'nonce'),
  },
});

/** The nonce after one that was used: another (OMA-TS-DM_Security-V1_2 §5.3, NextNonce). */
export const nextNonce = rule('XDM-021', {
  holds: (_: TenantContext, _used: string, fresh: string): string => fresh,
  mutants: {
    keepsTheOld: (_, used) => used,
  },
});

/** Whether a device that has been challenged so often in one session is challenged again (OMA-TS-DM_Security-V1_2 §5.3). */
export const mayChallenge = rule('XDM-022', {
  holds: (_: TenantContext, challenges: number): boolean => challenges < 3,
  mutants: {
    neverTires: () => true,
  },
});

/** What the server shows the device of itself until that is content (OMA-TS-DM_Security-V1_2 §5.3). */
export const ownCred = rule('XDM-023', {
  holds: (_: TenantContext, scheme: CredentialScheme, own: Credentials): Cred | undefined => createCred(scheme, own),
  mutants: {
    showsNothing: () => undefined,
    mistakesItsSecret: (_, scheme, own) => createCred(scheme, { ...own, secret: own.name }),
    forgetsTheNonce: (_, scheme, own) => createCred(scheme, { ...own, nonce: '' }),
  },
});

/** Rules of credentials that `muster prove` can break in a tenant. */
export const credentialRules = [credentialsAnswer, challenge, nextNonce, mayChallenge, ownCred];
