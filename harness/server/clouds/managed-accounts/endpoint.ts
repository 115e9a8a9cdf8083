import {
  managedAccountPaths,
  type SignedIn,
  type SignInError,
} from '../../../../protocol/directory/managed-account.js';
import { accountCreated, conditionalAccess, managedAccounts } from '../../domain/managed-accounts.js';
import { authenticate, findPerson } from '../../domain/people.js';
import type { Endpoint, EndpointHandler, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { accountFor, asksForGrant, cannotMeet, directoryUsersSignIn, managedAccountRules } from './rules.js';

/** What the service keeps of an account. */
interface Kept {
  passcode?: string;
  backup: readonly string[];
}

type Form = Readonly<Record<string, unknown>>;

/** The identity service behind Managed Apple Accounts, simulated: sign-in, the passcode of partitions, and their backup. */
export function managedAccountsEndpoint(): Endpoint {
  const accounts = new WeakMap<Tenant, Map<string, Kept>>();
  const keptOf = (tenant: Tenant, account: string): Kept => {
    const all = accounts.get(tenant) ?? new Map<string, Kept>();
    accounts.set(tenant, all);
    const kept = all.get(account) ?? { backup: [] };
    all.set(account, kept);
    return kept;
  };

  const signIn: EndpointHandler = ({ tenant, body }) => {
    const form = readForm(body);
    const account = String(form.account ?? '').toLowerCase();
    if (conditionsKeepOut(tenant))
      return refuse('conditional-access', 'The device cannot bring what the organisation asks for.');
    const fullName = nameOf(tenant, account, form, keptOf(tenant, account).passcode);
    if (fullName === undefined) return refuse('wrong-secret', 'The account is not known, or the secret is wrong.');
    const named = form.sharing === 'Shared iPad' ? noteAccount(tenant, account) : account;
    if (named === undefined) return refuse('unknown-account', 'There is no Managed Apple Account.');
    const { passcode, backup } = keptOf(tenant, named);
    return json({ account: named, fullName, needsPasscode: passcode === undefined, backup } satisfies SignedIn);
  };

  const passcode: EndpointHandler = ({ tenant, body }) => {
    const form = readForm(body);
    keptOf(tenant, String(form.account ?? '')).passcode = String(form.passcode ?? '');
    return json({ kept: true });
  };

  const backup: EndpointHandler = ({ tenant, body }) => {
    const { account, data, passcode: shown } = readForm(body);
    const kept = keptOf(tenant, String(account ?? ''));
    if (kept.passcode !== shown) return refuse('wrong-secret', 'The passcode is wrong.');
    kept.backup = Array.isArray(data) ? data.map(String) : [];
    return json({ kept: true });
  };

  const routes = [
    { method: 'POST' as const, path: managedAccountPaths.signIn, handler: signIn },
    { method: 'POST' as const, path: managedAccountPaths.passcode, handler: passcode },
    { method: 'POST' as const, path: managedAccountPaths.backup, handler: backup },
  ];
  return { name: 'managed-accounts', routes, rules: managedAccountRules };
}

function conditionsKeepOut(tenant: Tenant): boolean {
  const context = tenant.context();
  return conditionalAccess(tenant.state).some((policy) => cannotMeet(context, policy) || asksForGrant(context, policy));
}

/** The full name of whoever shows the right secret; undefined for everybody else. */
function nameOf(tenant: Tenant, account: string, form: Form, passcode: string | undefined): string | undefined {
  const { federated, accounts } = managedAccounts(tenant.state);
  const byHand = accounts.find((one) => one.account.toLowerCase() === account);
  const mode = form.sharing === 'Shared Device Mode';
  const inDirectory = mode || directoryUsersSignIn(tenant.context(), federated);
  const person = inDirectory ? findPerson(tenant.state, account) : undefined;
  if (passcode !== undefined && form.passcode === passcode) return person?.name ?? byHand?.fullName;
  const password = String(form.password ?? '');
  if (inDirectory && authenticate(tenant.state, account, password) !== undefined) return person?.name;
  return byHand?.password === password ? byHand.fullName : undefined;
}

/** The account behind a sign-in name; that of a directory user is made the first time. */
function noteAccount(tenant: Tenant, name: string): string | undefined {
  const { state } = tenant;
  if (managedAccounts(state).accounts.some(({ account }) => account.toLowerCase() === name)) return name;
  const account = accountFor(tenant.context(), name);
  const known = state.events.some(({ kind, detail }) => kind === accountCreated && detail.account === account);
  if (!known && account !== undefined)
    state.events.push({ at: tenant.clock.now(), kind: accountCreated, platform: 'ipados', detail: { account } });
  return account;
}

function readForm(body: Uint8Array): Form {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const refuse = (error: SignInError, message: string): EndpointResponse => json({ error, message }, 403);

function json(value: object, status = 200): EndpointResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
