import { describe, expect, it } from 'vitest';
import type { Json } from '../../base/vocabulary.js';
import { evaluatePredicate, parsePredicate } from './predicate.js';

const status: Readonly<Record<string, Json>> = {
  'device.model.family': 'iPhone',
  'device.operating-system.version': '18.1',
  'mdm.app': [
    { identifier: 'com.example.mail', state: 'managed' },
    { identifier: 'com.example.chat', state: 'queued' },
  ],
  'test.integer-value': 1,
  'test.boolean-value': true,
};
const properties: Readonly<Record<string, Json>> = { age: 18, roles: ['grade', 'staff'], name: 'Ada' };
const holds = (text: string): boolean =>
  evaluatePredicate(parsePredicate(text), (kind, path) => (kind === 'status' ? status : properties)[path]);

describe('a predicate', () => {
  it.each<[string, boolean]>([
    ['TRUEPREDICATE', true],
    ['FALSEPREDICATE || truepredicate', true],
    ["@status(device.model.family) == 'iPhone'", true],
    ["@status(device.model.family) = 'iphone'", false],
    ["@status(device.model.family) ==[c] 'iphone'", true],
    ["@status(device.model.family) CONTAINS[cd] 'PHONE'", true],
    ["@status(device.operating-system.version) >= '9.0'", true],
    ["@status(device.operating-system.version) BETWEEN {'17.0', '18.0'}", false],
    ["@status(device.operating-system.version) BETWEEN {'17.0', '18.1'}", true],
    ["(@property(age) >= 18) AND ('grade' IN @property(roles))", true],
    ["@property(roles) CONTAINS 'nobody'", false],
    ["@property(name) LIKE 'A*a'", true],
    ["@property(name) LIKE 'A?'", false],
    ["@property(name) LIKE '*d*'", true],
    ["@property(name) LIKE 'A*da*a'", false],
    ["@status(device.model.family) IN {'iPad', 'iPhone'} AND NOT @status(test.boolean-value) == NO", true],
    ["SUBQUERY(@status(mdm.app), $app, $app.@key(state) == 'managed').@count == 1", true],
    [
      "SUBQUERY(@status(mdm.app), $app, ($app.@key(identifier) == 'com.example.chat') AND ($app.@key(state) == 'managed')).@count != 0",
      false,
    ],
    ["SUBQUERY(@status(mdm.app), $a, $a.@key(nothing) == 'x').@count == 0", true],
    ['@status(test.integer-value) <> 1 || @status(test.integer-value) =< 1', true],
  ])('%s is %s', (text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  it.each([
    '',
    '@status(device.model.family ==',
    "@status(device.model.family) LOOKS 'iPhone'",
    'SUBQUERY(@status(mdm.app), app, TRUEPREDICATE).@count == 1',
    'SUBQUERY(@status(mdm.app), $app, TRUEPREDICATE) == 1',
    "TRUEPREDICATE 'left over'",
    '{@status(test.integer-value)} CONTAINS 1',
    `${'('.repeat(60)}TRUEPREDICATE${')'.repeat(60)}`,
    `@property(name) == '${'x'.repeat(5000)}'`,
  ])('%s cannot be read', (text) => {
    expect(() => holds(text)).toThrow(expect.objectContaining({ code: 'APPLE_DDM_PREDICATE' }));
  });

  it('an item that there is not cannot be evaluated', () => {
    const about = () => holds("@status(device.coffee) == 'hot'");
    expect(about).toThrow(expect.objectContaining({ code: 'APPLE_DDM_EVALUATION' }));
  });

  it.each([
    '@status(test.integer-value) < true',
    "@status(test.integer-value) BETWEEN 'a'",
    'SUBQUERY(@status(test.integer-value), $x, TRUEPREDICATE).@count == 0',
  ])('%s fails: a value is of the wrong kind', (text) => {
    expect(() => holds(text)).toThrow(expect.objectContaining({ code: 'APPLE_DDM_FAILED' }));
  });

  it.each(['@coffee(hot) == true', "@location(home) == 'near'"])('%s has an operator that nobody knows', (text) => {
    expect(() => holds(text)).toThrow(expect.objectContaining({ code: 'APPLE_DDM_OPERATOR' }));
  });
});
