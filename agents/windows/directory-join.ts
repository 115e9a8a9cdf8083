import { z } from 'zod';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import {
  brokerClientId,
  brokerRedirect,
  type DeviceRegistration,
  mdmAudience,
  type RegisteredDevice,
  type RegistrationKind,
} from '../../protocol/directory/messages.js';
import { clientResults, httpResult } from '../../protocol/mde2/hresults.table.js';
import type { AgentWorld } from '../device/agent.js';
import type { TransportRequest, TransportResponse } from '../device/transport.js';
import { networkRefusal } from '../identity/soap-client.js';
import type { Person } from '../person/person.js';
import { codeOf } from '../person/second-factor.js';
import { type Browse, browse } from '../person/web.js';
import { becomesAtDirectory, cloudExperienceHost, managementWithoutDirectory } from './directory-rules.js';
import { EnrollmentAbandoned, EnrollmentRefused, localRefusal } from './refused.js';

/** What a PC brings from the directory to its enrollment. */
export interface DirectoryJoin {
  readonly discoveryUrl: string;
  /** Compact JWT for the MDM server. */
  readonly accessToken: string;
  /** What the terms page gave for EnrollmentData. */
  readonly enrollmentData: string;
  /** ZtdCorrelationId of an Autopilot profile that was on the disk. */
  readonly correlator?: string;
  readonly registration?: DirectoryRegistration;
}

/** How a PC that the directory knows asks for tokens of its own; plain data. */
export type DirectoryRegistration = {
  /** The directory's id of the PC. */
  readonly deviceId: string;
  readonly tokenUrl: string;
};

/** A PC that the directory is to know. */
export interface Newcomer {
  readonly kind: RegistrationKind;
  readonly deviceName: string;
  readonly hardwareHash?: string;
}

export interface DirectoryVisit extends Newcomer {
  /** Of the directory's configuration. */
  readonly url: string | undefined;
  /** The PC is in its first run. */
  readonly firstRun: boolean;
  /** Whom the token is for; the MDM server unless another is to be shown to it. */
  readonly audience?: string;
}

const configuration = z.object({
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  device_registration_endpoint: z.string(),
  bulk_token_endpoint: z.string().exactOptional(),
});
export type Directory = z.infer<typeof configuration>;
const tokenAnswer = z.object({ access_token: z.string().min(1) });
const registered = z.object({
  deviceId: z.string().exactOptional(),
  mdm: z.object({ enrollmentUrl: z.string(), termsOfUseUrl: z.string() }).exactOptional(),
});

/** Methods that begin at a directory, and what the PC becomes there. */
export const registrationOf = {
  'windows-aad-join': 'join',
  'windows-auto': 'register',
} as const satisfies Partial<Record<EnrollmentEntry['method'], RegistrationKind>>;

export type DirectoryMethod = keyof typeof registrationOf;

export const beginsAtDirectory = (method: EnrollmentEntry['method']): method is DirectoryMethod =>
  Object.hasOwn(registrationOf, method);

/**
 * Signs in at the directory, joins or registers, and answers the terms of the MDM server that the directory names (Learn, "Azure AD integration with
 * MDM"). Throws EnrollmentRefused, also when the directory names none, and EnrollmentAbandoned.
 */
export async function joinDirectory(world: AgentWorld, visit: DirectoryVisit, person: Person): Promise<DirectoryJoin> {
  const { url = '', firstRun, audience = mdmAudience } = visit;
  const directory = await findDirectory(world, url);
  const code = await signIn(world, directory.authorization_endpoint, person);
  const accessToken = await redeemCode(world, directory.token_endpoint, { code, audience });
  const { deviceId = '', mdm } = await registerPc(world, directory.device_registration_endpoint, {
    ...visit,
    accessToken,
  });
  if (mdm === undefined) return withoutManagement(world, accessToken, person);
  const enrollmentData = await answerTerms(world, { page: mdm.termsOfUseUrl, accessToken, firstRun }, person);
  const registration = { deviceId, tokenUrl: directory.token_endpoint };
  return { discoveryUrl: mdm.enrollmentUrl, accessToken, enrollmentData, registration };
}

function withoutManagement(world: AgentWorld, accessToken: string, { upn }: Person): DirectoryJoin {
  const discoveryUrl = managementWithoutDirectory(rulesOf(world), upn);
  if (discoveryUrl !== undefined) return { discoveryUrl, accessToken, enrollmentData: '' };
  throw localRefusal('Join', clientResults.notConfigured, 'the directory sends this PC to no management');
}

/** Configuration of a directory (OpenID Connect Discovery 1.0 §4). */
export const findDirectory = (world: AgentWorld, url: string): Promise<Directory> =>
  call(world, { step: 'Directory', method: 'GET', url }, configuration);

/** The user's token for the MDM server (RFC 6749 §4.1.3; RFC 8707 §2.2). */
export function redeemCode(
  world: AgentWorld,
  url: string,
  { code, audience = mdmAudience }: { readonly code: string; readonly audience?: string },
): Promise<string> {
  return fetchToken(world, url, {
    grant_type: 'authorization_code',
    code,
    client_id: brokerClientId,
    redirect_uri: brokerRedirect,
    resource: audience,
  });
}

/** An access token for one grant (RFC 6749 §3.2). */
export async function fetchToken(
  world: AgentWorld,
  url: string,
  grant: Readonly<Record<string, string>>,
): Promise<string> {
  const request = body(new URLSearchParams(grant).toString(), 'application/x-www-form-urlencoded');
  return (await call(world, { step: 'Token', method: 'POST', url, ...request }, tokenAnswer)).access_token;
}

