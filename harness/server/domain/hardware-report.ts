import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { aospMethods, aospOwnership } from './aosp/record.js';
import { isPreRegistered, recordedOwner } from './corporate-identifiers.js';
import { listedMethod, listedProfile, ownershipBy, tokenEscrowed, useOf, userApproved } from './hardware-rules.js';
import { findDirectProfile, nameOfEnrollment } from './mac/direct-profiles.js';
import type { DeviceState } from './state.js';

/** What the report reads of what a platform keeps. */
interface Detail {
  readonly bootstrapToken?: string;
  readonly enrollmentProfile?: string;
  readonly reference?: string;
  readonly ownershipType?: 'personal' | 'corporate';
  readonly security?: { readonly ManagementStatus?: { readonly UserApprovedEnrollment?: boolean } };
}

/** The report `hardware`: one row for each device, as its page in the administrator's portal has it. */
export function hardwareReport(context: TenantContext, { device }: JsonObject): JsonObject {
  const devices = [...context.state.devices.values()].filter(({ id }) => device === undefined || id === device);
  return { rows: devices.map((one) => rowOf(context, one)) };
}

function rowOf(context: TenantContext, device: DeviceState): JsonObject {
  const { id, platform, method, serial, model, osVersion, upn } = device;
  const enrollmentProfileName = profileNameOf(context, device);
  const facts = { serial, model, osVersion, user: upn, enrollmentProfileName };
  return {
    device: id,
    platform,
    ...present(facts),
    method: listedMethod(context, method),
    ownership: ownerOf(context, device),
    use: useOf(context, model ?? ''),
    hardware: platform === 'macos' ? macHardware(context, device) : {},
  };
}

function ownerOf(context: TenantContext, { method, serial, detail }: DeviceState): string {
  const { ownershipType } = detail as Detail;
  const registered = serial !== undefined && isPreRegistered(context, { serial });
  return recordedOwner(context, {
    byMethod: aospMethods.includes(method) ? aospOwnership(context) : ownershipBy(context, method),
    registered,
    changedTo: ownershipType,
  });
}

/** Name of the enrollment profile, by which dynamic groups find the device. */
function profileNameOf(context: TenantContext, { method, detail }: DeviceState): string | undefined {
  const { enrollmentProfile, reference = '' } = detail as Detail;
  if (method !== 'macos-direct') return listedProfile(context, enrollmentProfile);
  const id = context.state.enrollments.get(reference)?.options.profile;
  return nameOfEnrollment(context, enrollmentProfile, findDirectProfile(context, String(id))?.name);
}

/** Property names as administrators read them; the token stands in the part on conditional access. */
function macHardware(context: TenantContext, { detail }: DeviceState): JsonObject {
  const { bootstrapToken, security } = detail as Detail;
  const approved = userApproved(context, security?.ManagementStatus?.UserApprovedEnrollment);
  return {
    ...present({ 'User approved enrollment': approved }),
    'Conditional access': { 'Bootstrap token escrowed': tokenEscrowed(context, bootstrapToken) },
  };
}

function present(facts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
