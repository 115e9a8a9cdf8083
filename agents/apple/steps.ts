import { checkInToDict } from '../../protocol/apple/check-in.js';
import { signAttached, signMdmBody } from '../../protocol/apple/mdm-signature.js';
import { ProtocolError, UsageError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { Json } from '../../protocol/base/vocabulary.js';
import { writePlist } from '../../protocol/plist/codec.js';
import { plistFromJson } from '../../protocol/plist/json.js';
import { dict, type PlistDict, type PlistValue } from '../../protocol/plist/value.js';
import { writeXmlPlist } from '../../protocol/plist/write-xml.js';
import type { StepPatch } from '../device/agent.js';
import { willingPerson } from '../person/person.js';
import type { MdmEnrollment } from './apple-state.js';
import { getBootstrapToken, setBootstrapToken } from './bootstrap-token.js';
import { authenticate, checkOut, sendCheckIn, senderOf, tokenUpdate } from './check-in.js';
import { reporterOf } from './commands/obey.js';
import type { AppleDevice } from './device.js';
import { mdmEnrollment } from './enroll-with-profile.js';
import { type FetchedProfile, fetchProfile } from './fetch-profile.js';
import { forgedIdentity, spoilSignature } from './forge.js';
import { enrollmentPayloads } from './judge-profile.js';
import { type Identity, type MdmRequest, signedHeader, storedIdentity } from './mdm-request.js';
import { obtainIdentity } from './obtain-identity.js';
import { anchorsOf, install, toInstalled } from './profile-store.js';
import { sendReport } from './session.js';

/**
 * Lock-step mode. A patch replaces members of the message (JSON form of property lists; null leaves one out). Members that begin with `$` speak of the
 * transport: `$signature` `absent`, `tampered`, `of-another-body` or `attached` to another body; `$form` `binary`; `$skew` seconds by which its time is ahead; `$identity` `self-issued`;
 * `$transport` `tls` or `mdm-signature`; `$body` replaces the body by this text. The step `GetDeclared`
 * takes `{ url }` of data that declarations refer to and asks for them by no identity. The step `PKCSReq` takes `{ url }` of a profile and gets the identity without Authenticate.
 */
type StepBuilder = (device: AppleDevice, mdm: MdmEnrollment) => PlistDict;

const checkIns: Readonly<Record<string, StepBuilder>> = {
  Authenticate: (device, mdm) => checkInToDict(authenticate(device, mdm)),
  TokenUpdate: (device, mdm) => checkInToDict(tokenUpdate(device, mdm)),
  CheckOut: (device, mdm) => checkInToDict(checkOut(device, mdm)),
  SetBootstrapToken: (device, mdm) => checkInToDict(setBootstrapToken(device, mdm)),
  GetBootstrapToken: (device, mdm) => checkInToDict(getBootstrapToken(device, mdm)),
  GetToken: (device, mdm) =>
    checkInToDict({ MessageType: 'GetToken', ...senderOf(device, mdm), TokenServiceType: 'com.apple.maid' }),
  UserAuthenticate: (device, mdm) =>
    checkInToDict({ MessageType: 'UserAuthenticate', ...senderOf(device, mdm), UserID: 'user', UserShortName: 'ada' }),
  ReturnToService: (device, mdm) => checkInToDict({ MessageType: 'ReturnToService', ...senderOf(device, mdm) }),
  DeclarativeManagement: (device, mdm) =>
    checkInToDict({ MessageType: 'DeclarativeManagement', ...senderOf(device, mdm), Endpoint: 'tokens' }),
};

const report =
  (Status: string, more: Readonly<Record<string, PlistValue>> = {}): StepBuilder =>
  (device) =>
    dict({ ...reporterOf(device), Status, ...more });

const reports: Readonly<Record<string, StepBuilder>> = {
  Idle: report('Idle'),
  Acknowledged: report('Acknowledged', { CommandUUID: 'unknown' }),
  NotNow: report('NotNow', { CommandUUID: 'unknown' }),
  Error: report('Error', { CommandUUID: 'unknown', ErrorChain: [] }),
  CommandFormatError: report('CommandFormatError', { CommandUUID: 'unknown' }),
};

export const stepNames: readonly string[] = [
  'PKCSReq',
  'GetDeclared',
  ...Object.keys(checkIns),
  ...Object.keys(reports),
];

/** Sends one message and gives its exchange. Throws UsageError on a step that there is not, or one that needs an identity first. */
export async function runStep(device: AppleDevice, name: string, patch: StepPatch): Promise<Exchange> {
  if (name === 'PKCSReq') await prepareIdentity(device, patch);
  else if (name === 'GetDeclared') await fetchDeclared(device, patch);
  else await sendStep(device, name, patch);
  const exchange = device.world.transport.exchanges.at(-1);
  if (exchange === undefined) throw new UsageError('STEP_SENT_NOTHING', `${name} sent nothing`);
  return exchange;
}

async function sendStep(device: AppleDevice, name: string, patch: StepPatch): Promise<void> {
  const build = checkIns[name] ?? reports[name];
  if (build === undefined)
    throw new UsageError('STEP_UNKNOWN', `no step "${name}"`, { fix: `Choose one of: ${stepNames.join(', ')}.` });
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm === undefined || identity === undefined)
    throw new UsageError('STEP_NEEDS_IDENTITY', `${name} needs an identity`, { fix: 'Run the step PKCSReq first.' });
  const message = patched(build(device, mdm), patch);
  const signer = patch.$identity === 'self-issued' ? forgedIdentity(identity, device.rules.now) : identity;
  const transport = { ...mdm, signMessage: signs(mdm, patch.$transport) };
  const more = { step: name, ...bodyOf(patch, message), ...signatureOf(device, signer, message, patch) };
  const send = name in checkIns ? sendCheckIn : sendReport;
  await answered(send(device, transport, signer, message, more));
}

