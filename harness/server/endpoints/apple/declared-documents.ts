import { createHash } from 'node:crypto';
import { isObject, writeJson } from '../../../../protocol/apple/ddm/declarations.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type DeclaredDocument, declaredDocuments } from '../../domain/apple-declarations.js';
import { newClientIdentifier } from '../../domain/client-identifiers.js';
import type { DeviceState } from '../../domain/state.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { documentGiven } from './declarative-rules.js';
import { challengeOf, enrollmentFor } from './policies/scep-profile.js';
import { document, refusedWith } from './responses.js';
import { Refused, shownCertificate } from './sender.js';

export const documentsPath = '/mdm/declared/*';

/** Data of an asset, or a profile; what is for managed devices is given to those that show their identity. */
export function serveDocument(request: EndpointRequest): EndpointResponse {
  const { tenant, path } = request;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = declaredDocuments(tenant.state).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) return refusedWith(404, 'There is no such document.');
  const device = managedDevice(request);
  if (!documentGiven(tenant.context(), found.authentication === 'MDM', device !== undefined))
    return refusedWith(403, 'Managed devices only.');
  return document(found.contentType, contentOf(tenant, found, device));
}

function contentOf(tenant: Tenant, found: DeclaredDocument, device: DeviceState | undefined): Uint8Array {
  if (found.scep && device !== undefined) return scepCredential(tenant, device, found.name);
  return found.acme && device !== undefined ? acmeCredential(tenant, device, found.name) : bytesOf(found);
}

function managedDevice(request: EndpointRequest): DeviceState | undefined {
  try {
    const { sha256 } = shownCertificate(request);
    return [...request.tenant.state.devices.values()].find(({ certificateSha256 }) => certificateSha256 === sha256);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** A certificate that the device may have from the tenant's SCEP service (declarative/declarations/assets/credentials/scep.yaml). */
function scepCredential(tenant: Tenant, device: DeviceState, name: string): Uint8Array {
  return writeJson({
    URL: tenant.url('mdm', '/scep'),
    Name: tenant.id,
    Subject: [[['O', tenant.domain]], [['CN', device.serial ?? device.id]]],
    Challenge: challengeOf(tenant, device, name),
    Keysize: 2048,
    'Key Type': 'RSA',
    'Key Usage': 5,
  });
}

/** The same from the tenant's ACME service, for an attested key in hardware (declarative/declarations/assets/credentials/acme.yaml). */
function acmeCredential(tenant: Tenant, device: DeviceState, name: string): Uint8Array {
  return writeJson({
    DirectoryURL: tenant.url('mdm', '/acme/directory'),
    ClientIdentifier: newClientIdentifier(enrollmentFor(tenant, device, name), tenant.random),
    KeyType: 'ECSECPrimeRandom',
    KeySize: 256,
    HardwareBound: true,
    Attest: true,
    Subject: [[['O', tenant.domain]], [['CN', device.serial ?? device.id]]],
    UsageFlags: 5,
    ExtendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
  });
}

function bytesOf({ base64 }: DeclaredDocument): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/**
 * The payload with addresses where it names documents of the server, `{ "Document": name }`: under Reference with size and digest beside
 * it (declarative/declarations/assets, Reference), anywhere else the address alone.
 */
export function withDocuments(tenant: Tenant, payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, completed(tenant, key, value)]));
}

function completed(tenant: Tenant, key: string, value: Json): Json {
  if (!isObject(value)) return value;
  const { Document, ...others } = value;
  const found = declaredDocuments(tenant.state).find((one) => one.name === Document);
  if (found === undefined) return withDocuments(tenant, value);
  const url = tenant.url('mdm', `/mdm/declared/${found.name}`);
  return key === 'Reference' ? { ...referenceTo(found, url), ...others } : url;
}

function referenceTo(found: DeclaredDocument, DataURL: string): JsonObject {
  if (found.scep || found.acme) return { DataURL, ContentType: found.contentType };
  const bytes = bytesOf(found);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { DataURL, ContentType: found.contentType, Size: bytes.byteLength, 'Hash-SHA-256': sha256 };
}
