import { createHash } from 'node:crypto';
import { writeBase64 } from '../../../../protocol/base/base64.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { alertTypes } from '../../../../protocol/syncml/alerts.table.js';
import { decodeSyncMl } from '../../../../protocol/syncml/codec.js';
import type { SyncMl } from '../../../../protocol/syncml/messages.js';
import type { WbxmlDocument } from '../../../../protocol/wbxml/read-wbxml.js';
import {
  contentTypes,
  decodeWbxmlSyncMl,
  encodingOf,
  type SyncMlEncoding,
} from '../../../../protocol/wbxml/syncml-encodings.js';
import { decodeToken } from '../../clouds/play-integrity/endpoint.js';
import type { Proofs } from '../../domain/android-policies/evidence.js';
import { evaluateCompliance } from '../../domain/compliance/evaluate.js';
import { findDevice } from '../../domain/devices.js';
import { managementSession } from '../../domain/management-settings.js';
import { sessionAsTold } from '../../domain/spoilt-answers/settings.js';
import type { DeviceState } from '../../domain/state.js';
import { bothOwnershipsEnroll } from '../../domain/windows-records.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { dpcComponent } from '../android/dpc.js';
import { preparationPath } from '../extension/preparation.js';
import { ofHardware } from '../mde2/account-rules.js';
import { aliases } from '../mde2/addresses.js';
import { directoryUser } from '../mde2/directory-caller.js';
import { takeKeyAttestation } from './android/key-attestation.js';
import { provisionAndroid } from './android/provision-android.js';
import { takeSecurityReport } from './android/security-report.js';
import { credentialRules } from './credential-rules.js';
import { preparationPageRules } from './device-preparation/page-rules.js';
import { type Preparer, prepare } from './device-preparation/prepare.js';
import { answerMessage } from './engine.js';
import { keptAlert } from './generic-alerts.js';
import { messageRules } from './message-rules.js';
import { signatureCounts, signatureOf } from './message-signature.js';
import { pieceRules } from './pieces.js';
import { pageRules } from './provisioning/page-rules.js';
import { provision } from './provisioning/provision.js';
import { provisionerOf } from './provisioning/provisioner.js';
import { trackingRules } from './provisioning/tracking-rules.js';
import { askForChannel } from './push/push.js';
import { pushRules } from './push/push-rules.js';
import {
  answerToUnreadable,
  isManaged,
  isSyncMlType,
  maySpeakAs,
  omadmRules,
  type ReceivedMessage,
  type ShownCertificate,
} from './rules.js';
import { isSealedBy, sealedFor, sealRules, unwrapped } from './sealed-messages.js';
import { sessionTokenRules, takeTokens } from './session-tokens.js';
import { answerEncoding, takesPublicId, takesTextForms, takesWbxmlVersion, wbxmlRules } from './wbxml-rules.js';

/** OMA-DM for every kind of device that speaks it: POST /omadm over mutual TLS. */
export function omadmEndpoint(): Endpoint {
  return {
    name: 'omadm',
    routes: ['/omadm', ...aliases.management].map((path) => ({ method: 'POST', path, handler: handleMessage })),
    rules: [
      ...omadmRules,
      ...messageRules,
      ...pieceRules,
      keptAlert,
      ...wbxmlRules,
      ...credentialRules,
      ...pageRules,
      ...preparationPageRules,
      ...trackingRules,
      ...pushRules,
      signatureCounts,
      ...sealRules,
      ...sessionTokenRules,
    ],
  };
}

/** Nothing is stored before the device has shown the certificate its enrollment is pinned to. */
export function handleMessage(sent: EndpointRequest): EndpointResponse {
  const context = sent.tenant.context();
  const wrapping = unwrapped(sent);
  if (wrapping === undefined) return notSealed;
  const { request } = wrapping;
  if (!isSyncMlType(context, mediaType(request)))
    return plain(415, 'a SyncML message is expected as application/vnd.syncml.dm+xml or +wbxml');
  const message = read(context, request);
  if (message instanceof ProtocolError)
    return plain(answerToUnreadable(context), `${message.code}: ${message.message}`);
  const device = speaker(context, request, message);
  if (device === undefined) return plain(403, 'this certificate does not belong to an enrolled device of this name');
  if (!isSealedBy(context, wrapping, device)) return notSealed;
  const mustSign = device.platform === 'windows' && managementSession(context.state).messageSigning;
  if (mustSign && !signatureCounts(context, signatureOf(headerText(sent, 'ms-signature'), sent.body), device))
    return plain(403, 'messages have to be signed by the certificate of their device');
  if (!takeTokens(sent.tenant, context, device, sent.headers))
    return plain(403, 'a token of the directory in the headers does not count here');
  const answer = sessionAsTold(context.state, message.header.msgId, {
    status: 200,
    headers: { 'content-type': contentTypes[message.encoding], 'cache-control': 'no-store' },
    body: Buffer.from(answerMessage(context, device, message), 'latin1'),
  });
  return sealedFor(request, device, answer);
}

