import { isJsonObject, readJsonObject } from '../../../protocol/android/read-json.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { Person } from '../../person/person.js';
import { type AndroidDevice, refuse } from '../device.js';
import { followLink } from '../obtain-payload.js';
import { transportIn } from '../transports.js';
import { companyPortalPackage, installCompanyPortal } from './company-portal.js';

/**
 * Enrolls by the Company Portal app, which the person makes a device administrator: sign-in, activation, certificate. Where the app
 * learns token and service is not public; here the page on which the person signs in ends with both as a JSON document, which is ours.
 */
export async function activateAdministrator(
  device: AndroidDevice,
  entry: EnrollmentEntry,
  person: Person,
  reach: (step: string) => void,
): Promise<void> {
  reach('InstallCompanyPortal');
  installCompanyPortal(device);
  reach('OpenCompanyPortal');
  const extras = await signIn(device, entry, person);
  const transport = transportIn(device, extras);
  if (transport === undefined) return refuseSignIn('the portal named no enrollment token and service');
  reach('ActivateAdministrator');
  device.state = { ...device.state, mode: 'device-admin', deviceAdmin: companyPortalPackage };
  reach('RequestSecurityToken');
  await transport.enroll(extras, 'device-admin', entry);
}

async function signIn(device: AndroidDevice, { url }: EnrollmentEntry, person: Person): Promise<JsonObject> {
  if (url === undefined || !URL.canParse(url)) return refuseSignIn('there is no portal to sign in at');
  const read = readJsonObject(await followLink(device, url, person));
  return read.kind === 'object' && isJsonObject(read.object)
    ? read.object
    : refuseSignIn('the portal gave no document');
}

function refuseSignIn(message: string): never {
  return refuse({ form: 'local', code: 'COMPANY_PORTAL', message, step: 'OpenCompanyPortal' });
}
