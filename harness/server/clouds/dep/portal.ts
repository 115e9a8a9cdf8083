import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type CloudRequest, type CloudResponse, decodeName, json } from '../cloud.js';
import type { DepCloud } from './dep-cloud.js';
import { describeDevice, newOrganisation, type Organisation, releaseDevice, unassignDevice } from './organisation.js';
import { addDevices, assignSelected, changeDevice, onSelection } from './portal-devices.js';
import { accountChange, accountDocument, organisationChange, organisationDocument } from './portal-documents.js';
import { createServer, downloadToken, removeServer, serverView, showDevices } from './portal-servers.js';
import { accountOf, organisationOf, read, refused, type Visit } from './portal-visit.js';

interface PortalRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (visit: Visit) => CloudResponse;
}

const route = (method: string, path: string, answer: PortalRoute['answer']): PortalRoute => ({
  method,
  path: new RegExp(`^${path.replaceAll(':', '([^/]+)')}$`),
  answer,
});

/** What the administrator of the simulated portal may do: JSON, paths below `/portal`. The interface is our own; Apple has a web page there. */
const routes: readonly PortalRoute[] = [
  route('GET', '/organisations', ({ cloud }) => json([...cloud.organisations.values()].map(organisationView))),
  route('POST', '/organisations', createOrganisation),
  route('PUT', '/organisations/:', changeOrganisation),
  route('GET', '/organisations/:/servers', (visit) => {
    const org = organisationOf(visit);
    const servers = [...org.servers.values()].filter(({ removed }) => !removed);
    return json(servers.map((server) => serverView(visit, org, server)));
  }),
  route('POST', '/organisations/:/servers', createServer),
  route('POST', '/organisations/:/servers/:/token', downloadToken),
  route('GET', '/organisations/:/servers/:/devices', showDevices),
  route('DELETE', '/organisations/:/servers/:', removeServer),
  route('GET', '/organisations/:/devices', (visit) =>
    json(
      [...organisationOf(visit).devices.values()].map((device) => ({
        ...describeDevice(device),
        server: device.server ?? null,
        activation_lock: device.activationLock?.by ?? null,
      })),
    ),
  ),
  route('POST', '/organisations/:/devices', addDevices),
  route('PUT', '/organisations/:/devices/:', changeDevice),
  route('GET', '/organisations/:/history', (visit) => json(organisationOf(visit).history)),
  route('POST', '/organisations/:/assign', (visit) =>
    onSelection(visit, 'assign', (...picked) => assignSelected(visit, ...picked)),
  ),
  route('POST', '/organisations/:/unassign', (visit) => onSelection(visit, 'unassign', unassignDevice)),
  route('POST', '/organisations/:/release', (visit) => onSelection(visit, 'release', releaseDevice)),
  route('POST', '/organisations/:/accounts', addAccount),
  route('PUT', '/organisations/:/accounts/:', changeAccount),
];

/** Answers a request of the portal's administrator; `path` is below `/portal`. Refusals are thrown. */
export function answerPortal(cloud: DepCloud, request: CloudRequest): CloudResponse {
  const fitting = routes.filter(({ path }) => path.test(request.path));
  const found = fitting.find(({ method }) => method === request.method);
  if (found === undefined)
    throw refused(fitting.length > 0 ? 405 : 404, 'NOT_FOUND', `no ${request.method} ${request.path}`);
  const names = (found.path.exec(request.path) ?? []).slice(1).map(decodeName);
  return found.answer({ cloud, request, names });
}

function createOrganisation(visit: Visit): CloudResponse {
  const { name, type } = read(visit, organisationDocument);
  const id = visit.cloud.world.random.uuid().toLowerCase();
  const org = newOrganisation(id, name, type);
  visit.cloud.organisations.set(id, org);
  return json(organisationView(org), 201);
}

function changeOrganisation(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const { terms, faults } = read(visit, organisationChange);
  if (terms !== undefined) org.terms = terms;
  if (faults !== undefined) {
    org.faults.clear();
    for (const [path, fault] of Object.entries(faults)) org.faults.set(path, fault);
  }
  return json(organisationView(org));
}

function organisationView({ id, name, type, terms, faults, devices }: Organisation): JsonObject {
  return { id, name, type, terms, devices: devices.size, faults: [...faults.keys()] };
}

function addAccount(visit: Visit): CloudResponse {
  const account = { ...read(visit, accountDocument), left: false };
  organisationOf(visit).accounts.set(account.email, account);
  return json(account, 201);
}

function changeAccount(visit: Visit): CloudResponse {
  const account = accountOf(organisationOf(visit), visit.names[1] ?? '');
  const { passwordChanged, left } = read(visit, accountChange);
  if (passwordChanged === true) account.passwordChangedAt = visit.cloud.context().now;
  if (left !== undefined) account.left = left;
  return json(account);
}