function headerText({ headers }: EndpointRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}

const mediaType = (request: EndpointRequest): string =>
  (headerText(request, 'content-type').split(';', 1)[0] ?? '').trim();

function read(context: TenantContext, request: EndpointRequest): ReceivedMessage | ProtocolError {
  const { body } = request;
  const asked: SyncMlEncoding = encodingOf(mediaType(request)) ?? 'xml';
  try {
    const message = asked === 'wbxml' ? readBinary(context, body) : decodeSyncMl(body).message;
    const digest = createHash('sha256').update(body).digest('base64');
    const newNonce = () => writeBase64(request.tenant.random.bytes(16));
    const encodingOfAnswer = answerEncoding(context, asked, headerText(request, 'accept'));
    const provisioned = (device: DeviceState) => {
      takeSecurityReport(device, message, proofsOf(request.tenant, context));
      takeKeyAttestation(context, device, message);
      provision(context, device, provisionerOf(request.tenant), signedInUser(request.tenant, message));
      provisionAndroid(request.tenant, device);
      askForChannel(request.tenant, device);
      evaluateCompliance(request.tenant, device, context);
    };
    const prepared = (device: DeviceState) => prepare(context, device, message, preparerOf(request.tenant));
    return {
      ...message,
      digest,
      encoding: encodingOfAnswer,
      newNonce,
      provision: provisioned,
      prepare: prepared,
    };
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}

const preparerOf = (tenant: Tenant): Preparer => ({
  newId: () => tenant.random.uuid(),
  service: tenant.url('dm', preparationPath),
});

/** Who vouches for what a device tells of itself. */
const proofsOf = (tenant: Tenant, context: TenantContext): Proofs => ({
  key: tenant.ca.privateKey,
  context,
  decode: (token) => decodeToken(tenant, dpcComponent.packageName, token),
});

/** Whoever is signed in at the PC, by the token of the directory in package 1 (Learn, "Azure AD integration with MDM"). */
function signedInUser(tenant: Tenant, { body }: SyncMl): string | undefined {
  const items = body.flatMap((command) => (command.verb === 'Alert' ? command.items : []));
  const token = items.find(({ meta }) => meta?.type === alertTypes.userToken)?.data;
  return token === undefined ? undefined : directoryUser(tenant, token);
}

function readBinary(context: TenantContext, body: Uint8Array): SyncMl {
  const { message, document } = decodeWbxmlSyncMl(body);
  const refused = objectionTo(context, document);
  if (refused !== undefined) throw new ProtocolError('WBXML_UNSUPPORTED', refused);
  return message;
}

function objectionTo(context: TenantContext, document: WbxmlDocument): string | undefined {
  if (!takesWbxmlVersion(context, document)) return `version ${document.version} is not read here`;
  if (!takesPublicId(context, document)) return 'the public identifier is not read as text';
  if (!takesTextForms(context, document)) return `texts are not read as ${[...document.textForms].join(', ')}`;
  return undefined;
}

/** The enrolled device that the message names and the certificate proves. One answer for all that is wrong, so that nobody can probe for names. */
function speaker(
  context: TenantContext,
  request: EndpointRequest,
  { header }: ReceivedMessage,
): DeviceState | undefined {
  const named = findDevice(context.state, header.source) ?? byHardware(context, header.source);
  const certificate = shown(request, context.now);
  const device = bothOwnershipsEnroll(context, String(named?.detail.ownership), named, () =>
    [...context.state.devices.values()].find(({ certificateSha256 }) => certificateSha256 === certificate.sha256),
  );
  if (device === undefined || !isManaged(context, device)) return undefined;
  return maySpeakAs(context, certificate, device) ? device : undefined;
}

/** Where PCs were told to speak under the id of their hardware, nobody else is looked for so. */
function byHardware(context: TenantContext, source: string): DeviceState | undefined {
  if (!windowsEnrollment(context.state).account.hardwareId) return undefined;
  return ofHardware(context, source, [...context.state.devices.values()]);
}

function shown({ clientCertificate, tenant }: EndpointRequest, now: number): ShownCertificate {
  if (clientCertificate === undefined) return {};
  const objection = tenant.ca.object(clientCertificate, now);
  const sha256 = createHash('sha256').update(clientCertificate).digest('hex');
  return { sha256, ...(objection !== undefined && { objection }) };
}

const plain = (status: number, text: string): EndpointResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${text}\n`,
});

/** One answer for all that is wrong with the wrapping, so that it is no oracle (RFC 3218 §2.3.2). */
const notSealed = plain(403, 'messages have to be signed and encrypted as SecurityMode of this device tells');
