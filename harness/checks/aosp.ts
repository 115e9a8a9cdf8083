import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

/** Hosts of Google, and of managed Google Play wherever it is simulated. */
const google = /(^|\.)(google|googleapis|gstatic|android)\.|^play\./;

/** No exchange of the device went to a service of Google, and no answer told it of managed Google Play. */
export const reachedNoGoogle: Check<object> = async ({ device }, _args, requirements) => {
  const exchanges = device?.exchanges ?? [];
  const asked = exchanges.find(({ request }) => google.test(new URL(request.url).hostname));
  if (asked !== undefined)
    return [finding(requirements, 'no exchange with Google', `${asked.step} went to ${asked.request.url}`)];
  const told = exchanges.find(({ response }) => Buffer.from(response?.body ?? []).includes('ManagedGooglePlay'));
  return told === undefined ? [] : [finding(requirements, 'no word of managed Google Play', `${told.step} has one`)];
};

/** The administrator's list has no device of this serial number. */
export const isNotListed: Check<object> = async ({ admin, device }, _args, requirements) => {
  const listed = (await admin.readDevices()).find(({ serial }) => serial === device?.serial);
  return listed === undefined ? [] : [finding(requirements, 'a list without the device', `it is ${listed.state}`)];
};

async function troubleshootingOf({ admin }: Evidence, upn: string): Promise<readonly JsonObject[]> {
  const { devices } = await admin.readReport('troubleshooting', { user: upn });
  return (devices ?? []) as readonly JsonObject[];
}

/** The devices that the troubleshooting view of a person lists. */
export const troubleshootingLists: Check<{ readonly upn: string; readonly names: string }> = async (
  evidence,
  { upn, names },
  requirements,
) => {
  const view = await troubleshootingOf(evidence, upn);
  const known = await Promise.all(view.map(({ device }) => enrollmentIdOf(evidence, String(device))));
  const received = evidence.devices.filter(({ enrollmentId }) => known.includes(enrollmentId ?? ''));
  const shown = received.map(({ name }) => name).join(', ') || 'nothing';
  return shown === names ? [] : [finding(requirements, `a view of ${names}`, shown)];
};

/** A personal device keeps its serial number to itself: its enrollment id stands for it. */
async function enrollmentIdOf({ admin }: Evidence, id: string): Promise<string> {
  const view = (await admin.readDevices()).find((one) => one.id === id);
  return view?.enrollmentId ?? id;
}

/** The view of a person offers the same for every device in it. */
export const offersTheSame: Check<{ readonly upn: string }> = async (evidence, { upn }, requirements) => {
  const offers = (await troubleshootingOf(evidence, upn)).map((one) => JSON.stringify(one.offers));
  const other = offers.find((one) => one !== offers[0]);
  return other === undefined ? [] : [finding(requirements, String(offers[0]), other)];
};

/** Note under which a scenario leaves how the sending of logs ended. */
export const logsNote = 'logs-sent';

/** The user was given an incident id, and support finds the logs of the device under it. */
export const incidentIsKnown: Check<object> = async ({ admin, device, notes }, _args, requirements) => {
  const { kind, message = '' } = (notes.get(logsNote) ?? {}) as { readonly kind?: string; readonly message?: string };
  if (kind !== 'done' || message === '')
    return [finding(requirements, 'an incident id', `${kind ?? 'nothing'} ${message}`)];
  const { rows } = await admin.readReport('support-incidents');
  const found = ((rows ?? []) as readonly JsonObject[]).find(({ incident }) => incident === message);
  if (found?.serial === device?.serial) return [];
  return [
    finding(requirements, `logs of ${device?.serial} under ${message}`, JSON.stringify(found ?? 'no such incident')),
  ];
};
