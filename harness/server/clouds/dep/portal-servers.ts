import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DepDevice } from '../../../../protocol/dep/messages.js';
import { writeTokenFile } from '../../../../protocol/dep/token-file.js';
import { parseCertificate } from '../../../../protocol/pki/certificate.js';
import { fromPem } from '../../../../protocol/pki/pem.js';
import { type CloudResponse, json } from '../cloud.js';
import { describeDevice, type Organisation, type ServerEntry, timeOf, unassignDevice } from './organisation.js';
import { serverDocument, tokenWish } from './portal-documents.js';
import { lastConnection, roleGetsTokens } from './portal-rules.js';
import { accountOf, organisationOf, read, refused, serverOf, type Visit } from './portal-visit.js';
import { tokenLife } from './rules.js';

export function createServer(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const { name, publicKey, createdBy } = read(visit, serverDocument);
  const certificate = certificateIn(publicKey);
  const id = visit.cloud.world.random.uuid().replaceAll('-', '');
  const createdAt = visit.cloud.context().now;
  const server = { id, name, certificate, createdAt, createdBy, tokens: [], removed: false, assignments: [] };
  org.servers.set(id, server);
  return json(serverView(visit, org, server), 201);
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
export function downloadToken(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const server = serverOf(visit, org);
  const { random } = visit.cloud.world;
  const context = visit.cloud.context();
  const { email: by, role } = accountOf(org, read(visit, tokenWish).by);
  if (!roleGetsTokens(context, role)) throw refused(403, 'ROLE', `${role} may not manage MDM servers`);
  const secret = (prefix: string): string => `${prefix}_${Buffer.from(random.bytes(20)).toString('hex')}`;
  const token = {
    consumerKey: secret('CK'),
    consumerSecret: secret('CS'),
    accessToken: secret('AT'),
    accessSecret: secret('AS'),
    expiresAt: context.now + tokenLife(context),
    by,
    downloadedAt: context.now,
  };
  server.tokens.push(token);
  const headers = {
    'content-type': 'application/pkcs7-mime',
    'content-disposition': 'attachment; filename="server_token.p7m"',
  };
  return { status: 200, headers, body: writeTokenFile(token, server.certificate, random) };
}

export function removeServer(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const server = serverOf(visit, org);
  server.removed = true;
  const { now } = visit.cloud.context();
  for (const device of org.devices.values()) if (device.server === server.id) unassignDevice(org, device, now);
  return json({});
}

/** What "Show Devices" lists, in the order of a property such as `serial_number` where one is named. */
export function showDevices(visit: Visit): CloudResponse {
  const org = organisationOf(visit);
  const { id } = serverOf(visit, org);
  const by = visit.request.query.get('sort') ?? '';
  const devices = [...org.devices.values()].filter(({ server }) => server === id).map(describeDevice);
  const property = (device: DepDevice): string =>
    String(Object.entries(device).find(([name]) => name === by)?.[1] ?? '');
  return json(by === '' ? devices : devices.toSorted((a, b) => property(a).localeCompare(property(b))));
}

export function serverView(visit: Visit, org: Organisation, entry: ServerEntry): JsonObject {
  const { id, name, createdBy, createdAt, protocolVersion } = entry;
  const lastConnected = lastConnection(visit.cloud.context(), entry);
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
