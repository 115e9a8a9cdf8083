import type { KeyObject } from 'node:crypto';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Findings } from '../../protocol/base/finding.js';
import { deviceSeed } from '../../protocol/base/random.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { clientResults } from '../../protocol/mde2/hresults.table.js';
import type { CertificateEnrollmentPolicy, DiscoverResponse, SecurityHeader } from '../../protocol/mde2/messages.js';
import type { AgentWorld } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { SoapWorld } from '../identity/soap-client.js';
import { getPolicies, requestSecurityToken } from '../identity/wstep-client.js';
import type { Person } from '../person/person.js';
import { codeOf } from '../person/second-factor.js';
import { browse } from '../person/web.js';
import { countsAsFault, readsVersion, resultOfUnusable } from './answer-rules.js';
import { type Attested, attestKey, goesOnWithout } from './attestation.js';
import { windowsCertificateRequest } from './certificate-request.js';
import { signInByCertificate } from './certificate-sign-in.js';
import { confirmServer, fromMailAddress, registerAtDirectory, registersFirst } from './company-portal-app.js';
import { type ItemFacts, servedVersion, windowsContextItems } from './context-items.js';
import { directoryToken, loggedResult, sentContextItems } from './device-rules.js';
import {
  beginsAtDirectory,
  type DirectoryJoin,
  type DirectoryRegistration,
  joinDirectory,
  registrationOf,
} from './directory-join.js';
import { discoversBeforeRegistering, usesTokenOfJoin } from './directory-rules.js';
import { discover, discoveryAddress } from './discover.js';
import { signInOnWeb } from './federated.js';
import { windowsHabits } from './habits.js';
import { itemsOfJoined } from './joined-items.js';
import { sendProbe } from './probe.js';
import { applyProvisioning, type Provisioned } from './provisioning.js';
import { answered, EnrollmentAbandoned, EnrollmentRefused, localRefusal } from './refused.js';
import { stateOf, type WayBack } from './state.js';
import { objectionTo, registersByConnecting } from './ways-in.js';

/** A PC about to enroll. */
export interface EnrollingDevice {
  readonly record: DeviceRecord;
  readonly world: AgentWorld;
  /** Receives every deviation of the server's messages. */
  readonly findings: Findings;
  /** Receives every dialog that the person answers. */
  readonly dialogs?: string[];
  /** The certificate is asked for once more (MS-MDE2 §3.6), for a key of this name. */
  readonly recovery?: boolean;
  readonly keyName?: string;
}

/** Where a person begins: the discovery service and the name they type. */
export interface Beginning {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** Brought from the directory. */
  readonly join?: DirectoryJoin;
  /** Brought by a package. */
  readonly identity?: EnrollmentEntry['identity'];
}

export interface WindowsEnrollment {
  /** Where the certificate came from, and is renewed unless the document says otherwise. */
  readonly enrollmentServiceUrl: string;
  readonly key: KeyObject;
  readonly provisioned: Provisioned;
  /** The management extension comes in a session, and is not there at first. */
  readonly agentLater?: boolean;
  readonly wayBack: WayBack;
  /** Of a PC that came by the directory. */
  readonly registration?: DirectoryRegistration;
}

