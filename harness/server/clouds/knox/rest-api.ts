import { z } from 'zod';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { type CloudRequest, type CloudResponse, json } from '../cloud.js';
import { callingCompany } from './api-client.js';
import { listOf } from './devices.js';
import { profileOf, read, refused } from './portal-visit.js';
import type { Company, KnoxDevice, KnoxState } from './state.js';

/** Below it is the web API of Knox Mobile Enrollment (release notes 19.08 and 20.07 name its calls). */
export const restPath = '/kcs/v1/kme/';

/** Calls with an access token that the key of a company has signed. */
export function answerRest(context: RuleContext, state: KnoxState, request: CloudRequest): CloudResponse {
  const company = callingCompany(context, state, request);
  const path = request.path.slice(restPath.length);
  const call = `${request.method} ${path}`;
  if (call === 'GET devices/list') return json({ deviceList: listOf(company), totalCount: company.devices.size });
  if (call === 'POST devices/delete')
    return onDevices(company, request, ({ serial }) => company.devices.delete(serial));
  if (call === 'PUT devices/unassignProfile') return onDevices(company, request, unassign);
  const [, profile] = /^DELETE profiles\/([^/]+)$/.exec(call) ?? [];
  if (profile === undefined) throw refused(404, `there is no ${call}`);
  return deleteProfile(company, profile);
}

const named = z.object({ devices: z.object({ imeiOrSerials: z.array(z.string()).min(1) }) });

/** Tells of each device whether something was done; those that are not there are told apart. */
function onDevices(company: Company, request: CloudRequest, act: (device: KnoxDevice) => unknown): CloudResponse {
  const { imeiOrSerials } = read({ request }, named).devices;
  const found = imeiOrSerials.map(
    (id) => [id, [...company.devices.values()].find(({ serial, imei }) => serial === id || imei === id)] as const,
  );
  const done = found.flatMap(([id, device]) => (device === undefined ? [] : [{ id, did: act(device) }]));
  return json({
    successDeviceList: done.map(({ id }) => id),
    failedDeviceList: [],
    notFoundDeviceList: found.filter(([, device]) => device === undefined).map(([id]) => id),
  });
}

function unassign(device: KnoxDevice): void {
  delete device.profile;
}

function deleteProfile(company: Company, id: string): CloudResponse {
  profileOf(company, id);
  if ([...company.devices.values()].some(({ profile }) => profile === id))
    throw refused(409, 'The profile is assigned to devices.');
  company.profiles.delete(id);
  return json({});
}
