import { z } from 'zod';
import { type CloudResponse, json } from '../cloud.js';
import { approvedCompany, companyOf, read, refused, type Visit } from './portal-visit.js';
import { appReads, listedIdentifiers, uploadCounts } from './registration-rules.js';
import type { Company, KnoxDevice } from './state.js';

const bought = z.strictObject({
  reseller: z.string().min(1),
  devices: z.array(z.strictObject({ serial: z.string().min(1), imei: z.string().min(1) })).min(1),
});

/** POST `/companies/:/orders`: a reseller of the Knox Deployment Program fulfils an order; the identifiers come by themselves. */
export function fulfilOrder(visit: Visit): CloudResponse {
  const company = companyOf(visit);
  const { reseller, devices } = read(visit, bought);
  if (!uploadCounts(visit.context, company.resellers.has(reseller))) return json({ uploaded: 0 });
  for (const device of devices) {
    const { serial, imei } = listedIdentifiers(visit.context, device);
    company.devices.set(device.serial, { serial, imei, source: reseller });
  }
  return json({ uploaded: devices.length });
}

/** POST `/companies/:/resellers` */
export function approveReseller(visit: Visit): CloudResponse {
  const { reseller } = read(visit, z.strictObject({ reseller: z.string().min(1) }));
  approvedCompany(visit).resellers.add(reseller);
  return json({ reseller });
}

const reading = z.strictObject({ transport: z.string(), serial: z.string().min(1), imei: z.string().min(1) });

/** POST `/companies/:/deployment-app`: the Knox Deployment App has read a device that the company owns already. */
export function readByApp(visit: Visit): CloudResponse {
  const company = approvedCompany(visit);
  const { transport, serial, imei } = read(visit, reading);
  if (!appReads(visit.context, transport)) throw refused(400, `the app reads no device by ${transport}`);
  company.devices.set(serial, { serial, imei, source: 'Knox Deployment App' });
  return json({ serial, imei }, 201);
}

const details = z.strictObject({ userId: z.string().exactOptional(), password: z.string().exactOptional() });

/** PUT `/companies/:/devices/:`: device details, with the user who is to sign in. */
export function changeDetails(visit: Visit): CloudResponse {
  const device = approvedCompany(visit).devices.get(visit.names[1] ?? '');
  if (device === undefined) throw refused(404, `there is no device ${visit.names[1]}`);
  Object.assign(device, read(visit, details));
  return json(shown(device));
}

/** GET `/companies/:/devices` */
export const listDevices = (visit: Visit): CloudResponse => json({ devices: listOf(approvedCompany(visit)) });

export const listOf = ({ devices }: Company): readonly object[] => [...devices.values()].map(shown);

function shown({ password: _password, ...device }: KnoxDevice): object {
  return device;
}
