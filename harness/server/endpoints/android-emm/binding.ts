import { RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { callbackIsOurs, enterpriseQuery, notificationWishes } from './binding-rules.js';
import type { GoogleClient } from './google-client.js';
import { emmState, keepEmm, replaceEmm } from './state.js';

export const callbackPath = '/android-emm/callback';
export const pushPath = '/android-emm/push';
export const signInPath = '/android-emm/sign-in';

const project = 'muster';
const topic = `projects/${project}/topics/android`;
const subscription = `projects/${project}/subscriptions/android`;

/** Begins a sign-up and gives the address where the administrator goes on (signupUrls.create). */
export function beginSignup(tenant: Tenant, client: GoogleClient): string {
  const secret = tenant.random.uuid();
  const callbackUrl = tenant.url('emm', `${callbackPath}?${new URLSearchParams({ state: secret })}`);
  const { name, url } = client.post('signupUrls', {}, { projectId: project, callbackUrl });
  keepEmm(tenant.state, { signup: { name: String(name), secret } });
  return String(url);
}

/** The administrator is back: the topic first, so that no notification is missed, then the enterprise (enterprises.create). Throws RefusedByProduct. */
export function completeSignup(tenant: Tenant, client: GoogleClient, query: URLSearchParams): void {
  const { signup } = emmState(tenant.state);
  const context = tenant.context();
  if (signup === undefined || !callbackIsOurs(context, signup.secret, query.get('state') ?? ''))
    throw new RefusedByProduct('Nobody here has begun this sign-up.');
  const enterpriseToken = query.get('enterpriseToken') ?? '';
  subscribe(tenant, client);
  const { name } = client.post('enterprises', notificationWishes(context, topic), {
    projectId: project,
    ...enterpriseQuery(context, { enterpriseToken, signupUrlName: signup.name }),
  });
  const { signup: _done, ...kept } = emmState(tenant.state);
  replaceEmm(tenant.state, { ...kept, enterprise: String(name), reconciledAt: context.now });
}

/** Pub/Sub pushes to an address that only it knows. */
function subscribe(tenant: Tenant, client: GoogleClient): void {
  if (emmState(tenant.state).pushToken !== '') return;
  const pushToken = Buffer.from(tenant.random.bytes(18)).toString('base64url');
  const pushEndpoint = tenant.url('emm', `${pushPath}?${new URLSearchParams({ token: pushToken })}`);
  client.put(topic, {});
  client.put(subscription, { topic, pushConfig: { pushEndpoint } });
  keepEmm(tenant.state, { pushToken });
}

/** Name of the enterprise. Throws RefusedByProduct while there is none. */
export function enterpriseOf({ state }: Pick<Tenant, 'state'>): string {
  const { enterprise } = emmState(state);
  if (enterprise === undefined) throw new RefusedByProduct('The organisation is not bound to an enterprise of Google.');
  return enterprise;
}

export const enterpriseProject = project;
