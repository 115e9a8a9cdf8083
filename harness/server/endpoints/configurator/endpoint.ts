import type { Platform } from '../../../../protocol/base/vocabulary.js';
import { bindsInTime, profileOfSerial } from '../../domain/configurator/rules.js';
import { type ConfiguratorProfile, configurator } from '../../domain/configurator/settings.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { configuratorTurnsManagerAway, mdmAuthority } from '../../domain/mdm-authority.js';
import { authenticate } from '../../domain/people.js';
import { continueSignIn } from '../../domain/sign-in/demands.js';
import type { PersonState } from '../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { introduce } from '../ade/machine-info.js';
import { buildEnrollmentProfile } from '../apple/enrollment-profile.js';
import { document, refusedWith } from '../apple/responses.js';
import { profileServedAs } from '../apple/rules.js';

export const configuratorPath = '/configurator/enroll';

/** Where devices that Apple Configurator prepared get their profile, by a POST of MachineInfo from Setup Assistant. */
export function configuratorEndpoint(): Endpoint {
  return { name: 'configurator', rules: [], routes: [{ method: 'POST', path: configuratorPath, handler: answer }] };
}

/** A device comes in that is listed by its serial number; with user affinity by whoever proves who he is. */
function answer(request: EndpointRequest): EndpointResponse {
  const { tenant, body, query } = request;
  const introduction = introduce(tenant, body);
  if (introduction.kind === 'doubted') return refusedWith(400, introduction.reason);
  const { SERIAL, UDID, PRODUCT = '' } = introduction.info;
  const profile = profileFor(tenant, SERIAL, query.get('profile') ?? '');
  if (profile === undefined) return refusedWith(404, `no profile is assigned to ${SERIAL}`);
  const signsIn = profile.userAffinity && !profile.companyPortal;
  const person = signsIn ? personOf(request) : undefined;
  if (signsIn && person === undefined) return askForPassword(tenant, SERIAL);
  if (signsIn && !bindsInTime(tenant.context(), cameIn(tenant, SERIAL)))
    return refusedWith(403, 'Nobody signed in for a day. Reset the device and begin again.');
  if (person !== undefined && isTurnedAway(tenant, person))
    return refusedWith(403, 'A device enrollment manager cannot enroll this device.');
  const platform = PRODUCT.startsWith('iPad') ? 'ipados' : 'ios';
  const occasion = { place: 'setup-assistant', platform } as const;
  const asked = person && continueSignIn(tenant.context(), person, occasion, {});
  if (asked?.kind === 'refused') return refusedWith(403, asked.reason);
  return serve(tenant, profile, { udid: UDID, platform }, person);
}

function profileFor(tenant: Tenant, serial: string, exported: string): ConfiguratorProfile | undefined {
  const { devices, profiles } = configurator(tenant.state);
  const assigned = devices.find((device) => device.serial === serial)?.profile;
  const name = profileOfSerial(tenant.context(), assigned, exported);
  return profiles.find((profile) => profile.name === name);
}

function isTurnedAway(tenant: Tenant, { upn }: PersonState): boolean {
  const { enrollmentManagers } = mdmAuthority(tenant.state);
  return configuratorTurnsManagerAway(tenant.context(), enrollmentManagers.includes(upn));
}

/** RFC 7617. */
function personOf({ tenant, headers }: EndpointRequest): PersonState | undefined {
  const [scheme = '', value = ''] = String(headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  return authenticate(tenant.state, name, password);
}

const arrival = 'configurator-arrival';

/** From now on somebody has a day to sign in. */
function askForPassword(tenant: Tenant, serial: string): EndpointResponse {
  tenant.state.events.push({ at: tenant.clock.now(), kind: arrival, detail: { serial } });
  const refusal = refusedWith(401, 'User name and password are asked for.');
  return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Basic realm="Device management"' } };
}

/** When the device last came in without anybody (ms). */
function cameIn({ state, clock }: Tenant, serial: string): number {
  const found = state.events.findLast(({ kind, detail }) => kind === arrival && detail.serial === serial);
  return found?.at ?? clock.now();
}

function serve(
  tenant: Tenant,
  { name, userAffinity }: ConfiguratorProfile,
  { udid, platform }: { readonly udid: string; readonly platform: Platform },
  person: PersonState | undefined,
): EndpointResponse {
  const issued = issueEnrollment(tenant.context(), {
    reference: `configurator ${udid}`,
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method: 'ios-configurator-setup-assistant',
    options: { oneTime: true, profile: name, udid, userAffinity },
    ...(person !== undefined && { upn: person.upn }),
  });
  return document(profileServedAs(tenant.context()), buildEnrollmentProfile(tenant, issued));
}
