import type { Json, Method } from '../../../../protocol/base/vocabulary.js';
import { contextValue } from '../../../../protocol/mde2/context-items.js';
import type { RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import type { EnrollmentAttempt } from '../../domain/admission.js';
import { recordRefusal } from '../../domain/admit.js';
import { factsOnRecord } from '../../domain/android-facts.js';
import { recordedOwnership } from '../../domain/android-ownership.js';
import { judgeArrival, profileDetail } from '../../domain/android-profiles/arrival.js';
import { issuedWith } from '../../domain/android-profiles/tokens.js';
import { recordedUser } from '../../domain/aosp/record.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';
import { providerId } from '../mde2/addresses.js';
import { Refused } from '../mde2/answers.js';
import type { EnrollmentProfile } from '../mde2/profile.js';
import { refusalFaults } from '../mde2/refusals.table.js';

/**
 * Android devices at the enrollment service: the enrollment token in the security header, context items as published for an Android DPC that
 * enrolls over MS-WSTEP (DeviceType AndroidForWork, AADID, MobileEquipmentId, SerialNumber, Manufacturer). DeviceType Android is a device administrator.
 */
export const androidForWorkProfile: EnrollmentProfile = {
  deviceTypes: ['AndroidForWork', 'Android'],
  // Android begins with a code or link, not with discovery; this is the policy whose answer needs no further address.
  authPolicy: () => 'OnPremise',

  authenticate(tenant, security) {
    if (security.kind !== 'binary') return undefined;
    const issued = issuedWith(tenant.context(), Buffer.from(security.value).toString('utf8'));
    return issued && { issued, ...(issued.upn !== undefined && { upn: issued.upn }) };
  },

  attempt(tenant, request, { issued, upn }) {
    if (!contextValue(request.contextItems, 'AADID') || issued === undefined) return undefined;
    const attempt = attemptIn(tenant.context(), request, { issued, upn });
    const admission = judgeArrival(tenant.context(), attempt, issued);
    if (admission.kind === 'admitted') return attempt;
    recordRefusal(tenant.context(), attempt, admission);
    throw new Refused(refusalFaults[admission.reason].code, admission.message);
  },

  describe(tenant, request, { upn, issued }) {
    const context = tenant.context();
    const ofToken = issued && {
      enrollmentReference: issued.reference,
      ownership: recordedOwnership(context, attemptIn(context, request, { issued, upn })),
      ...profileDetail(context, issued),
    };
    return {
      enrollmentType: upn === undefined ? 'Device' : 'Full',
      detail: { providerId, ...reported(request), ...ofToken },
      settings: upn === undefined ? [] : [{ path: 'UPN', value: upn, datatype: 'string' }],
    };
  },
};

interface Bearer {
  readonly issued: IssuedEnrollment;
  readonly upn: string | undefined;
}

function attemptIn(
  context: TenantContext,
  { contextItems }: RequestSecurityToken,
  { issued, upn }: Bearer,
): EnrollmentAttempt {
  return {
    platform: 'android',
    method: issued.method,
    enrollmentId: contextValue(contextItems, 'AADID') ?? '',
    ...userOf(context, issued.method, upn),
    ...factsOnRecord(context, named(contextItems, attemptItems)),
    detail: administratorItems(contextItems),
  };
}

const attemptItems = {
  serial: 'SerialNumber',
  model: 'Model',
  manufacturer: 'Manufacturer',
  osVersion: 'OSVersion',
  imei: 'MobileEquipmentId',
  currentId: 'CurrentDeviceId',
};

/** What a device administrator tells of the device and of where it is used. */
function administratorItems(items: RequestSecurityToken['contextItems']): Readonly<Record<string, string>> {
  return named(items, {
    googleServices: 'GoogleServices',
    androidEnterprise: 'AndroidEnterprise',
    teamsCertified: 'TeamsCertified',
    firmware: 'FirmwareVersion',
  }) as Readonly<Record<string, string>>;
}

function userOf(context: TenantContext, method: Method, signedIn: string | undefined): { readonly upn?: string } {
  const upn = recordedUser(context, method, signedIn);
  return upn === undefined ? {} : { upn };
}

function named<K extends string>(
  items: RequestSecurityToken['contextItems'],
  names: Readonly<Record<K, string>>,
): { readonly [P in K]?: string } {
  const found = Object.entries<string>(names).map(([key, name]) => [key, contextValue(items, name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value)) as { readonly [P in K]?: string };
}

/** What the device says of itself, for the administrator. */
function reported({ contextItems }: RequestSecurityToken): Record<string, Json> {
  const told = named(contextItems, {
    imei: 'MobileEquipmentId',
    applicationVersion: 'ApplicationVersion',
    enrollingApp: 'EnrollingApp',
    managementMode: 'ManagementMode',
  });
  return { ...told, ...administratorItems(contextItems) } as Record<string, Json>;
}
