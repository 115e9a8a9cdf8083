import { enrollUrl, signInFailedUrl } from '../../../../protocol/amapi/device-link.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import { authenticate, findPerson } from '../../domain/people.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { credentialsPage } from '../portal/pages.js';
import { signInPath } from './binding.js';
import type { AndroidEmm } from './emm.js';
import { mayHaveToken, methodBeforePage, personOfToken } from './sign-in-rules.js';

/** Asks who stands before the page; a device that Google knows nothing of has no hope. */
export function showSignIn(emm: AndroidEmm, { tenant, query }: EndpointRequest): EndpointResponse {
  const provisioningInfo = query.get('provisioningInfo') ?? '';
  if (emm.provisioningInfo(tenant, provisioningInfo) === undefined) return leadTo(signInFailedUrl);
  return askWho(provisioningInfo, false);
}

/** Lets the person in and leads the device on with a token of its own (SigninDetail.signinUrl). */
export async function takeSignIn(emm: AndroidEmm, { tenant, body }: EndpointRequest): Promise<EndpointResponse> {
  const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const field = (name: string): string => fields.get(name) ?? '';
  const info = emm.provisioningInfo(tenant, field('provisioningInfo'));
  if (info === undefined) return leadTo(signInFailedUrl);
  const context = tenant.context();
  const known = authenticate(tenant.state, field('username'), field('password'));
  if (!mayHaveToken(context, known !== undefined)) return askWho(field('provisioningInfo'), true);
  const upn = personOfToken(context, personAt(tenant, field('username')));
  const method: Method = methodBeforePage(context, info);
  const person = upn === undefined ? {} : { upn };
  const { token = '' } = await emm.issue(tenant, {
    platform: 'android',
    method,
    options: { oneTime: true },
    ...person,
  });
  return leadTo(`${enrollUrl}?${new URLSearchParams({ et: token })}`);
}

const personAt = ({ state }: Tenant, username: string): string => findPerson(state, username)?.upn ?? username;

const askWho = (provisioningInfo: string, failed: boolean): EndpointResponse =>
  credentialsPage({ action: signInPath, fields: { provisioningInfo }, failed });

const leadTo = (location: string): EndpointResponse => ({ status: 302, headers: { location }, body: '' });
