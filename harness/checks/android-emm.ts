import type { DeviceView } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';
import { shownAt } from './shown-at.js';

/** Notes of the steps: what is left for Google to push, and the answer to a push of somebody else. */
export const backlogNote = 'android-emm backlog';
export const foreignPushNote = 'android-emm foreign push';

async function viewOf({ admin, device }: Evidence): Promise<DeviceView | undefined> {
  const { enrollmentId } = device ?? {};
  if (enrollmentId !== undefined) return (await admin.readDevices({ enrollmentId }))[0];
  return (await admin.readDevices()).at(-1);
}

/** The administrator sees the latest device enrolled, and by this method. */
export const seenAs: Check<{ readonly method: string }> = async (evidence, { method }, requirements) => {
  const view = await viewOf(evidence);
  const received = view === undefined ? 'no device' : `${view.method ?? 'no method'}, ${view.state}`;
  return received === `${method}, enrolled` ? [] : [finding(requirements, `${method}, enrolled`, received)];
};

/** What the administrator sees of the latest device, at a place of its record. */
export const seenAt: Check<{ readonly place: string; readonly value: string }> = async (
  evidence,
  { place, value },
  requirements,
) => {
  const view = await viewOf(evidence);
  const received = view === undefined ? 'no device' : shownAt(view as unknown as Parameters<typeof shownAt>[0], place);
  return received === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${received}`)];
};

/** How many devices the administrator sees in a state. */
export const seenCount: Check<{ readonly count: number; readonly state: string }> = async (
  { admin },
  { count, state },
  requirements,
) => {
  const seen = (await admin.readDevices()).filter((view) => view.state === state).length;
  return seen === count ? [] : [finding(requirements, `${count} ${state}`, `${seen} ${state}`)];
};

/** What became of the latest command of the latest device, and why where it failed. */
export const commandEnded: Check<{ readonly state: string; readonly reason?: string }> = async (
  evidence,
  { state, reason },
  requirements,
) => {
  const command = (await viewOf(evidence))?.commands.at(-1);
  const wanted = reason === undefined ? state : `${state}: ${reason}`;
  const told = String(command?.result?.reason ?? 'no reason');
  const received = reason === undefined ? (command?.state ?? 'no command') : `${command?.state}: ${told}`;
  return received === wanted ? [] : [finding(requirements, wanted, received)];
};

/** Nothing is left that the server did not acknowledge. */
export const everythingTaken: Check<object> = async ({ notes }, _args, requirements) => {
  const waiting = Number(notes.get(backlogNote));
  return waiting === 0 ? [] : [finding(requirements, 'no message left', `${waiting} of them`)];
};

/** The push of somebody else was refused. */
export const foreignPushRefused: Check<object> = async ({ notes }, _args, requirements) => {
  const status = Number(notes.get(foreignPushNote));
  return status >= 400 && status < 500 ? [] : [finding(requirements, 'a refusal', `HTTP ${status}`)];
};

/** Whether the administrator's page names an enterprise. */
export const boundToGoogle: Check<{ readonly bound: boolean }> = async ({ admin }, { bound }, requirements) => {
  const received = (await admin.readPage('android-emm')).bound === true;
  const words = (value: boolean): string => `the organisation is ${value ? '' : 'not '}bound`;
  return received === bound ? [] : [finding(requirements, words(bound), words(received))];
};
