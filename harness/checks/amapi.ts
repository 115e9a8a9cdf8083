import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { shownAt } from './shown-at.js';

/** Notes of the steps: the latest answer of the simulated Google, and the messages of the latest pull. */
export const amapiAnswer = 'amapi answer';
export const amapiMessages = 'amapi messages';
/** Names that the latest device had in earlier enrollments, oldest first. */
export const amapiFormerNames = 'amapi former names';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json?: JsonObject;
}

const latest = ({ notes }: Evidence): Answer =>
  (notes.get(amapiAnswer) as Answer | undefined) ?? { status: 0, text: 'no answer' };

/** HTTP status of the latest answer, and for a refusal the status of its google.rpc.Status, whose code is the same. */
export const googleAnswers: Check<{ readonly code: number; readonly status?: string }> = async (
  evidence,
  { code, status },
  requirements,
) => {
  const answer = latest(evidence);
  const wanted = status === undefined ? String(code) : `${code} ${status} in the form of a google.rpc.Status`;
  const error = objectOf(answer.json?.error);
  const shaped =
    error.code === answer.status
      ? `${answer.status} ${String(error.status)} in the form of a google.rpc.Status`
      : `${answer.status} ${answer.text.slice(0, 200)}`;
  const received = status === undefined ? String(answer.status) : shaped;
  return wanted === received ? [] : [finding(requirements, wanted, received)];
};

/** What the latest answer holds at a place such as `metadata.errorCode` or `devices.0.name`. */
export const googleShows: Check<{ readonly place: string; readonly value: string }> = async (
  evidence,
  { place, value },
  requirements,
) => {
  const { status, json } = latest(evidence);
  const received = shownAt(json, place);
  return received === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${received} (${status})`)];
};

/** The latest answer names the earlier enrollments of the device, oldest first, and no others. */
export const formerNamesShown: Check<object> = async (evidence, _args, requirements) => {
  const wanted = String(evidence.notes.get(amapiFormerNames));
  const received = shownAt(latest(evidence).json, 'previousDeviceNames');
  return received === wanted ? [] : [finding(requirements, wanted, received)];
};

/** The latest answer has this member, and its JSON type. */
export const googleTypes: Check<{ readonly place: string; readonly type: string }> = async (
  evidence,
  { place, type },
  requirements,
) => {
  const value = place.split('.').reduce<Json | undefined>((at, name) => objectOf(at)[name], latest(evidence).json);
  return typeof value === type ? [] : [finding(requirements, `${place} is a ${type}`, `it is a ${typeof value}`)];
};

/** Whether the latest answer, a device, has a part that is there only on request. */
export const googleKnows: Check<{ readonly member: string; readonly known: boolean }> = async (
  evidence,
  { member, known },
  requirements,
) => {
  const { status, json } = latest(evidence);
  const received = json?.[member] !== undefined;
  if (status === 200 && received === known) return [];
  const told = received ? `it is there (${status})` : `it is not there (${status})`;
  return [finding(requirements, known ? `${member} of the device` : `a device without ${member}`, told)];
};

/** The latest answer, an operation, has ended, and with this error code or without one. */
export const operationEnded: Check<{ readonly code: string }> = async (evidence, { code }, requirements) => {
  const { done, metadata, error } = latest(evidence).json ?? {};
  const given = String(objectOf(metadata).errorCode ?? (error === undefined ? 'none' : 'an error without code'));
  const received = done === true ? given : 'still waiting';
  return received === code ? [] : [finding(requirements, `error code ${code}`, received)];
};

/** How many entries the latest answer lists under a member. */
export const googleLists: Check<{ readonly count: number; readonly member: string }> = async (
  evidence,
  { count, member },
  requirements,
) => {
  const list = latest(evidence).json?.[member];
  const received = Array.isArray(list) ? list.length : 0;
  return received === count ? [] : [finding(requirements, `${count} ${member}`, `${received} ${member}`)];
};

/** Types of the notifications of the latest pull, in order: `ENROLLMENT, STATUS_REPORT`. */
export const notificationsAre: Check<{ readonly types: string }> = async ({ notes }, { types }, requirements) => {
  const received =
    messagesIn(notes)
      .map(({ message }) => typeOf(message))
      .join(', ') || 'nothing';
  return received === types ? [] : [finding(requirements, types, received)];
};

/** The resource in the latest notification of a type, at a place. */
export const notificationTells: Check<{
  readonly type: string;
  readonly place: string;
  readonly value: string;
}> = async ({ notes }, { type, place, value }, requirements) => {
  const found = messagesIn(notes).findLast(({ message }) => typeOf(message) === type);
  const received = found === undefined ? 'no such notification' : shownAt(resourceOf(found.message), place);
  return received === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${received}`)];
};

/** How the device says that it is managed. */
export const managedAs: Check<{ readonly mode: string }> = async ({ device }, { mode }, requirements) => {
  const outcome = device?.outcome;
  const received = outcome?.kind === 'enrolled' ? String(device?.state.mode) : describe(outcome);
  return received === mode ? [] : [finding(requirements, `managed as ${mode}`, received)];
};

/** What the device itself shows at a place of its state, such as `cloud.shown` or `factoryResets`. */
export const androidShows: Check<{ readonly place: string; readonly value: string }> = async (
  { device },
  { place, value },
  requirements,
) => {
  const received = shownAt(device?.state, place);
  return received === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${received}`)];
};

function describe(outcome: { readonly kind: string } | undefined): string {
  if (outcome === undefined) return 'no attempt';
  return 'refusal' in outcome ? (outcome.refusal as { message: string }).message : outcome.kind;
}

interface Received {
  readonly message: JsonObject;
}

const messagesIn = (notes: Evidence['notes']): readonly Received[] =>
  (notes.get(amapiMessages) as readonly Received[] | undefined) ?? [];

const typeOf = ({ attributes }: JsonObject): string => String(objectOf(attributes).notificationType ?? 'no type');

/** Nothing where the data is no base64 of JSON. */
function resourceOf({ data }: JsonObject): JsonObject | undefined {
  try {
    return JSON.parse(Buffer.from(String(data), 'base64').toString('utf8')) as JsonObject;
  } catch {
    return undefined;
  }
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
