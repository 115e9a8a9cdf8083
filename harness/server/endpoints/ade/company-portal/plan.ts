import { encodeProfile } from '../../../../../protocol/apple/profile.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { plistToJson } from '../../../../../protocol/plist/json.js';
import { dict } from '../../../../../protocol/plist/value.js';
import type { AdeProfile } from '../../../domain/ade-profiles.js';
import { queueCommand } from '../../../domain/devices.js';
import type { DeviceState } from '../../../domain/state.js';
import { publishedPortal, purchaseToken, tokenGives, updatesByItself } from '../../../domain/volume-purchase.js';
import type { Tenant } from '../../../tenant.js';
import { appleDetail, keep } from '../../apple/device-detail.js';
import { heldInPortal, isConfigured, purchaseMethodOf, staysOpenForUser } from './rules.js';

export const companyPortal = 'com.microsoft.CompanyPortal';
const lockProfile = 'test.muster.company-portal.lock';

/** What Company Portal still needs on the device: the app, and a lock into it until somebody has signed in. */
export function planCompanyPortal(tenant: Tenant, device: DeviceState, profile: AdeProfile): void {
  const { portal = {} } = appleDetail(device);
  if (isWanted(profile) && (portal.sent !== true || isOutdated(tenant, profile, portal.version)))
    install(tenant, device, profile);
  const { install: _, singleApp } = profile.companyPortal;
  const held = heldInPortal(
    tenant.context(),
    singleApp && appleDetail(device).portal?.sent === true,
    portal.signedIn === true,
  );
  if (held && portal.held !== true) lock(tenant, device);
  if (!held && portal.held === true) unlock(tenant, device);
}

/** Whether the store has another version, and the token that paid for the app brings it. */
function isOutdated(tenant: Tenant, { companyPortal: { token: name } }: AdeProfile, version: string | undefined) {
  const token = purchaseToken(tenant.state, name);
  if (token === undefined || version === publishedPortal(tenant.state)) return false;
  return updatesByItself(tenant.context(), token.autoUpdate);
}

const isWanted = ({ companyPortal: { install: wanted, staging } }: AdeProfile): boolean => wanted || staging;

/** Whether Company Portal has to be there before the home screen, and cannot be. */
export function portalIsMissing(device: DeviceState, profile: AdeProfile): boolean {
  return profile.companyPortal.token !== undefined && isWanted(profile) && appleDetail(device).portal?.sent !== true;
}

function install(tenant: Tenant, device: DeviceState, profile: AdeProfile): void {
  const context = tenant.context();
  const { token: name } = profile.companyPortal;
  const token = purchaseToken(context.state, name);
  const { sent } = appleDetail(device).portal ?? {};
  const unpaid = sent !== true && (token === undefined || !tokenGives(context, token, takenLicenses(tenant)));
  if (name !== undefined && unpaid) return;
  const PurchaseMethod = purchaseMethodOf(context, token !== undefined);
  const Configuration = configurationFor(tenant, profile);
  queue(tenant, device, {
    RequestType: 'InstallApplication',
    Identifier: companyPortal,
    ManagementFlags: 1,
    ...(PurchaseMethod !== undefined && { Options: { PurchaseMethod } }),
    ...(Object.keys(Configuration).length > 0 && { Configuration }),
  });
  const version = publishedPortal(tenant.state);
  keep(device, { portal: { ...appleDetail(device).portal, sent: true, version } });
}

function takenLicenses({ state }: Tenant): number {
  return [...state.devices.values()].filter((device) => appleDetail(device).portal?.sent === true).length;
}

function configurationFor(tenant: Tenant, profile: AdeProfile): JsonObject {
  const context = tenant.context();
  return {
    ...(isConfigured(context, profile) && {
      IntuneCompanyPortalEnrollmentAfterUDA: { IntuneDeviceId: '{{deviceid}}' },
    }),
    ...(staysOpenForUser(context, profile) && { IntuneUDAUserlessDevice: '{{SIGNEDDEVICEID}}' }),
  };
}

function lock(tenant: Tenant, device: DeviceState): void {
  const profile = encodeProfile(
    {
      PayloadIdentifier: lockProfile,
      PayloadUUID: tenant.random.uuid(),
      PayloadDisplayName: 'Sign in first (simulated)',
    },
    [
      {
        PayloadType: 'com.apple.app.lock',
        PayloadIdentifier: `${lockProfile}.app`,
        PayloadUUID: tenant.random.uuid(),
        App: dict({ Identifier: companyPortal }),
      },
    ],
  );
  queue(tenant, device, { RequestType: 'InstallProfile', Payload: plistToJson(profile) });
  keep(device, { portal: { ...appleDetail(device).portal, held: true } });
}

function unlock(tenant: Tenant, device: DeviceState): void {
  queue(tenant, device, { RequestType: 'RemoveProfile', Identifier: lockProfile });
  keep(device, { portal: { ...appleDetail(device).portal, held: false } });
}

function queue(tenant: Tenant, device: DeviceState, payload: JsonObject): void {
  queueCommand(device, { id: tenant.random.uuid(), kind: String(payload.RequestType), payload }, tenant.clock.now());
}
