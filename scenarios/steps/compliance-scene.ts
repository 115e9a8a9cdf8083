import { RefusedByAdmin } from '../../harness/checks/admin.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

export const administrators = 'Android device administrator';
export const blockAdministrators = 'Block devices managed with device administrator';

/** A policy of the platform that moves devices on, for everybody, with changes. */
export function movingPolicy(changes: JsonObject = {}): JsonObject {
  return {
    platform: administrators,
    name: 'Move to a work profile',
    settings: { 'Device Health': { [blockAdministrators]: 'Yes' } },
    assignments: 'all',
    ...changes,
  };
}

/** The organisation's one compliance policy; a refusal stays under the note `settings-refused`. */
export async function writePolicy(scene: Scene, policy: JsonObject): Promise<void> {
  try {
    await scene.target.admin.putSettings('compliance-policies', { policies: [policy] });
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note('settings-refused', error.message);
  }
}

export function writeWithout(scene: Scene, field: string): Promise<void> {
  return writePolicy(scene, Object.fromEntries(Object.entries(movingPolicy()).filter(([name]) => name !== field)));
}

/** Every field of the form that is not required, with something in it. */
export const filledFields: Readonly<Record<string, Json>> = {
  description: 'For phones that were enrolled long ago.',
  locations: ['Headquarters'],
  scopeTags: ['Helpdesk'],
  assignments: ['Movers'],
};

/** Days after which an action is done, as the form says it. */
const daysOf = (schedule: string): number => (schedule === 'Immediately' ? 0 : Number.parseInt(schedule, 10));

/** The three actions of the console's example. */
export const exampleActions: readonly JsonObject[] = [
  { action: 'Mark device noncompliant', days: 14 },
  { action: 'Send push notification to end user', days: 7 },
  {
    action: 'Send email to end user',
    days: 0,
    template: 'Selected',
    additionalRecipients: ['helpdesk@contoso.example'],
  },
];

/** What the example has for this action, with the schedule that the console shows. */
export function exampleAction(action: string, schedule: string): JsonObject {
  return { ...exampleActions.find((one) => one.action === action), days: daysOf(schedule) };
}

export function writeActions(scene: Scene, actions: readonly JsonObject[]): Promise<void> {
  return writePolicy(scene, movingPolicy({ actions }));
}

/** Marks devices after so many days, and does nothing else. */
export function writeGrace(scene: Scene, days: number): Promise<void> {
  return writeActions(scene, [{ action: 'Mark device noncompliant', days }]);
}
