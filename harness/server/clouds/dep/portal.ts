import { ZodError, type z } from 'zod';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { writeTokenFile } from '../../../../protocol/dep/token-file.js';
import { parseCertificate } from '../../../../protocol/pki/certificate.js';
import { fromPem } from '../../../../protocol/pki/pem.js';
import { CloudRefusal, type CloudRequest, type CloudResponse, decodeName, json, jsonBody } from '../cloud.js';
import type { DepCloud } from './dep-cloud.js';
import {
  assignDevice,
  changeFacts,
  describeDevice,
  newOrganisation,
  type Organisation,
  type OwnedDevice,
  releaseDevice,
  type ServerEntry,
  timeOf,
  unassignDevice,
} from './organisation.js';
import {
  devicesDocument,
  factsDocument,
  organisationChange,
  organisationDocument,
  type Selection,
  selectionDocument,
  serverDocument,
} from './portal-documents.js';
import { tokenLife } from './rules.js';

interface Visit {
  readonly cloud: DepCloud;
  readonly request: CloudRequest;
  /** Segments of the path that stand for something. */
  readonly names: readonly string[];
}

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
    return json([...org.servers.values()].filter(({ removed }) => !removed).map((server) => serverView(org, server)));
  }),
  route('POST', '/organisations/:/servers', createServer),
  route('POST', '/organisations/:/servers/:/token', downloadToken),
  route('DELETE', '/organisations/:/servers/:', removeServer),
  route('GET', '/organisations/:/devices', (visit) =>
    json(
      [...organisationOf(visit).devices.values()].map((device) => ({
        ...describeDevice(device),
        server: device.server ?? null,
      })),
    ),
  ),
  route('POST', '/organisations/:/devices', addDevices),
  route('PUT', '/organisations/:/devices/:', changeDevice),
  route('POST', '/organisations/:/assign', (visit) => onSelection(visit, assignSelected)),
  route('POST', '/organisations/:/unassign', (visit) => onSelection(visit, unassignDevice)),
  route('POST', '/organisations/:/release', (visit) => onSelection(visit, releaseDevice)),
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

function createServer(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const { name, publicKey, createdBy } = read(visit, serverDocument);
  const certificate = certificateIn(publicKey);
  const id = visit.cloud.world.random.uuid().replaceAll('-', '');
  const createdAt = visit.cloud.context().now;
  const server = { id, name, certificate, createdAt, createdBy, tokens: [], removed: false, assignments: [] };
  org.servers.set(id, server);
  return json(serverView(org, server), 201);
}

