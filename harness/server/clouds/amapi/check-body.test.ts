import { describe, expect, it } from 'vitest';
import { soundRules } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { GoogleRefusal } from './call.js';
import { checkBody, checkMask } from './check-body.js';
import { deviceShape } from './device-shape.table.js';
import * as shapes from './shapes.table.js';

const context = { now: 0, rules: soundRules };
const resources: Readonly<Record<string, shapes.Shape>> = {
  enterprise: shapes.enterpriseShape,
  enrollmentToken: shapes.enrollmentTokenShape,
  migrationToken: shapes.migrationTokenShape,
  command: shapes.commandShape,
  webToken: shapes.webTokenShape,
  webApp: shapes.webAppShape,
  changes: shapes.modifyApplicationsShape,
  removals: shapes.removeApplicationsShape,
  device: deviceShape,
};

/** A value that a field of the type takes, and values that it does not. */
function samples(type: shapes.FieldType): { readonly good: Json; readonly bad: readonly Json[] } {
  if (type === 'string') return { good: 'x', bad: [1, true, {}, []] };
  if (type === 'bool') return { good: true, bad: ['true', 1, {}, []] };
  if (type === 'int32') return { good: 7, bad: ['seven', 0.5, 2 ** 40, true, {}, []] };
  if (type === 'message' || 'fields' in type) return { good: {}, bad: ['x', 1, true, []] };
  if ('oneOf' in type) return { good: type.oneOf[0] ?? '', bad: ['NO_SUCH_VALUE', 1, true, {}, []] };
  const inner = samples(type.listOf);
  return { good: [inner.good], bad: ['x', 1, true, {}, ...inner.bad.map((each) => [inner.good, each])] };
}

const fields = Object.entries(resources).flatMap(([resource, shape]) =>
  Object.entries(shape).map(([field, type]) => [resource, field, type] as const),
);

function refusal(body: JsonObject, shape: shapes.Shape): GoogleRefusal | undefined {
  try {
    checkBody({ context, body }, shape);
    return undefined;
  } catch (error) {
    if (error instanceof GoogleRefusal) return error;
    throw error;
  }
}

describe('a body', () => {
  it.each(fields)('of %s takes %s of its type, null, and nothing else', (resource, field, type) => {
    const shape = resources[resource] ?? {};
    const { good, bad } = samples(type);
    expect(refusal({ [field]: good }, shape)).toBeUndefined();
    expect(refusal({ [field]: null }, shape)).toBeUndefined();
    for (const value of bad) {
      expect(refusal({ [field]: value }, shape)).toMatchObject({ status: 'INVALID_ARGUMENT' });
      expect(refusal({ [field]: value }, shape)?.field?.startsWith(field)).toBe(true);
    }
  });

  it.each(Object.entries(resources))('of %s has no member beyond its own', (_resource, shape) => {
    for (const name of ['noSuchField', '', '__proto__', 'constructor', 'schlüssel'])
      expect(refusal(JSON.parse(`{${JSON.stringify(name)}: 1}`), shape)).toMatchObject({
        status: 'INVALID_ARGUMENT',
        message: `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`,
      });
  });

  it('names a member of a member by its place', () => {
    const body = { signinDetails: [{}, { signinUrl: 5 }] };
    expect(refusal(body, shapes.enterpriseShape)).toMatchObject({
      field: 'signinDetails[1].signinUrl',
      message: `Invalid value at 'signinDetails[1].signinUrl' (TYPE_STRING), 5`,
    });
  });
});

describe('an update mask', () => {
  it.each(Object.entries(resources))('of %s names its fields and nothing else', (_resource, shape) => {
    expect(() => checkMask({ context }, Object.keys(shape), shape)).not.toThrow();
    for (const path of ['noSuchField', 'constructor', 'noSuchField.name'])
      expect(() => checkMask({ context }, [path], shape)).toThrow(GoogleRefusal);
  });
});
