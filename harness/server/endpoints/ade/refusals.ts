import { errorCodes, errorResponse } from '../../../../protocol/apple/error-response.js';
import { adeProfiles } from '../../domain/ade-profiles.js';
import type { RefusalReason } from '../../domain/admission.js';
import { findPerson } from '../../domain/people.js';
import { admitByRestrictions } from '../../domain/restrictions.js';
import type { PersonState } from '../../domain/state.js';
import { compareVersions } from '../../domain/versions.js';
import type { EndpointResponse } from '../../endpoint.js';
import { forbidden } from '../apple/responses.js';
import type { Arrival } from './arrival.js';
import { demandsUpdate, isLicensed, platformIsOpen } from './profile-rules.js';

/** Why a device gets nothing, whoever holds it: its platform is kept out, or its version is too old. */
export function refusalBefore(arrival: Arrival): EndpointResponse | undefined {
  return blocked(arrival) ?? tooOld(arrival);
}

function blocked({ request: { tenant }, issued: { platform, method }, info }: Arrival): EndpointResponse | undefined {
  const context = tenant.context();
  const admission = admitByRestrictions(context, { platform, method, enrollmentId: info.UDID }, undefined);
  const keptOut = admission.kind === 'refused' && blocks.has(admission.reason);
  return platformIsOpen(context, keptOut) ? undefined : forbidden('Invalid Profile');
}

const blocks: ReadonlySet<RefusalReason> = new Set<RefusalReason>(['platform-blocked', 'personal-device-blocked']);

/** mdm/errors/softwareupdate.required.yaml */
function tooOld({ request: { tenant }, profile: { requiredVersion }, info }: Arrival): EndpointResponse | undefined {
  const { OS_VERSION, MDM_CAN_REQUEST_SOFTWARE_UPDATE = false } = info;
  if (requiredVersion === undefined || OS_VERSION === undefined) return undefined;
  const older = compareVersions(OS_VERSION, requiredVersion) < 0;
  if (!demandsUpdate(tenant.context(), older, MDM_CAN_REQUEST_SOFTWARE_UPDATE)) return undefined;
  return errorResponse(errorCodes.softwareUpdateRequired, `Version ${requiredVersion} is needed.`, {
    OSVersion: requiredVersion,
  });
}

/** With affinity the person needs a license, without it the device, unless its user has one. */
export function unlicensed(
  { request: { tenant }, issued, profile: { userAffinity }, info }: Arrival,
  person: PersonState | undefined,
): EndpointResponse | undefined {
  const context = tenant.context();
  if (userAffinity && person === undefined) return undefined;
  const { usedBy } = issued.options;
  const user = person ?? (typeof usedBy === 'string' ? findPerson(context.state, usedBy) : undefined);
  const { deviceLicenses = Number.POSITIVE_INFINITY } = adeProfiles(context.state);
  const taken = [...context.state.devices.values()].filter(
    ({ upn, state, method, enrollmentId }) =>
      upn === undefined && state === 'enrolled' && method === issued.method && enrollmentId !== info.UDID,
  );
  const licenses = { userAffinity, user: user?.licensed ?? false, device: taken.length < deviceLicenses };
  return isLicensed(context, licenses) ? undefined : forbidden('There is no license for this device.');
}
