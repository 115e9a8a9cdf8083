import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import { willingPerson } from '../../person/person.js';
import type { DeedWorld } from '../deeds.js';
import type { AndroidDevice } from '../device.js';
import { unenrollAndroid } from '../sessions.js';
import {
  androidHasProfiles,
  type MoveStep,
  modelHasProfiles,
  portalLeadsMove,
  resolveIsShown,
  stepsOfMove,
} from './move-rules.js';
import { askPortal } from './portal-client.js';

/** Whether the app shows the button that starts the move, after it has asked how the device stands. */
export async function offersResolve(device: AndroidDevice): Promise<boolean> {
  const { rules, state } = device;
  const answer = await askPortal(device, 'status');
  if (answer.kind !== 'document' || !portalLeadsMove(rules, state.companyPortal ?? '0')) return false;
  const { move, targetedFirst } = answer.document;
  const setupRestarted = state.setupNotification === 'opened';
  return resolveIsShown(rules, { offered: move === true, targetedFirst: targetedFirst === true, setupRestarted });
}

/** The user taps Resolve: from device administrator to a work profile of their own, and on to whatever else is wrong. */
export async function resolve(world: DeedWorld): Promise<DeedOutcome> {
  const { device, details } = world;
  if (!(await offersResolve(device))) return refused('NO_RESOLVE', 'there is nothing to resolve');
  const obstacle = obstacleOn(device);
  if (obstacle !== undefined) return obstacle;
  const answer = await askPortal(device, 'resolve');
  if (answer.kind !== 'document') return refused('RESOLVE', answer.message);
  const steps = stepsOfMove(device.rules);
  for (const step of steps) {
    const failed = await doStep(world, step, { url: String(answer.document.enroll), ...details });
    if (failed !== undefined) return failed;
  }
  device.state = { ...device.state, setup: steps };
  return { kind: 'done' };
}

function obstacleOn({ rules, habits }: AndroidDevice): DeedOutcome | undefined {
  if (!androidHasProfiles(rules, habits.apiLevel))
    return refused('ANDROID_VERSION', 'this Android has no work profile');
  if (!modelHasProfiles(rules, habits.managedUsers)) return refused('MODEL', 'this model has no work profile');
  return undefined;
}

async function doStep(
  { device, enroll }: DeedWorld,
  step: MoveStep,
  details: JsonObject,
): Promise<DeedOutcome | undefined> {
  if (step === 'unenroll device administrator') await unenrollAndroid(device);
  if (step === 'resolve compliance issues') await listIssues(device);
  if (step !== 'enroll personally-owned work profile') return undefined;
  const [username, password, url] = [String(details.username), String(details.password), String(details.url)];
  const entry: EnrollmentEntry = { platform: 'android', method: 'android-work-profile', url, username, password };
  const outcome = await enroll(entry, willingPerson(username, username, password));
  if (outcome.kind === 'enrolled') return undefined;
  return refused('ENROLLMENT', outcome.kind === 'refused' ? outcome.refusal.message : `abandoned at ${outcome.step}`);
}

/** What the app shows as still to be done. */
export async function listIssues(device: AndroidDevice): Promise<void> {
  const answer = await askPortal(device, 'status');
  const broken = answer.kind === 'document' && Array.isArray(answer.document.broken) ? answer.document.broken : [];
  device.state = { ...device.state, portalIssues: broken.map(String) };
}

function refused(code: string, message: string): DeedOutcome {
  return { kind: 'refused', code, message };
}
