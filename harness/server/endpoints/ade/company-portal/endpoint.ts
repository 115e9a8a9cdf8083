import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { findDevice } from '../../../domain/devices.js';
import { authenticate } from '../../../domain/people.js';
import { continueSignIn } from '../../../domain/sign-in/demands.js';
import type { DeviceState } from '../../../domain/state.js';
import { volumePurchaseRules } from '../../../domain/volume-purchase.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../../endpoint.js';
import { appleDetail, keep } from '../../apple/device-detail.js';
import { refusedWith } from '../../apple/responses.js';
import { profileOfDevice } from '../session-start.js';
import {
  affinityOf,
  companyAccess,
  companyPortalRules,
  isStillHolders,
  offeredActions,
  primaryUser,
  servesHolder,
} from './rules.js';

/** What the app Company Portal asks its server: to sign somebody in, and what the holder may do. The interface is our own. */
export function companyPortalEndpoint(): Endpoint {
  return {
    name: 'company-portal',
    rules: [...companyPortalRules, ...volumePurchaseRules],
    routes: [
      { method: 'POST', path: '/company-portal/sign-in', handler: signIn },
      { method: 'GET', path: '/company-portal/device', handler: show },
    ],
  };
}

function signIn({ tenant, body }: EndpointRequest): EndpointResponse {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const person = authenticate(tenant.state, form.get('username') ?? '', form.get('password') ?? '');
  const device = findDevice(tenant.state, form.get('device') ?? '');
  if (person === undefined || device === undefined) return refusedWith(403, 'User name, password or device is wrong.');
  if (!isServed(tenant, device)) return refusedWith(403, 'Company Portal serves devices that have a user.');
  const proof = { code: form.get('code') ?? undefined, newPassword: form.get('new-password') ?? undefined };
  const occasion = { place: 'company-portal', platform: device.platform } as const;
  const continuation = continueSignIn(tenant.context(), person, occasion, proof);
  if (continuation.kind === 'refused') return refusedWith(403, continuation.reason);
  if (continuation.kind === 'asked') return { ...json({ asked: continuation.demand }), status: 401 };
  device.upn = primaryUser(tenant.context(), device.upn, person.upn);
  keep(device, { portal: { ...appleDetail(device).portal, signedIn: true } });
  return json({ user: device.upn });
}

/** A device without affinity waits for its first user only where its profile says so. */
function isServed(tenant: EndpointRequest['tenant'], device: DeviceState): boolean {
  const context = tenant.context();
  const profile = profileOfDevice(tenant, device);
  const { userAffinity } = appleDetail(device);
  if (userAffinity === undefined || profile?.companyPortal.staging === true) return true;
  return servesHolder(context, affinityOf(context, userAffinity, profile?.userAffinity ?? userAffinity));
}

/** The device as app and website show it to its holder. */
function show({ tenant, query }: EndpointRequest): EndpointResponse {
  const context = tenant.context();
  const device = findDevice(tenant.state, query.get('device') ?? '');
  if (device === undefined) return refusedWith(404, 'no such device');
  const { portal = {}, convertedAt } = appleDetail(device);
  const locked = isLocked(tenant, device) && !isStillHolders(context, convertedAt);
  return json({
    actions: offeredActions(context, locked),
    access: { ...companyAccess(context, portal.signedIn === true) },
  });
}

function isLocked(tenant: EndpointRequest['tenant'], device: DeviceState): boolean {
  return profileOfDevice(tenant, device)?.locked ?? false;
}

const json = (value: JsonObject): EndpointResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
