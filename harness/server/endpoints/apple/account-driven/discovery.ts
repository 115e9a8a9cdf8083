import {
  type DiscoveryDocument,
  type EnrollmentVersion,
  encodeDiscovery,
} from '../../../../../protocol/apple/account-driven/discovery.js';
import { errorCodes, errorResponse } from '../../../../../protocol/apple/error-response.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import { findPerson } from '../../../domain/people.js';
import type { EndpointHandler, EndpointRequest, EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { endPage } from '../../portal/pages.js';
import { addressOf, documentPath, enrollPaths } from './addresses.js';
import { serversNamed, versionNamed } from './rules.js';

/** The document under the account's domain, where the organisation has it there. */
export const underDomain: EndpointHandler = (request) => {
  const { discovery } = accountDriven(request.tenant.state);
  if (discovery === 'domain') return answer(request);
  if (discovery === 'redirect') return moved(request);
  return { status: 404, headers: {}, body: '' };
};

/** What stands for Apple's service, which leads to the address that the organisation left with it. */
export const atApple: EndpointHandler = (request) =>
  accountDriven(request.tenant.state).discovery === 'apple' ? moved(request) : { status: 404, headers: {}, body: '' };

/** The document at the server's own address. */
export const answer: EndpointHandler = ({ tenant, query }) => {
  const { fault } = accountDriven(tenant.state);
  if (fault === 'discovery is a web page') return endPage('Welcome', 'This is our web site.', 200);
  const account = query.get('user-identifier') ?? '';
  if (findPerson(tenant.state, account) === undefined)
    return errorResponse(errorCodes.wellKnownFailed, `${account} is not known here`);
  const document = serversNamed(tenant.context(), documentFor(tenant, query.get('model-family') ?? ''));
  return json(200, encodeDiscovery(document));
};

function moved({ tenant, query }: EndpointRequest): EndpointResponse {
  return { status: 307, headers: { location: `${addressOf(tenant, documentPath)}?${query}` }, body: '' };
}

function documentFor(tenant: Tenant, family: string): DiscoveryDocument {
  const { versions, fault } = accountDriven(tenant.state);
  const wanted = Object.hasOwn(versions, family) ? versions[family as keyof typeof versions] : undefined;
  if (wanted === undefined || fault === 'discovery names no servers') return { Servers: [] };
  const version: EnrollmentVersion = versionNamed(tenant.context(), wanted);
  const address = addressOf(tenant, enrollPaths[version]);
  return {
    Servers: [
      {
        Version: fault === 'discovery names another version' ? 'mdm-2099' : version,
        BaseURL: fault === 'discovery leads to http' ? address.replace('https:', 'http:') : address,
      },
    ],
  };
}

function json(status: number, body: string): EndpointResponse {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}
