import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { AccountAnswer } from '../../../../protocol/dep/messages.js';
import { pageLimit, protocolVersionHeader, sessionHeader } from '../../../../protocol/dep/messages.js';
import { CloudRefusal, type CloudRequest, type CloudResponse, header, json, jsonBody, plain } from '../cloud.js';
import { type Call, refuse } from './call.js';
import { discoveryKept, givesBetaTokens, tokenTold } from './call-rules.js';
import type { DepCloud } from './dep-cloud.js';
import { deviceDetails, disownDevices, fetchDevices, lockDevice, syncDevices } from './devices.js';
import type { Organisation } from './organisation.js';
import { assignProfile, defineProfile, readProfile, removeProfile } from './profiles.js';
import { bodyIsReadable, termsStop } from './rules.js';
import type { Session } from './sessions.js';

type Answer = (call: Call) => object;

/** Every call of the web API but `/session` (Apple Device Management, "Device Assignment"). */
const calls: Readonly<Record<string, Answer>> = {
  'GET /account': account,
  'POST /server/devices': fetchDevices,
  'POST /devices/sync': syncDevices,
  'POST /devices': deviceDetails,
  'POST /devices/disown': disownDevices,
  'POST /profile': defineProfile,
  'GET /profile': readProfile,
  'POST /profile/devices': assignProfile,
  // what Apple's own simulator takes in place of POST
  'PUT /profile/devices': assignProfile,
  'DELETE /profile/devices': removeProfile,
  'POST /device/activationlock': lockDevice,
  'GET /account-driven-enrollment/profile': ({ server }) => discovery(server.discoveryUrl),
  'POST /account-driven-enrollment/profile': assignDiscovery,
  'DELETE /account-driven-enrollment/profile': ({ server }) => {
    delete server.discoveryUrl;
    return {};
  },
  'GET /os-beta-enrollment/tokens': ({ context }) => {
    if (!givesBetaTokens(context)) throw refuse('APPLE_SEED_FOR_IT_TURNED_OFF');
    return { beta_enrollment_tokens: [] };
  },
};

export const depPaths: ReadonlySet<string> = new Set(Object.keys(calls).map((call) => call.split(' ')[1] ?? ''));

/** Answers a call of an MDM server. Refusals are thrown. */
export function answerServer(cloud: DepCloud, request: CloudRequest): CloudResponse {
  const { method, path } = request;
  const context = cloud.context();
  if (method === 'GET' && path === '/session') {
    const session = cloud.sessions.open(context, request, cloud.organisations.values());
    requireTerms(cloud, session.org);
    return faultOf(session.org, path) ?? json({ auth_session_token: session.token });
  }
  const answer = Object.hasOwn(calls, `${method} ${path}`) ? calls[`${method} ${path}`] : undefined;
  if (answer === undefined) return plain('', depPaths.has(path) ? 405 : 404);
  const session = cloud.sessions.of(context, header(request, sessionHeader));
  const { org, server } = session;
  const version = header(request, protocolVersionHeader);
  if (version !== undefined) server.protocolVersion = version;
  requireTerms(cloud, org);
  const fault = faultOf(org, path);
  if (fault !== undefined) return fault;
  const body = readBody(cloud, request);
  const userAgent = header(request, 'user-agent');
  const call = { context, random: cloud.world.random, org, server, body, query: request.query, userAgent };
  return withSession(context, session, () => json(answer({ ...call, secret: cloud.secret })));
}

function readBody(cloud: DepCloud, request: CloudRequest): JsonObject {
  const body = jsonBody(request);
  if (!bodyIsReadable(cloud.context(), body)) throw refuse('MALFORMED_REQUEST_BODY');
  return body ?? {};
}

/** The session's token goes with refusals too. */
function withSession(context: RuleContext, { token }: Session, answer: () => CloudResponse): CloudResponse {
  const told = tokenTold(context, token);
  const headers = told === undefined ? {} : { [sessionHeader]: told };
  try {
    const response = answer();
    return { ...response, headers: { ...response.headers, ...headers } };
  } catch (error) {
    if (!(error instanceof CloudRefusal)) throw error;
    throw new CloudRefusal({ ...error.response, headers: { ...error.response.headers, ...headers } });
  }
}

function requireTerms(cloud: DepCloud, org: Organisation): void {
  if (termsStop(cloud.context(), org)) throw refuse('T_C_NOT_SIGNED');
}

function faultOf(org: Organisation, path: string): CloudResponse | undefined {
  const fault = org.faults.get(path);
  return fault === undefined ? undefined : plain(fault.body, fault.status);
}

/** `GET /account` ("Get Account Detail"). */
function account({ org, server }: Call): AccountAnswer {
  const admin = server.createdBy;
  return {
    server_name: server.name,
    server_uuid: server.id,
    admin_id: admin,
    facilitator_id: admin,
    org_name: org.name,
    org_email: admin,
    org_phone: '000-000-0000',
    org_address: 'Simulated',
    org_id: org.id,
    org_id_hash: Buffer.from(org.id).toString('hex').padEnd(64, '0').slice(0, 64),
    org_type: org.type,
    org_version: 'v2',
    urls: [...depPaths].map((uri) => ({
      uri,
      http_method: Object.keys(calls).flatMap((call) => (call.endsWith(` ${uri}`) ? [call.split(' ')[0] ?? ''] : [])),
      ...(uri === '/server/devices' || uri === '/devices/sync'
        ? { limit: { default: pageLimit.default, maximum: pageLimit.maximum } }
        : {}),
    })),
  };
}

function assignDiscovery({ context, server, body }: Call): object {
  const { mdm_service_discovery_url: url } = body;
  if (typeof url !== 'string' || !URL.canParse(url)) throw refuse('MALFORMED_REQUEST_BODY');
  const kept = discoveryKept(context, url, server.discoveryUrl);
  if (kept === undefined) delete server.discoveryUrl;
  else server.discoveryUrl = kept;
  return discovery(url);
}

const discovery = (url: string | undefined): object => (url === undefined ? {} : { mdm_service_discovery_url: url });
