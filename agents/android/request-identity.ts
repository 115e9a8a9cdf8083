import type { KeyObject } from 'node:crypto';
import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { hresultOf } from '../../protocol/mde2/fault.js';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import { tokenTypes } from '../../protocol/mde2/namespaces.table.js';
import type { DmApplication, ProvisioningDocument } from '../../protocol/mde2/provisioning-document.js';
import { readProvisioningDocument } from '../../protocol/mde2/read-provisioning-document.js';
import { parseCertificate } from '../../protocol/pki/certificate.js';
import { createCsr } from '../../protocol/pki/csr.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import type { SoapWorld } from '../identity/soap-client.js';
import { requestSecurityToken } from '../identity/wstep-client.js';
import { type AndroidDevice, refuse } from './device.js';
import { contextItems } from './facts.js';

/** What the DPC finds in the bundle that nobody else reads. */
export interface DpcBundle {
  readonly token: string;
  /** Address of the enrollment service, or root of the simulated Android Management API. */
  readonly service: string;
}

/** What enrollment leaves the device: certificate, anchors, and the server that manages. */
export interface ManagementIdentity {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER. */
  readonly anchors: readonly Uint8Array[];
  readonly address: string;
  readonly providerId: string;
  /** DMClient settings by path below the provider. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Asks for the management certificate with the enrollment token (MS-WSTEP, RequestSecurityToken), and takes what the answer provisions. */
export async function requestIdentity(
  device: AndroidDevice,
  bundle: DpcBundle,
  mode: ManagementMode,
  patch: JsonObject = {},
): Promise<ManagementIdentity> {
  const { world, record } = device;
  const key = await world.keys.take('rsa-2048', record.seed);
  const outcome = await requestSecurityToken(soapWorld(device), {
    url: bundle.service,
    security: { kind: 'binary', valueType: tokenTypes.userToken, value: Buffer.from(bundle.token, 'utf8') },
    csr: createCsr({ key, subject: name({ CN: 'ConfigMgrEnroll' }) }),
    contextItems: patched(contextItems(device, mode), patch),
  });
  device.note(outcome.findings);
  if (outcome.kind === 'refused') return refuse(outcome.refusal);
  return { key, ...takeDocument(device, key, outcome.message.provisioningDocument) };
}

function soapWorld({ world, habits }: AndroidDevice): SoapWorld {
  const { transport, random, signal } = world;
  return {
    transport,
    random: random.fork('enrollment'),
    headers: { 'User-Agent': habits.userAgent },
    resultOf: hresultOf,
    ...(signal && { signal }),
  };
}

/** Items by name: another value, or null to leave the item out. */
function patched(items: readonly ContextItem[], patch: JsonObject): readonly ContextItem[] {
  const changes = Object.entries(patch).filter((entry): entry is [string, Exclude<Json, null>] => entry[1] !== null);
  const kept = items.filter(({ name: item }) => !Object.hasOwn(patch, item));
  return [...kept, ...changes.map(([item, value]) => ({ name: item, value: String(value) }))];
}

function takeDocument(device: AndroidDevice, key: KeyObject, bytes: Uint8Array): Omit<ManagementIdentity, 'key'> {
  const document = readDocument(device, bytes);
  const certificate = document.clientCertificate?.certificate;
  const application = document.applications.find(({ appId }) => appId.toLowerCase() === 'w7');
  if (certificate === undefined) return refuseDocument('no client certificate');
  if (!belongsTo(certificate, key)) return refuseDocument('a client certificate for another key');
  if (!hasServer(application)) return refuseDocument('no management server');
  const settings = document.dmClient?.settings ?? [];
  return {
    certificate,
    anchors: [...document.rootCertificates, ...document.intermediateCertificates],
    address: application.address,
    providerId: application.providerId,
    settings: Object.fromEntries(settings.map(({ path, value }) => [path, value])),
  };
}

function readDocument(device: AndroidDevice, bytes: Uint8Array): ProvisioningDocument {
  try {
    const { message, findings } = readProvisioningDocument(bytes);
    device.note(findings);
    return message;
  } catch (error) {
    if (error instanceof ProtocolError) return refuseDocument(`${error.code}: ${error.message}`);
    throw error;
  }
}

function belongsTo(certificate: Uint8Array, key: KeyObject): boolean {
  try {
    return Buffer.compare(parseCertificate(certificate).spki, spkiOf(key)) === 0;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

function hasServer(
  application: DmApplication | undefined,
): application is DmApplication & { readonly address: string; readonly providerId: string } {
  return (
    application?.address !== undefined && application.providerId !== undefined && URL.canParse(application.address)
  );
}

function refuseDocument(message: string): never {
  return refuse({ form: 'provisioning', code: 'PROVISIONING_DOCUMENT', message, step: 'RequestSecurityToken' });
}