function certificateIn(pem: string) {
  try {
    const certificate = parseCertificate(fromPem(pem, 'CERTIFICATE')[0] ?? new Uint8Array(0));
    if (certificate.publicKey.asymmetricKeyType === 'rsa') return certificate;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
  throw refused(400, 'BAD_DOCUMENT', 'publicKey: the PEM of an RSA certificate is needed');
}

/** A new token; the one before is worth nothing from now on. */
function downloadToken(visit: Visit): CloudResponse {
  const server = serverOf(visit, organisationOf(visit));
  const { random } = visit.cloud.world;
  const context = visit.cloud.context();
  const secret = (prefix: string): string => `${prefix}_${Buffer.from(random.bytes(20)).toString('hex')}`;
  const token = {
    consumerKey: secret('CK'),
    consumerSecret: secret('CS'),
    accessToken: secret('AT'),
    accessSecret: secret('AS'),
    expiresAt: context.now + tokenLife(context),
  };
  server.tokens.push(token);
  const headers = {
    'content-type': 'application/pkcs7-mime',
    'content-disposition': 'attachment; filename="server_token.p7m"',
  };
  return { status: 200, headers, body: writeTokenFile(token, server.certificate, random) };
}

function removeServer(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const server = serverOf(visit, org);
  server.removed = true;
  const { now } = visit.cloud.context();
  for (const device of org.devices.values()) if (device.server === server.id) unassignDevice(org, device, now);
  return json({});
}

function addDevices(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const { devices } = read(visit, devicesDocument);
  const taken = devices.find(({ serial_number: serial }) =>
    [...visit.cloud.organisations.values()].some((other) => other.devices.has(serial)),
  );
  if (taken !== undefined) throw refused(409, 'EXISTS', `the device ${taken.serial_number} belongs to an organisation`);
  for (const facts of devices) {
    const device_family = facts.device_family ?? 'iPhone';
    const os = facts.os ?? 'iOS';
    const present = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    org.devices.set(facts.serial_number, {
      facts: { ...present, serial_number: facts.serial_number, device_family, os },
      status: 'empty',
    });
  }
  return json({ added: devices.length }, 201);
}

function changeDevice(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const device = org.devices.get(visit.names[1] ?? '');
  if (device === undefined) throw refused(404, 'NOT_FOUND', 'no such device');
  const facts = Object.entries(read(visit, factsDocument)).filter(([, value]) => value !== undefined);
  changeFacts(org, device, Object.fromEntries(facts), visit.cloud.context().now);
  return json(describeDevice(device));
}

type Deed = (org: Organisation, device: OwnedDevice, at: number, selection: Selection) => void;

/** Does something to every device that was picked, or to none when one of them is not there. */
function onSelection(visit: Visit, deed: Deed): CloudResponse {
  const org = organisationOf(visit);
  const selection = read(visit, selectionDocument);
  const picked = pick(org, selection);
  for (const device of picked) deed(org, device, visit.cloud.context().now, selection);
  return json({ devices: picked.map(({ facts }) => facts.serial_number) });
}

function pick(org: Organisation, { serials, orderNumber }: Selection): readonly OwnedDevice[] {
  if (serials === undefined && orderNumber === undefined)
    throw refused(400, 'BAD_DOCUMENT', 'serials or orderNumber is needed');
  const ordered = [...org.devices.values()].filter(
    ({ facts }) => facts.order_number === orderNumber && orderNumber !== undefined,
  );
  const named = (serials ?? []).map((serial) => {
    const device = org.devices.get(serial);
    if (device === undefined) throw refused(404, 'NOT_FOUND', `no device ${serial}`);
    return device;
  });
  return [...new Set([...ordered, ...named])];
}

function assignSelected(org: Organisation, device: OwnedDevice, at: number, { server: id = '', by }: Selection): void {
  const server = org.servers.get(id);
  if (server === undefined || server.removed) throw refused(404, 'NOT_FOUND', `no server ${id}`);
  assignDevice(org, device, server.id, { at, by });
}

function organisationOf({ cloud, names }: Visit): Organisation {
  const org = cloud.organisations.get(names[0] ?? '');
  if (org === undefined) throw refused(404, 'NOT_FOUND', `no organisation ${names[0]}`);
  return org;
}

function serverOf({ names }: Visit, org: Organisation): ServerEntry {
  const server = org.servers.get(names[1] ?? '');
  if (server === undefined || server.removed) throw refused(404, 'NOT_FOUND', `no server ${names[1]}`);
  return server;
}

function organisationView({ id, name, type, terms, faults, devices }: Organisation): JsonObject {
  return { id, name, type, terms, devices: devices.size, faults: [...faults.keys()] };
}

function serverView(
  org: Organisation,
  { id, name, createdBy, createdAt, lastConnected, protocolVersion }: ServerEntry,
): JsonObject {
  return {
    id,
    name,
    devices: [...org.devices.values()].filter(({ server }) => server === id).length,
    connected: lastConnected === undefined ? 'Never Connected' : timeOf(lastConnected),
    createdBy,
    createdOn: timeOf(createdAt),
    ...(protocolVersion === undefined ? {} : { protocolVersion }),
  };
}

function read<T>({ request }: Visit, schema: z.ZodType<T>): T {
  const body = jsonBody(request);
  if (body === undefined) throw refused(400, 'BAD_DOCUMENT', 'the body is no JSON object');
  try {
    return schema.parse(body);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw refused(
      400,
      'BAD_DOCUMENT',
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  }
}

const refused = (status: number, code: string, message: string): CloudRefusal =>
  new CloudRefusal(json({ code, message }, status));