/** No answer is an answer here: the exchange says why. */
async function answered(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}

function signs({ signMessage }: MdmEnrollment, transport: Json | undefined): boolean {
  return transport === undefined ? signMessage : transport === 'mdm-signature';
}

function patched(message: PlistDict, patch: StepPatch): PlistDict {
  const changed = new Map(message);
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) continue;
    if (value === null) changed.delete(key);
    else changed.set(key, plistFromJson(value));
  }
  return changed;
}

function bodyOf({ $body: text, $form }: StepPatch, message: PlistDict): Partial<Pick<MdmRequest, 'body'>> {
  if ($form === 'binary') return { body: writePlist(message, 'binary') };
  return typeof text === 'string' ? { body: new Uint8Array(Buffer.from(text, 'utf8')) } : {};
}

function signatureOf(
  device: AppleDevice,
  signer: Identity,
  message: PlistDict,
  { $signature, $skew }: StepPatch,
): Partial<Pick<MdmRequest, 'signature'>> {
  const body = new Uint8Array(Buffer.from(writeXmlPlist(message)));
  if ($signature === 'absent') return { signature: { header: undefined } };
  if ($signature === 'tampered') return { signature: { header: spoilSignature(signedHeader(device, signer, body)) } };
  if ($signature === 'of-another-body') {
    return { signature: { header: signedHeader(device, signer, new Uint8Array(Buffer.from('another body'))) } };
  }
  if ($signature === 'attached') {
    const other = new Uint8Array(Buffer.from('another body'));
    return { signature: { header: signAttached(other, signer) } };
  }
  if (typeof $skew === 'number') {
    const signingTime = device.rules.now + $skew * 1000;
    return { signature: { header: signMdmBody(body, { ...signer, signingTime }) } };
  }
  return {};
}

/** As somebody would ask who has found the address. */
async function fetchDeclared(device: AppleDevice, { url }: StepPatch): Promise<void> {
  const request = { step: 'GetDeclared', method: 'GET', url: String(url), anchors: anchorsOf(device) } as const;
  await answered(device.world.transport.send(request));
}

/** Fetches the profile and gets its identity; the server has not heard of the device yet. */
async function prepareIdentity(device: AppleDevice, { url }: StepPatch): Promise<void> {
  const { platform, method = 'ios-byod' } = device.record;
  const entry = { platform, method, ...(typeof url === 'string' && { url }) };
  const profile = await fetchProfile(device, entry, willingPerson('nobody', '', ''));
  await adoptProfile(device, profile);
}

/** Gets the identity of a profile and takes its server for the device's own, without a word to it. */
export async function adoptProfile(device: AppleDevice, profile: FetchedProfile): Promise<void> {
  const payloads = enrollmentPayloads(device, profile.message);
  if ('ErrorCode' in payloads) throw new UsageError('STEP_NO_PROFILE', payloads.LocalizedDescription);
  install(device, toInstalled(profile.message, { managed: true, now: device.rules.now }));
  const identity = await obtainIdentity(device, payloads.identity, payloads.mdm.EnrollmentMode);
  device.update({ mdm: mdmEnrollment(device, profile, payloads.mdm) });
  device.adopt(identity);
}
