import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { hasType, unknownMember, unknownPath } from './body-rules.js';
import { type Call, refuse } from './call.js';
import type { FieldType, Shape } from './shapes.table.js';

/** Refuses a body with members that the resource does not have, or of another type than theirs, as Google's parser does: INVALID_ARGUMENT. */
export function checkBody(call: Pick<Call, 'context' | 'body'>, shape: Shape): void {
  checkMessage(call, call.body, shape, '');
}

function checkMessage(call: Pick<Call, 'context'>, body: JsonObject, shape: Shape, place: string): void {
  const unknown = unknownMember(call.context, body, shape);
  if (unknown !== undefined) throw refuseUnknown(unknown, place);
  for (const [name, type] of Object.entries(shape)) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (value !== undefined) checkValue(call, value, type, place === '' ? name : `${place}.${name}`);
  }
}

/** Refuses a value that is not of the field's type. */
export function checkValue(call: Pick<Call, 'context'>, value: Json, type: FieldType, place: string): void {
  if (!hasType(call.context, value, type))
    throw refuse('INVALID_ARGUMENT', `Invalid value at '${place}' (${nameOf(type)}), ${shown(value)}`, place);
  if (value === null || typeof type !== 'object') return;
  if ('fields' in type) checkMessage(call, value as JsonObject, type.fields, place);
  if ('listOf' in type && Array.isArray(value))
    for (const [index, each] of value.entries()) checkValue(call, each as Json, type.listOf, `${place}[${index}]`);
}

/** Refuses an update mask that names what the resource does not have. */
export function checkMask({ context }: Pick<Call, 'context'>, paths: readonly string[] = [], shape: Shape): void {
  const unknown = unknownPath(context, paths, shape);
  if (unknown !== undefined) throw refuseMask(unknown);
}

export const refuseMask = (path: string): Error =>
  refuse('INVALID_ARGUMENT', `Invalid update mask: there is no field ${path}.`, 'updateMask');

/** What Google says of a member that a message does not have. */
export function refuseUnknown(name: string, place: string): Error {
  const at = place === '' ? '' : ` at '${place}'`;
  const message = `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`;
  return refuse('INVALID_ARGUMENT', message, place === '' ? name : `${place}.${name}`);
}

function nameOf(type: FieldType): string {
  if (typeof type === 'string') return `TYPE_${type.toUpperCase()}`;
  return 'oneOf' in type ? 'TYPE_ENUM' : 'listOf' in type ? 'a list' : 'TYPE_MESSAGE';
}

const shown = (value: Json): string => JSON.stringify(value).slice(0, 80);
