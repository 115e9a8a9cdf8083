import { type Hardware, readHardwareHash } from '../../../../protocol/autopilot/hardware-hash.js';
import {
  type RegisteredDevice,
  type RegistrationKind,
  registrationKinds,
} from '../../../../protocol/directory/messages.js';
import { noteRegistration } from '../../domain/directory-devices.js';
import { directoryGroups, directorySettings } from '../../domain/directory-settings.js';
import { findPerson } from '../../domain/people.js';
import { mdmApplication, windowsEnrollment } from '../../domain/windows-settings.js';
import type { EndpointHandler } from '../../endpoint.js';
import { addressOf } from '../../endpoints/mde2/addresses.js';
import type { Tenant } from '../../tenant.js';
import { pcOf, userOf } from './directory.js';
import {
  discoveryAddress,
  enrollsAutomatically,
  inScope,
  isApplicationMeant,
  offersAutomaticEnrollment,
  termsAddress,
} from './rules.js';
import { bearerOf, directoryOf, json } from './tenant-directory.js';

/** Whose token it is: a user's, with the groups that scopes look at, or that of a PC without one. */
function holderOf(
  tenant: Tenant,
  bearer: string,
): { readonly upn?: string; readonly groups?: readonly string[]; readonly serial?: string } | undefined {
  const directory = directoryOf(tenant);
  const serial = pcOf(directory, bearer);
  if (serial !== undefined) return { serial };
  const upn = userOf(directory, bearer);
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  return person && { upn: person.upn, groups: person.groups };
}

function hardwareIn(hardwareHash: unknown): Pick<Hardware, 'serial' | 'manufacturer' | 'model'> | undefined {
  try {
    if (typeof hardwareHash !== 'string') return undefined;
    const { serial, manufacturer, model } = readHardwareHash(hardwareHash);
    return { serial, manufacturer, model };
  } catch {
    return undefined;
  }
}

/** Joins or registers the PC, and names its MDM server where the user's scopes say so. */
export const registerDevice: EndpointHandler = ({ tenant, headers, body }) => {
  const holder = holderOf(tenant, bearerOf(headers));
  if (holder === undefined) return json({ error: 'invalid_token' }, 401);
  const {
    kind: wanted,
    osVersion,
    hardwareHash,
    deviceName,
    configurationManager,
    mdmApplicationId,
  } = readObject(body);
  const kind = registrationKinds.find((one) => one === wanted);
  if (kind === undefined)
    return json({ error: 'invalid_request', error_description: `kind: ${registrationKinds}` }, 400);
  const deviceId = tenant.random.uuid();
  const hardware = holder.serial === undefined ? hardwareIn(hardwareHash) : { serial: holder.serial };
  const { upn, groups } = holder;
  noteRegistration(tenant, {
    deviceId,
    kind,
    ...(typeof deviceName === 'string' && { deviceName }),
    ...(configurationManager === true && { configurationManager }),
    ...(upn !== undefined && { upn }),
    ...hardware,
  });
  const asked = typeof mdmApplicationId === 'string' ? mdmApplicationId : undefined;
  const mdm = isApplicationMeant(tenant.context(), asked, mdmApplication(tenant.state))
    ? managementFor(tenant, groups, kind, Number.parseInt(String(osVersion), 10))
    : undefined;
  return json({ deviceId, ...(mdm && { mdm }) } satisfies RegisteredDevice, 201);
};

/** The addresses of the MDM application for a PC that is to enroll by itself. */
function managementFor(
  tenant: Tenant,
  groups: readonly string[] | undefined,
  kind: RegistrationKind,
  windows: number,
): RegisteredDevice['mdm'] {
  const context = tenant.context();
  const { mdm, mam } = windowsEnrollment(tenant.state).automaticEnrollment;
  const premium = directorySettings(tenant.state).premium !== 'none';
  if (!offersAutomaticEnrollment(context, windows, premium)) return undefined;
  const scopes = {
    mdm: groups === undefined ? mdm.scope !== 'none' : inScope(context, mdm, groups, directoryGroups(tenant.state)),
    mam: groups !== undefined && coveredByMam(mam, groups),
  };
  if (!enrollsAutomatically(context, kind, scopes)) return undefined;
  const absolute = (address: string): string => new URL(address, addressOf(tenant, '/')).href;
  return {
    enrollmentUrl: absolute(discoveryAddress(context, mdm)),
    termsOfUseUrl: absolute(termsAddress(context, mdm)),
  };
}

const coveredByMam = (
  { scope, groups }: { scope: string; groups: readonly string[] },
  own: readonly string[],
): boolean => scope === 'all' || (scope === 'some' && groups.some((group) => own.includes(group)));

function readObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
