import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { FieldType, Shape } from './shapes.table.js';

/** The first member of a body that the resource does not have (proto3, JSON mapping: unknown fields are an error). */
export const unknownMember = rule('XAM-124', {
  holds: (_context: RuleContext, body: JsonObject, shape: Shape) =>
    Object.keys(body).find((name) => !Object.hasOwn(shape, name)),
  mutants: { overlooksThem: () => undefined },
});

/** Whether a value is of the field's type; null leaves the field as if it were not there (proto3, JSON mapping). */
export const hasType = rule('XAM-125', {
  holds: (_context: RuleContext, value: Json, type: FieldType) => fits(value, type),
  mutants: {
    takesAnything: () => true,
    readsWords: (_context, value, type) => fits(value, type) || (type === 'bool' && typeof value === 'string'),
    anyEnumValue: (_context, value, type) => fits(value, type) || isEnum(type),
  },
});

const isEnum = (type: FieldType): boolean => typeof type === 'object' && 'oneOf' in type;

function fits(value: Json, type: FieldType): boolean {
  if (value === null) return true;
  if (type === 'string') return typeof value === 'string';
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'int32') return isInt32(value);
  if (typeof type === 'object' && 'oneOf' in type) return typeof value === 'string' && type.oneOf.includes(value);
  const isList = Array.isArray(value);
  return typeof value === 'object' && isList === (typeof type === 'object' && 'listOf' in type);
}

/** A number, or one written as a string. */
function isInt32(value: Json): boolean {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Math.abs(Number(number)) < 2 ** 31;
}

/** The first path of an update mask that the resource does not have (google.protobuf.FieldMask). */
export const unknownPath = rule('XAM-126', {
  holds: (_context: RuleContext, paths: readonly string[], shape: Shape) =>
    paths.find((path) => !Object.hasOwn(shape, path.split('.')[0] ?? '')),
  mutants: { overlooksThem: () => undefined },
});

export const bodyRules = [unknownMember, hasType, unknownPath];
