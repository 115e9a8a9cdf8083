import type { Json, JsonObject } from '../base/vocabulary.js';

/** Paths of an update mask (`state,policyName`); undefined when one of them is no path of members. */
export function readFieldMask(text: string): readonly string[] | undefined {
  const paths = text.split(',').map((path) => path.trim());
  return paths.every((path) => /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,8}$/.test(path)) ? paths : undefined;
}

/** The resource with the masked members as the update has them; a member that the update lacks is cleared (google.protobuf.FieldMask, update). */
export function applyFieldMask(resource: JsonObject, update: JsonObject, paths: readonly string[]): JsonObject {
  return paths.reduce(
    (changed, path) => withMember(changed, path.split('.'), memberOf(update, path.split('.'))),
    resource,
  );
}

function memberOf(value: JsonObject, [first = '', ...rest]: readonly string[]): Json | undefined {
  const member = Object.hasOwn(value, first) ? value[first] : undefined;
  if (rest.length === 0 || member === undefined) return member;
  return isObject(member) ? memberOf(member, rest) : undefined;
}

function withMember(value: JsonObject, [first = '', ...rest]: readonly string[], member: Json | undefined): JsonObject {
  const { [first]: before, ...others } = value;
  if (rest.length > 0) return { ...others, [first]: withMember(isObject(before) ? before : {}, rest, member) };
  return member === undefined ? others : { ...others, [first]: member };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
