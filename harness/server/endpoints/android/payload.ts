import { provisioningExtrasOf } from '../../../../protocol/android/emit-payload.js';
import { managementModeFacts, modeOfMethod } from '../../../../protocol/android/management-modes.table.js';
import type { ProvisioningParams } from '../../../../protocol/android/messages.js';
import {
  enrollmentServiceExtra,
  enrollmentTokenExtra,
  extraKey,
  signInExtra,
} from '../../../../protocol/android/provisioning-extras.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import { shownToken } from '../../domain/android-profiles/token-rules.js';
import { setupAsksForUser } from '../../domain/dedicated/rules.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { addressOf, enrollmentPath } from '../mde2/addresses.js';
import { portalUrl } from '../portal/portal-url.js';
import { dpcComponent, dpcPackagePath, dpcPackageSha256 } from './dpc.js';
import type { AndroidWishes } from './options.js';
import { escapesText, extrasRules, givesKeysOnce, writesChecksum, writesOneObject } from './payload-rules.js';
import { fitsTag, nestsBundle, writesProperties, writesRecord } from './tag-rules.js';

/** Methods that this server issues. */
export const androidMethods = Object.keys(modeOfMethod) as readonly (keyof typeof modeOfMethod)[];
export type AndroidMethod = (typeof androidMethods)[number];

export function isAndroidMethod(method: Method): method is AndroidMethod {
  return Object.hasOwn(modeOfMethod, method);
}

/** What the managing app is to know: its token and whom to show it to. */
export function administratorExtras(tenant: Tenant, issued: IssuedEnrollment): JsonObject {
  return {
    [enrollmentTokenExtra]: shownToken(tenant.context(), issued),
    [enrollmentServiceExtra]: addressOf(tenant, enrollmentPath),
    ...(signsIn(tenant.context(), issued) && { [signInExtra]: signInUrl(tenant, issued) }),
  };
}

/** A profile's token is for everybody: who holds the device signs in while it is set up, where the method has a user. */
const signsIn = (context: TenantContext, { method, upn, options }: IssuedEnrollment): boolean =>
  options.profile !== undefined && upn === undefined && setupAsksForUser(context, methodsWithUser.includes(method));

/** Methods whose devices belong to the person who signs in during set-up. */
export const methodsWithUser: readonly Method[] = ['android-cope', 'android-fully-managed', 'android-aosp-user'];

function signInUrl(tenant: Tenant, { platform, method, secret }: IssuedEnrollment): string {
  return `${portalUrl(tenant, platform, method)}&${new URLSearchParams({ token: secret })}`;
}

/** Set-up needs no more than the hosts of enrollment, so that a network of few permissions will do for it. */
export const hostOfPackage = rule('AOU-038', {
  holds: (_context: RuleContext): string => 'enroll',
  mutants: { onTheIntranet: () => 'intranet' },
});

/** What a device provisions by: the DPC, the network, and in the bundle that only the DPC reads, token and address. */
export function provisioningParams(
  tenant: Tenant,
  issued: IssuedEnrollment,
  wishes: AndroidWishes,
): ProvisioningParams {
  const method = isAndroidMethod(issued.method) ? issued.method : 'android-fully-managed';
  const companyOwned = managementModeFacts[modeOfMethod[method].mode].ownership === 'COMPANY_OWNED';
  return {
    deviceAdmin: { packageName: dpcComponent.packageName, component: dpcComponent },
    ...(companyOwned && {
      download: {
        location: tenant.url(hostOfPackage(tenant.context()), dpcPackagePath),
        checksum: { of: 'package', sha256: dpcPackageSha256 },
      },
    }),
    ...(wishes.wifi && { wifi: wishes.wifi }),
    useMobileData: false,
    adminExtras: administratorExtras(tenant, issued),
    supportedModes: companyOwned ? 'organization-owned' : 'personally-owned',
    leaveAllSystemAppsEnabled: companyOwned,
    skipEncryption: false,
    sensorsPermissionGrantOptOut: false,
    keepAccountOnMigration: false,
    skipOwnershipDisclaimer: false,
    returnBeforePolicyCompliance: true,
    disclaimers: [],
    ...(wishes.locale !== undefined && { locale: wishes.locale }),
    ...(wishes.timeZone !== undefined && { timeZone: wishes.timeZone }),
    organizationName: wishes.organizationName ?? tenant.id,
  };
}

/** What the identifier of the set-up leads to: the DPC and nothing of any enrollment. */
export function dpcParams(tenant: Tenant): ProvisioningParams {
  return {
    deviceAdmin: { packageName: dpcComponent.packageName, component: dpcComponent },
    download: { location: tenant.url('enroll', dpcPackagePath), checksum: { of: 'package', sha256: dpcPackageSha256 } },
    useMobileData: false,
    adminExtras: {},
    supportedModes: 'organization-owned',
    leaveAllSystemAppsEnabled: false,
    skipEncryption: false,
    sensorsPermissionGrantOptOut: false,
    keepAccountOnMigration: false,
    skipOwnershipDisclaimer: false,
    returnBeforePolicyCompliance: true,
    disclaimers: [],
  };
}

/** The message of an NFC tag, by every rule that this server keeps. */
export function tagBytes(context: TenantContext, params: ProvisioningParams): Uint8Array {
  const extras = nestsBundle(context, provisioningExtrasOf(params));
  return writesRecord(context, writesProperties(context, extras, fitsTag(context, extras)));
}

/** The text of the QR code or of the provisioning document, by every rule that this server keeps. */
export function payloadText(context: TenantContext, params: ProvisioningParams): string {
  let extras = provisioningExtrasOf(params);
  if (params.download !== undefined) {
    const key = extraKey('DEVICE_ADMIN_PACKAGE_CHECKSUM');
    extras = { ...extras, [key]: writesChecksum(context, params.download.checksum.sha256) };
  }
  for (const rule of extrasRules) extras = rule(context, extras);
  return writesOneObject(context, givesKeysOnce(context, escapesText(context, extras)));
}