/** MDM enrollment with name and password (MS-MDE2 §1.3). Throws EnrollmentRefused, EnrollmentAbandoned. */
export async function enrollWindows(
  device: EnrollingDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<WindowsEnrollment> {
  const { model } = device.world;
  const stands = { osVersion: model.osVersion, joined: windowsHabits(model).joined };
  const objection = objectionTo(ruleContext(device), entry, stands);
  if (objection !== undefined) throw localRefusal('Connect', clientResults.notSupported, objection);
  const begin: Beginning = { ...(await beginning(device, entry, person)), identity: entry.identity };
  return enrollFrom(device, begin, entry.method, person);
}

/** The enrollment from its discovery service on. Throws EnrollmentRefused, EnrollmentAbandoned. */
export async function enrollFrom(
  device: EnrollingDevice,
  begin: Beginning,
  method: Method,
  person: Person,
): Promise<WindowsEnrollment> {
  const soap = soapWorld(device);
  const joined = itemsOfJoined(begin.join, method);
  reach('Discover', person);
  const services = await discover(
    soap,
    ruleContext(device),
    begin.url,
    discoverFacts(device, begin.email),
    device.findings,
    (answered) => confirmServer(device, begin.url, answered, person),
  );
  const security = await credentials(device, services, begin, person);
  const { enrollmentPolicyServiceUrl, enrollmentServiceUrl, enrollmentVersion = '3.0' } = services;
  let policy: CertificateEnrollmentPolicy | undefined;
  if (enrollmentPolicyServiceUrl !== undefined) {
    reach('GetPolicies', person);
    const { message } = answered(
      await getPolicies(soap, { url: enrollmentPolicyServiceUrl, security }),
      device.findings,
    );
    [policy] = message.policies;
  }
  reach('RequestSecurityToken', person);
  const key = await managementKey(device, device.keyName);
  const { csr, contextItems } = tokenRequest(device, key, enrollmentVersion, policy);
  const issue = {
    url: enrollmentServiceUrl,
    security,
    csr,
    contextItems: joined(contextItems),
    ...(device.recovery === true && { recovery: true }),
  };
  const { message } = answered(await requestSecurityToken(soap, issue), device.findings);
  const { habits } = discoverFacts(device, begin.email);
  const provisioned = applyProvisioning(
    message.provisioningDocument,
    key,
    habits,
    device.findings,
    ruleContext(device),
  );
  const registration = begin.join?.registration;
  const wayBack = wayBackOf(begin);
  return { key, enrollmentServiceUrl, provisioned, wayBack, ...(registration && { registration }) };
}

/** How to get in once more. */
export const wayBackOf = ({ url, email, password, join }: Beginning): WayBack => ({
  url,
  username: email,
  password,
  directory: join !== undefined,
});

/** What the server's AuthPolicy asks for (MS-MDE2 §3.2). */
async function credentials(
  device: EnrollingDevice,
  { authPolicy, authenticationServiceUrl }: DiscoverResponse,
  { email, password, identity, join }: Beginning,
  person: Person,
): Promise<SecurityHeader> {
  if (join !== undefined && usesTokenOfJoin(ruleContext(device)))
    return directoryToken(ruleContext(device), join.accessToken);
  if (authPolicy === 'Federated')
    return signInOnWeb(device.world, { service: authenticationServiceUrl, email, person: { ...person, password } });
  reach('Sign in', person);
  if (authPolicy === 'Certificate') return signInByCertificate(device.world, { identity });
  return { kind: 'username', username: email, password };
}

export function ruleContext({ world }: EnrollingDevice) {
  return { now: world.clock.now(), rules: world.rules };
}

export function soapWorld(device: EnrollingDevice): SoapWorld {
  const { transport, random, signal, model } = device.world;
  return {
    transport,
    random: random.fork('messages'),
    headers: windowsHabits(model).headers,
    resultOf: (fault) => loggedResult(ruleContext(device), fault),
    resultOfUnusable: (status) => resultOfUnusable(ruleContext(device), status),
    readsVersion: (version) => readsVersion(ruleContext(device), version),
    countsAsFault: (status, isFault) => countsAsFault(ruleContext(device), status, isFault),
    ...(signal && { signal }),
  };
}

export function discoverFacts({ world }: EnrollingDevice, email: string) {
  return { email, osVersion: world.model.osVersion, habits: windowsHabits(world.model) };
}

/** The key in the PC's key store; RSA 2048 is what Windows makes without a policy that says otherwise (MS-MDE2 §3.3). */
export function managementKey({ world, record }: EnrollingDevice, again?: string): Promise<KeyObject> {
  return world.keys.take('rsa-2048', again === undefined ? record.seed : deviceSeed(record.seed, again));
}

/** Certificate request and context items, as this model sends them. */
export function tokenRequest(
  device: EnrollingDevice,
  key: KeyObject,
  enrollmentVersion: string,
  policy?: CertificateEnrollmentPolicy,
) {
  const { world, record } = device;
  const state = stateOf(record);
  const habits = windowsHabits(world.model);
  const context = ruleContext(device);
  const csr = windowsCertificateRequest(context, {
    key,
    deviceId: state.deviceId,
    enrollmentGuid: world.random.fork('enrollment').uuid(),
    shape: habits.certificateRequest,
  });
  const attestation = attested({ context, habits, state, enrollmentVersion }, policy);
  const { osVersion } = world.model;
  const items = windowsContextItems({ context, habits, state, osVersion, enrollmentVersion, attestation });
  return { csr, contextItems: sentContextItems(context, items) };
}

/** What the PC says of its key. Throws EnrollmentRefused where the policy wants no enrollment without an attestation. */
function attested(
  { context, habits, state, enrollmentVersion }: Omit<ItemFacts, 'osVersion' | 'attestation'>,
  policy: CertificateEnrollmentPolicy | undefined,
): Attested {
  const result = attestKey(context, {
    deviceId: state.deviceId,
    version: servedVersion({ habits, enrollmentVersion }),
    tpm: { present: habits.tpm, attests: habits.tpmState.attests },
    ...(policy && { policy }),
  });
  if (result.error === undefined || goesOnWithout(context, result.behavior)) return result;
  throw localRefusal('Attestation', result.error, 'the key cannot be attested, and the policy wants it to be');
}

/** An address as typed or linked, a page that leads to a deep link, or nothing but the mail address. */
async function beginning(device: EnrollingDevice, entry: EnrollmentEntry, person: Person): Promise<Beginning> {
  const email = entry.username ?? person.upn;
  const password = entry.password ?? person.password;
  if (beginsAtDirectory(entry.method)) {
    const kind = registrationOf[entry.method];
    if (discoversBeforeRegistering(ruleContext(device))) await sendProbe(soapWorld(device), discoveryAddress(email));
    const visit = { url: entry.url, kind, ...newcomer(device) };
    const join = await joinDirectory(device.world, visit, { ...person, upn: email, password });
    return { url: join.discoveryUrl, email, password, join };
  }
  if (registersFirst(entry)) {
    if (registersByConnecting(ruleContext(device), entry.method))
      await registerAtDirectory(device, { ...person, upn: email, password });
    return fromMailAddress(device, { ...person, upn: email, password });
  }
  if (entry.url === undefined) return fromMailAddress(device, { ...person, upn: email, password });
  const url = isDiscovery(entry.url) || isDeepLink(entry.url) ? entry.url : await linkOfPage(device, entry.url, person);
  return isDeepLink(url) ? followDeepLink(url, email, password) : { url, email, password };
}

/** What the directory is told of a PC, and where the PC stands. */
export function newcomer({ record, world }: Pick<EnrollingDevice, 'record' | 'world'>) {
  return { deviceName: stateOf(record).deviceName, firstRun: windowsHabits(world.model).firstRun };
}

const isDeepLink = (url: string): boolean => url.startsWith('ms-device-enrollment:');
const isDiscovery = (url: string): boolean => /discovery/i.test(URL.canParse(url) ? new URL(url).pathname : '');

async function linkOfPage({ world }: EnrollingDevice, url: string, person: Person): Promise<string> {
  const { transport, signal } = world;
  const code = () => codeOf(world, person, false);
  const end = await browse({ transport, url, person, code, ...(signal && { signal }) });
  if (end.kind === 'abandoned') throw new EnrollmentAbandoned(end.step);
  if (end.kind === 'refused') throw new EnrollmentRefused(end.refusal);
  if (end.kind === 'link' && isDeepLink(end.url)) return end.url;
  throw localRefusal('Portal', clientResults.notConfigured, 'the page leads to nothing that enrolls a PC');
}

/** `ms-device-enrollment:?mode=mdm&username=…&servername=…` (Learn, "Mobile device enrollment"). */
function followDeepLink(url: string, typed: string, password: string): Beginning {
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const email = parameters.get('username') || typed;
  const server = parameters.get('servername');
  return { url: server ? serverAddress(server) : discoveryAddress(email), email, password };
}

/** A server name is an address, or a host whose discovery service has the usual path. */
export function serverAddress(server: string): string {
  if (!/^https?:/i.test(server)) return `https://${server}/EnrollmentServer/Discovery.svc`;
  return server;
}

function reach(step: string, { givesUpAt }: Person): void {
  if (givesUpAt === step) throw new EnrollmentAbandoned(step);
}
