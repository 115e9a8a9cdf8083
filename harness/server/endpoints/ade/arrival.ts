import type { AdeProfile } from '../../domain/ade-profiles.js';
import type { IssuedEnrollment, PersonState } from '../../domain/state.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { buildEnrollmentProfile } from '../apple/enrollment-profile.js';
import { document } from '../apple/responses.js';
import { profileServedAs } from '../apple/rules.js';
import { beginEnrollment } from './assignments.js';

/** A device of the organisation that wants its enrollment profile. */
export interface Arrival {
  readonly request: EndpointRequest;
  readonly issued: IssuedEnrollment;
  readonly profile: AdeProfile;
  readonly udid: string;
}

/** The enrollment profile, made for this device and this person. */
export function profileFor({ request, issued, udid }: Arrival, person: PersonState | undefined): EndpointResponse {
  const { tenant } = request;
  const begun = beginEnrollment(tenant, issued, { udid, upn: person?.upn });
  return document(profileServedAs(tenant.context()), buildEnrollmentProfile(tenant, begun));
}
