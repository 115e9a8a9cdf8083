import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { scanIsMissing } from '../../domain/android-policies/compliance.js';
import { securityEvidence } from '../../domain/android-policies/evidence.js';
import { evaluateCompliance } from '../../domain/compliance/evaluate.js';
import { breachesOf, isMarkedNoncompliant, standings } from '../../domain/compliance/standing.js';
import { updateSettingsPath } from '../../domain/compliance/update-settings.table.js';
import { movingStanding, obstacleToMove } from '../../domain/device-administrator/move.js';
import { moveIsOffered, reachesResources } from '../../domain/device-administrator/move-rules.js';
import { findDevice } from '../../domain/devices.js';
import { isConnected } from '../../domain/managed-play/binding.js';
import type { DeviceState } from '../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { portalUrl } from '../portal/portal-url.js';
import { openUpdateSettings, shortUpdateSettingsPath, showShortLink } from './update-settings.js';

/**
 * What the Company Portal app of an Android device asks of the server, and the page from which a move to a work profile starts. The app's real
 * protocol is not public: this one is our own. A form names the device by its enrollment id.
 */
export const androidPortalEndpoint: Endpoint = {
  name: 'android-portal',
  rules: [],
  routes: [
    { method: 'POST', path: '/companyportal/android/status', handler: (request) => ofDevice(request, status) },
    { method: 'POST', path: '/companyportal/android/resolve', handler: (request) => ofDevice(request, resolve) },
    { method: 'POST', path: '/companyportal/android/resource', handler: (request) => ofDevice(request, openResource) },
    { method: 'GET', path: updateSettingsPath, handler: openUpdateSettings },
    { method: 'GET', path: shortUpdateSettingsPath, handler: showShortLink },
  ],
};

type Turn = (request: EndpointRequest, device: DeviceState) => EndpointResponse;

/** The app tells what it knows of the device before it asks. */
function ofDevice(request: EndpointRequest, turn: Turn): EndpointResponse {
  const { tenant, body } = request;
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const device = findDevice(tenant.state, form.get('device') ?? '');
  if (device?.state !== 'enrolled') return text(404, 'The device is not managed here.');
  const osVersion = form.get('osVersion');
  if (osVersion !== null) device.osVersion = osVersion;
  evaluateCompliance(tenant, device);
  return turn(request, device);
}

/** How the device stands: what it breaks, whether it may move, and whether it was asked to before it ever enrolled. */
function status({ tenant }: EndpointRequest, device: DeviceState): EndpointResponse {
  const context = tenant.context();
  const broken = standings(context, device).flatMap(({ settings }) =>
    Object.keys(settings).filter((setting) => settings[setting] === 'noncompliant'),
  );
  const moving = movingStanding(context, device);
  const since = moving && breachesOf(device)[moving.policy]?.since;
  return json({
    broken,
    move: moving !== undefined && moveIsOffered(context, moving.state),
    targetedFirst: since !== undefined && since <= (device.enrolledAt ?? 0),
  });
}

/** The user wants the move: where a work profile is enrolled, or why it is not. */
function resolve({ tenant }: EndpointRequest, { upn = '' }: DeviceState): EndpointResponse {
  const obstacle = obstacleToMove(tenant.context(), tenant.state.people.get(upn), isConnected(tenant.state));
  if (obstacle !== undefined) return text(409, obstacle);
  return json({ enroll: portalUrl(tenant, 'android', 'android-work-profile') });
}

function openResource({ tenant }: EndpointRequest, device: DeviceState): EndpointResponse {
  const context = tenant.context();
  if (scanIsMissing(context, securityEvidence(device)?.unmet ?? []))
    return text(403, 'Turn on Google Play Protect, which scans your apps.');
  const moving = movingStanding(context, device)?.state;
  const state = moving ?? (isMarkedNoncompliant(context, device) ? 'noncompliant' : 'compliant');
  return reachesResources(context, state) ? text(200, 'Here you are.') : text(403, 'Your device does not comply.');
}

function json(document: JsonObject): EndpointResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) };
}

function text(status: number, message: string): EndpointResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${message}\n` };
}