type Registering = Newcomer & {
  readonly accessToken: string;
  readonly configurationManager?: boolean;
  readonly mdmApplicationId?: string;
};

/** Makes the PC known to the directory, and gives the management that the directory names. */
export async function register(
  world: AgentWorld,
  url: string,
  newcomer: Registering,
): Promise<RegisteredDevice['mdm']> {
  return (await registerPc(world, url, newcomer)).mdm;
}

/** The same, with the directory's id of the PC. */
export async function registerPc(
  world: AgentWorld,
  url: string,
  { kind: wanted, deviceName, hardwareHash, accessToken, configurationManager, mdmApplicationId }: Registering,
): Promise<Partial<RegisteredDevice>> {
  const kind = becomesAtDirectory(rulesOf(world), wanted);
  const registration: DeviceRegistration = {
    kind,
    deviceName,
    osVersion: world.model.osVersion,
    ...(hardwareHash !== undefined && { hardwareHash }),
    ...(configurationManager === true && { configurationManager }),
    ...(mdmApplicationId !== undefined && { mdmApplicationId }),
  };
  const request = body(JSON.stringify(registration), 'application/json');
  const headers = { ...request.headers, Authorization: `Bearer ${accessToken}` };
  const step = kind === 'join' ? 'Join' : 'Register';
  return call(world, { step, method: 'POST', url, body: request.body, headers }, registered);
}

/** The code by which the directory's token is fetched (OpenID Connect Core 1.0 §3.1.2). */
export async function signIn(world: AgentWorld, endpoint: string, person: Person): Promise<string> {
  const state = world.random.fork('sign-in').uuid();
  const parameters = {
    client_id: brokerClientId,
    response_type: 'code',
    redirect_uri: brokerRedirect,
    state,
    login_hint: person.upn,
  };
  const answer = await visit(world, { url: `${endpoint}?${new URLSearchParams(parameters)}`, step: 'SignIn', person });
  const code = answer.get('code');
  if (code === null || answer.get('state') !== state)
    throw localRefusal('SignIn', clientResults.unknownError, 'the directory answers without a code for this sign-in');
  return code;
}

/** The MDM server's terms page, called with the user's token; its answer is a redirect to the PC. */
async function answerTerms(
  world: AgentWorld,
  { page, accessToken, firstRun }: { readonly page: string; readonly accessToken: string; readonly firstRun: boolean },
  person: Person,
): Promise<string> {
  const parameters = {
    redirect_uri: brokerRedirect,
    'client-request-id': world.random.fork('terms').uuid(),
    'api-version': '1.0',
    mode: 'azureadjoin',
  };
  const answer = await visit(world, {
    url: `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams(parameters)}`,
    step: 'Terms',
    person,
    headers: { Authorization: `Bearer ${accessToken}`, 'CXH-HOST': cloudExperienceHost(rulesOf(world), firstRun) },
  });
  const error = answer.get('error');
  if (error !== null)
    throw localRefusal('Terms', clientResults.unknownError, `${error}: ${answer.get('error_description') ?? ''}`);
  if (answer.get('IsAccepted')?.toLowerCase() !== 'true')
    throw localRefusal('Terms', clientResults.userCancelled, 'the terms were declined');
  return answer.get('OpaqueBlob') ?? '';
}

/** Goes through pages until one leads back to the PC, and gives what stands behind its address. */
async function visit(
  world: AgentWorld,
  page: Pick<Browse, 'url' | 'step' | 'person' | 'headers'>,
): Promise<URLSearchParams> {
  const { transport, signal } = world;
  const code = () => codeOf(world, page.person, false);
  const end = await browse({ ...page, code, transport, ...(signal && { signal }) });
  if (end.kind === 'abandoned') throw new EnrollmentAbandoned(end.step);
  if (end.kind === 'refused') throw new EnrollmentRefused(end.refusal);
  if (end.kind === 'link' && end.url.startsWith(`${brokerRedirect}?`)) return new URL(end.url).searchParams;
  throw localRefusal(page.step ?? '', clientResults.unknownError, 'the pages do not lead back to the PC');
}

const rulesOf = ({ clock, rules }: AgentWorld): RuleContext => ({ now: clock.now(), rules });

function body(content: string, contentType: string): Required<Pick<TransportRequest, 'body' | 'headers'>> {
  return { body: new TextEncoder().encode(content), headers: { 'Content-Type': contentType } };
}

/** One request to the directory, answered with JSON of this shape. Throws EnrollmentRefused. */
export async function call<T>(world: AgentWorld, request: TransportRequest, schema: z.ZodType<T>): Promise<T> {
  const { transport, signal } = world;
  let response: TransportResponse;
  try {
    response = await transport.send({ ...request, ...(signal && { signal }) });
  } catch (error) {
    throw new EnrollmentRefused(networkRefusal(error, request.step, transport));
  }
  const { status, exchange } = response;
  const read = schema.safeParse(jsonOf(response));
  if (status < 300 && read.success) return read.data;
  const message = `the directory answers ${request.step} with HTTP ${status}${read.success ? '' : ' and nothing that can be used'}`;
  throw new EnrollmentRefused({ form: 'http', code: httpResult(status), message, step: request.step, exchange });
}

function jsonOf({ body: bytes }: TransportResponse): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
