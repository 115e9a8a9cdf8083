import type { Platform } from '../../../../protocol/base/vocabulary.js';
import { profileOfSerial } from '../../domain/configurator/rules.js';
import { type ConfiguratorProfile, configurator } from '../../domain/configurator/settings.js';
import { issueEnrollment } from '../../domain/enrollments.js';
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
  const person = profile.userAffinity ? personOf(request) : undefined;
  if (profile.userAffinity && person === undefined) return askForPassword();
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

/** RFC 7617. */
function personOf({ tenant, headers }: EndpointRequest): PersonState | undefined {
  const [scheme = '', value = ''] = String(headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  return authenticate(tenant.state, name, password);
}

function askForPassword(): EndpointResponse {
  const refusal = refusedWith(401, 'User name and password are asked for.');
  return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Basic realm="Device management"' } };
}

function serve(
  tenant: Tenant,
  { name }: ConfiguratorProfile,
  { udid, platform }: { readonly udid: string; readonly platform: Platform },
  person: PersonState | undefined,
): EndpointResponse {
  const issued = issueEnrollment(tenant.context(), {
    reference: `configurator ${udid}`,
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method: 'ios-configurator-setup-assistant',
    options: { oneTime: true, profile: name, udid },
    ...(person !== undefined && { upn: person.upn }),
  });
  return document(profileServedAs(tenant.context()), buildEnrollmentProfile(tenant, issued));
}
