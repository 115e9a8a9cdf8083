import { completeConnection } from '../../domain/managed-play/connection.js';
import { googlePlay } from '../../domain/managed-play/store.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { endPage, escaped, page, redirect } from '../../endpoints/portal/pages.js';
import type { Tenant } from '../../tenant.js';
import * as rules from './sign-up-rules.js';

/** Where an administrator's browser goes to connect: the sign-up of the store, and the server's own page after it. */
export const signUpPath = '/play/signup';
export const callbackPath = '/android/play/callback';

/** What the store made of a form, until the server fetches it by its token. */
interface Enterprise {
  readonly signUp: string;
  readonly account: string;
  readonly organization: string;
}

/** Google's side of a connection (Google Play EMM API, Enterprises.generateSignupUrl and completeSignup), and the page where it ends. */
export function signUpEndpoint(): Endpoint {
  const enterprises = new WeakMap<Tenant, Map<string, Enterprise>>();
  const of = (tenant: Tenant): Map<string, Enterprise> => {
    const known = enterprises.get(tenant) ?? new Map<string, Enterprise>();
    enterprises.set(tenant, known);
    return known;
  };

  const submit = ({ tenant, body }: EndpointRequest): EndpointResponse => {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const signUp = form.get('signup') ?? '';
    const [account, organization] = [form.get('account') ?? '', (form.get('organization') ?? '').trim()];
    const objection = objectionTo(tenant, account, { organization, agreed: form.get('agreement') === 'yes' });
    if (objection !== undefined) return endPage('Not connected', objection, 403);
    const token = tenant.random.uuid();
    of(tenant).set(token, { signUp, account, organization });
    return redirect(tenant.url('enroll', `${callbackPath}?${new URLSearchParams({ enterpriseToken: token })}`));
  };

  const callback = ({ tenant, query }: EndpointRequest): EndpointResponse => {
    const token = query.get('enterpriseToken') ?? '';
    const enterprise = of(tenant).get(token);
    of(tenant).delete(token);
    const done = enterprise !== undefined && completeConnection(tenant.context(), enterprise);
    if (!done) return endPage('Not connected', 'This connection was not begun here.', 403);
    return page({ title: 'Connected', body: '<p>The organisation is connected to managed Google Play.</p>' });
  };

  return {
    name: 'play-sign-up',
    rules: rules.signUpRules,
    routes: [
      { method: 'GET', path: signUpPath, handler: showForm },
      { method: 'POST', path: signUpPath, handler: submit },
      { method: 'GET', path: callbackPath, handler: callback },
    ],
  };
}

function showForm({ tenant, query }: EndpointRequest): EndpointResponse {
  const provider = rules.providerShown(tenant.context());
  const field = (name: string, label: string, more = ''): string =>
    `<label>${label} <input name="${name}"${more}></label>`;
  return page({
    title: 'Bring Android to work',
    body:
      `<form method="post" action="${signUpPath}">` +
      `<input type="hidden" name="signup" value="${escaped(query.get('signup') ?? '')}">` +
      field('account', 'Google account', ' type="email"') +
      field('organization', 'Organization name') +
      field('provider', 'Enterprise mobility management (EMM) provider', ` value="${escaped(provider)}" readonly`) +
      field('agreement', 'I agree to the managed Google Play agreement', ' type="checkbox" value="yes"') +
      '<button type="submit">Confirm</button></form>',
  });
}

function objectionTo(tenant: Tenant, account: string, form: rules.SignUpForm): string | undefined {
  const context = tenant.context();
  const known = googlePlay(tenant.state).accounts.find((one) => one.account === account);
  const asked: rules.GoogleAccount = known ?? { account, workspace: false };
  if (!rules.accountIsEligible(context, asked)) return 'This account belongs to a Workspace domain.';
  if (!rules.accountIsFree(context, asked)) return 'This account is connected to another organisation.';
  return rules.formIsComplete(context, form) ? undefined : 'Name the organisation and accept the agreement.';
}
