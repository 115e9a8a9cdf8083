import type { AdeProfile } from '../../domain/ade-profiles.js';
import type { IssuedEnrollment, PersonState } from '../../domain/state.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { buildEnrollmentProfile } from '../apple/enrollment-profile.js';
import { document, refusedWith } from '../apple/responses.js';
import { profileServedAs } from '../apple/rules.js';
import { beginEnrollment } from './assignments.js';
import { boundByAffinity } from './mac-rules.js';
import type { NamedMachine } from './machine-info.js';
import { objectionTo } from './objections.js';
import { unlicensed } from './refusals.js';

/** A device of the organisation that wants its enrollment profile. */
export interface Arrival {
  readonly request: EndpointRequest;
  readonly issued: IssuedEnrollment;
  readonly profile: AdeProfile;
  readonly info: NamedMachine;
}

/** The enrollment profile, made for this device and this person. */
export function profileFor(arrival: Arrival, person: PersonState | undefined): EndpointResponse {
  const { request, issued, info, profile } = arrival;
  const { tenant } = request;
  const { userAffinity, manageUsers: perUserConnections } = profile;
  const refusal = unlicensed(arrival, person);
  if (refusal !== undefined) return refusal;
  const objection = objectionTo(tenant.context(), issued, profile, person);
  if (objection !== undefined) return refusedWith(403, objection);
  const upn = boundByAffinity(tenant.context(), userAffinity, person?.upn);
  const begun = beginEnrollment(tenant, issued, { udid: info.UDID, upn, userAffinity, perUserConnections });
  return document(profileServedAs(tenant.context()), buildEnrollmentProfile(tenant, begun));
}
