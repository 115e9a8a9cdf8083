import { z } from 'zod';
import { asciiJson } from '../../../../protocol/android/emit-payload.js';
import { extraKey } from '../../../../protocol/android/provisioning-extras.table.js';
import { knoxProfileExtra } from '../../../../protocol/android/vendor-link.js';
import { type CloudResponse, json } from '../cloud.js';
import { type ProfileType, profileTypes } from './forms.table.js';
import { approvedCompany, profileOf, read, refused, serials, type Visit } from './portal-visit.js';
import { adminFormLacks, namedByQrCode, offeredTypes, ownerFormLacks } from './profile-rules.js';

/** GET `/companies/:/profile-types` */
export function listTypes(visit: Visit): CloudResponse {
  approvedCompany(visit);
  return json({ types: offeredTypes(visit.context) });
}

const profileForm = z.strictObject({ type: z.string(), fields: z.record(z.string(), z.string()) });

/** POST `/companies/:/profiles`: the form of the type, by the names of its fields. */
export function createProfile(visit: Visit): CloudResponse {
  const company = approvedCompany(visit);
  const { type, fields } = read(visit, profileForm);
  if (!offeredTypes(visit.context).includes(type)) throw refused(400, `there is no profile of the type ${type}`);
  const missing = (type === 'Device Admin' ? adminFormLacks : ownerFormLacks)(visit.context, fields);
  if (missing !== undefined) throw refused(400, `${missing} is required.`);
  const id = visit.state.nextId();
  company.profiles.set(id, { id, type: profileTypes.find((one) => one === type) ?? ownerType, fields });
  return json({ id, type, fields }, 201);
}

const ownerType: ProfileType = 'Device Owner';

/** GET `/companies/:/profiles` */
export function listProfiles(visit: Visit): CloudResponse {
  return json({ profiles: [...approvedCompany(visit).profiles.values()] });
}

/** GET `/companies/:/profiles/:/qr`: text of the QR code, drawn by whoever shows it. The form of its bundle is ours. */
export function profileQrCode(visit: Visit): CloudResponse {
  const company = approvedCompany(visit);
  const profile = profileOf(company, visit.names[1] ?? '');
  const named = namedByQrCode(visit.context, profile, [...company.profiles.values()][0]);
  const component = 'com.sec.enterprise.knox.cloudmdm.smdms/.SimulatedReceiver';
  const bundle = { [knoxProfileExtra]: named };
  return json({
    text: asciiJson({
      [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]: component,
      [extraKey('ADMIN_EXTRAS_BUNDLE')]: bundle,
    }),
  });
}

const assignment = z.strictObject({ devices: serials, profile: z.string() });

/** POST `/companies/:/assignments`: one profile for each device; it takes the place of the former one. */
export function assignProfile(visit: Visit): CloudResponse {
  const company = approvedCompany(visit);
  const { devices, profile } = read(visit, assignment);
  const { id } = profileOf(company, profile);
  for (const serial of devices) {
    const device = company.devices.get(serial);
    if (device === undefined) throw refused(404, `there is no device ${serial}`);
    device.profile = id;
  }
  return json({ assigned: devices });
}
