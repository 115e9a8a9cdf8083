import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

async function rowOf({ admin, device }: Evidence): Promise<JsonObject | undefined> {
  const { rows } = await admin.readReport('autopilot-devices');
  const all = Array.isArray(rows) ? (rows as readonly JsonObject[]) : [];
  const name = device?.state.deviceName;
  return all.find((row) => row.serial === device?.serial || (name !== undefined && row.name === name));
}

/** The administrator's list of Autopilot devices has the PC in this state; `missing` where it is not listed. */
export const registrationIs: Check<{ readonly state: string }> = async (evidence, { state }, requirements) => {
  const received = String((await rowOf(evidence))?.state ?? 'missing');
  return received === state ? [] : [finding(requirements, `the registration is ${state}`, received)];
};

/** The directory calls the PC by its serial number. */
export const namedBySerial: Check<object> = async (evidence, _args, requirements) => {
  const name = (await rowOf(evidence))?.name;
  const serial = evidence.device?.serial;
  return name === serial ? [] : [finding(requirements, `the name ${serial}`, show(name))];
};

/** One thing that the profile made of the first run. */
export const firstRunHad: Check<{ readonly member: string; readonly value: string | boolean }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const run = device?.state.autopilot as JsonObject | undefined;
  return run?.[member] === value
    ? []
    : [finding(requirements, `${member}: ${show(value)}`, show(run?.[member] ?? 'no first run of Autopilot'))];
};

/** Tasks of device preparation on the status page, in their order. */
export const preparationShows: Check<{ readonly tasks: string }> = async ({ device }, { tasks }, requirements) => {
  const { preparation = [] } = (device?.state.autopilot as { preparation?: readonly string[] } | undefined) ?? {};
  const received = preparation.join(', ') || 'nothing';
  return received === tasks ? [] : [finding(requirements, tasks, received)];
};

/** Whether the PC showed an attestation to the directory. */
export const attested: Check<{ readonly attested: boolean }> = async ({ device }, args, requirements) => {
  const token = device?.exchanges.find(({ step }) => step === 'Token');
  const form = new URLSearchParams(Buffer.from(token?.request.body ?? []).toString('utf8'));
  const received = (form.get('statement') ?? '') !== '';
  if (received === args.attested) return [];
  return [
    finding(requirements, args.attested ? 'an attestation' : 'no attestation', form.get('grant_type') ?? 'no token'),
  ];
};

/** Whether anybody typed a password. */
export const signedIn: Check<{ readonly signedIn: boolean }> = async ({ device }, args, requirements) => {
  const received = (device?.exchanges ?? []).some(({ step }) => step.startsWith('SignIn'));
  return received === args.signedIn
    ? []
    : [
        finding(
          requirements,
          args.signedIn ? 'a sign-in' : 'no sign-in',
          received ? 'there was one' : 'there was none',
        ),
      ];
};

/** A member of the record that the administrator sees. */
export const recordHas: Check<{ readonly member: string; readonly value: string }> = async (
  { admin, device },
  { member, value },
  requirements,
) => {
  const { enrollmentId = '' } = device ?? {};
  const [view] = await admin.readDevices({ enrollmentId });
  const received = (view as unknown as JsonObject | undefined)?.[member] ?? view?.detail[member] ?? 'nothing';
  const same = value === 'the person' ? String(received).includes('@') : received === value;
  return same ? [] : [finding(requirements, `${member}: ${value}`, show(received))];
};
