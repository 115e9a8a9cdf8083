import { decodeCommand } from '../../protocol/apple/command.js';
import { decodeProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { dataOf, dictOf, isDict, type PlistDict, type PlistValue, stringOf } from '../../protocol/plist/value.js';
import { Inapplicable } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';
import { restrictionKeys } from './user-enrollment-restrictions.table.js';

/** The commands that the server gave the device, as they came over the wire. */
function commandsTo(device: Evidence['device']): readonly PlistDict[] {
  const answers = (device?.exchanges ?? []).filter(({ request }) => request.method === 'PUT');
  return answers.flatMap(({ response }) => {
    if (response === undefined || response.body.length === 0) return [];
    try {
      return [decodeCommand(response.body).message.Command];
    } catch (error) {
      if (error instanceof ProtocolError) return [];
      throw error;
    }
  });
}

const named = (device: Evidence['device'], type: string): readonly PlistDict[] =>
  commandsTo(device).filter((command) => command.get('RequestType') === type);

/** Payloads of the profiles that the server sent. */
function payloadsTo(device: Evidence['device']): readonly PlistDict[] {
  return named(device, 'InstallProfile').flatMap((command) => {
    const { payloads } = decodeProfile(dataOf(command.get('Payload')) ?? new Uint8Array(0)).message;
    return payloads.map(({ content }) => content);
  });
}

/** Whether a restriction, by its name in the product, was sent to the device. */
export const restrictionSent: Check<{ readonly restriction: string; readonly sent: boolean }> = async (
  { device },
  { restriction, sent },
  requirements,
) => {
  const key = restrictionKeys[restriction] ?? restriction;
  const restricting = payloadsTo(device).filter(
    (payload) => payload.get('PayloadType') === 'com.apple.applicationaccess',
  );
  const found = restricting.some((payload) => payload.has(key));
  return found === sent
    ? []
    : [finding(requirements, `${key} ${sent ? '' : 'not '}sent`, found ? 'it was sent' : 'it was not')];
};

/** Whether a payload of this type was sent, perhaps with this key. */
export const payloadSent: Check<{ readonly type: string; readonly key?: string; readonly sent: boolean }> = async (
  { device },
  { type, key, sent },
  requirements,
) => {
  const payloads = payloadsTo(device).filter((payload) => payload.get('PayloadType') === type);
  const found = payloads.some((payload) => key === undefined || payload.has(key));
  const what = key === undefined ? type : `${key} of ${type}`;
  return found === sent
    ? []
    : [finding(requirements, `${what} ${sent ? '' : 'not '}sent`, found ? 'it was sent' : 'it was not')];
};

/** Whether the device was told to install this app: as an app, or a web app on the Home screen. */
export const appSent: Check<{ readonly app: string; readonly sent: boolean }> = async (
  { device },
  { app, sent },
  requirements,
) => {
  const installs = named(device, 'InstallApplication').some((command) => namesApp(command, app));
  const clips = payloadsTo(device).some((payload) => payload.get('Label') === app);
  const found = installs || clips;
  return found === sent
    ? []
    : [finding(requirements, `${app} ${sent ? '' : 'not '}sent`, found ? 'it was sent' : 'it was not')];
};

function namesApp(command: PlistDict, app: string): boolean {
  const manifest = stringOf(command.get('ManifestURL'));
  return command.get('Identifier') === app || manifest?.includes(encodeURIComponent(app)) === true;
}

/** The VPN of single apps and the app that is to use it name each other. */
export const appUsesVpn: Check<{ readonly app: string }> = async ({ device }, { app }, requirements) => {
  const layer = payloadsTo(device).find((payload) => payload.get('PayloadType') === 'com.apple.vpn.managed.applayer');
  const install = named(device, 'InstallApplication').find((command) => namesApp(command, app));
  const wanted = layer?.get('VPNUUID');
  const received = dictOf(install?.get('Attributes'))?.get('VPNUUID');
  return wanted !== undefined && wanted === received
    ? []
    : [finding(requirements, `${app} with the VPN ${shown(wanted)}`, shown(received))];
};

function shown(value: PlistValue | undefined): string {
  return value === undefined || isDict(value) ? 'none' : String(value);
}

/** What the report says that User Enrollment keeps from the device. */
export const reportedUnsupported: Check<{ readonly part: string }> = async (evidence, { part }, requirements) => {
  const rows = await rowsOf(evidence, 'unsupported-settings');
  if (rows === 'unknown' || rows.some((row) => row.part === part && row.state === 'unsupported')) return [];
  return [
    finding(requirements, `${part} reported as unsupported`, rows.map((row) => row.part).join(', ') || 'nothing'),
  ];
};

async function rowsOf({ admin, device }: Evidence, report: string): Promise<readonly JsonObject[] | 'unknown'> {
  try {
    const { rows } = await admin.readReport(report);
    return (rows as readonly JsonObject[]).filter((row) => row.device === device?.enrollmentId);
  } catch (error) {
    if (error instanceof Inapplicable) return 'unknown';
    throw error;
  }
}

/** What holds on the device for one key; `nothing` where nothing does. */
export const deviceHolds: Check<{ readonly key: string; readonly value: string }> = async (
  { device },
  { key, value },
  requirements,
) => {
  const held: Json | undefined = (device?.state.restrictions as JsonObject | undefined)?.[key];
  const received = held === undefined ? 'nothing' : String(held);
  return received === value ? [] : [finding(requirements, `${key} ${value}`, received)];
};

/** Whether an app is on the device. */
export const appPresent: Check<{ readonly app: string; readonly present: boolean }> = async (
  { device },
  { app, present },
  requirements,
) => {
  const found = ((device?.state.apps ?? []) as readonly { identifier: string }[]).some(
    ({ identifier }) => identifier === app,
  );
  return found === present
    ? []
    : [finding(requirements, `${app} ${present ? 'there' : 'gone'}`, found ? 'it is there' : 'it is not')];
};

/** Every enrollment of the device so far had an id of its own, and the administrator sees a record for each. */
export const enrollmentsAreUnlinked: Check<object> = async ({ device, admin }, _args, requirements) => {
  const ids = (device?.exchanges ?? [])
    .filter(({ step }) => step === 'Authenticate')
    .map(
      ({ request }) =>
        /<key>EnrollmentID<\/key>\s*<string>([^<]+)/.exec(Buffer.from(request.body).toString('utf8'))?.[1],
    );
  const known = new Set((await admin.readDevices()).map(({ enrollmentId }) => enrollmentId));
  const distinct = new Set(ids).size === ids.length && ids.length > 1;
  return distinct && ids.every((id) => id !== undefined && known.has(id))
    ? []
    : [finding(requirements, 'two enrollments with ids of their own', ids.join(', ') || 'no EnrollmentID')];
};

/** The administrator's record names neither serial number nor UDID. */
export const recordNamesNothing: Check<object> = async ({ device, admin }, _args, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const text = JSON.stringify(view ?? {});
  const names = view?.serial !== undefined || text.includes(device?.serial ?? '\0');
  return view !== undefined && !names
    ? []
    : [finding(requirements, 'a record without hardware', view?.serial ?? 'none, or it is named')];
};
