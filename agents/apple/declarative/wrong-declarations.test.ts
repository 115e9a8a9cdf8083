import { describe, expect, it } from 'vitest';
import { declarationTypes } from '../../../protocol/apple/ddm/declaration-types.table.js';
import { decodeDeclaration, decodeItems, decodeTokens, kindOf } from '../../../protocol/apple/ddm/declarations.js';
import type { DeclarationType, PayloadKey, PayloadKeys, Scope } from '../../../protocol/apple/ddm/payload-key.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';
import { managed } from '../commands/managed.test.helper.js';
import { evaluateDeclarations } from './evaluate.js';

/** A value of every JSON type. */
const values: Readonly<Record<string, Json>> = {
  string: 'text',
  boolean: true,
  integer: 7,
  number: 1.5,
  object: { key: 'value' },
  array: ['text', 7],
  null: null,
};

const wrongFor = ({ type }: PayloadKey): readonly Json[] =>
  Object.entries(values)
    .filter(([name]) => name !== type && !(type === 'number' && name === 'integer') && type !== 'any')
    .map(([, value]) => value);

/** A payload with every key, each with a value that fits. */
const fitting = (keys: PayloadKeys): JsonObject =>
  Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, fittingValue(key)]));

function fittingValue({ type, oneOf, range, keys, others, each }: PayloadKey): Json {
  if (oneOf !== undefined) return oneOf[0] ?? '';
  if (keys !== undefined) return fitting(keys);
  if (others !== undefined) return { free: fittingValue(others) };
  if (type === 'array') return each === undefined ? [] : [fittingValue(each)];
  if (type === 'integer') return range?.[0] ?? 1;
  return type === 'any' ? 'x' : (values[type] ?? null);
}

/** Every place of a payload where something wrong may stand, and the payload with it. */
function* places(keys: PayloadKeys, path: readonly string[] = []): Generator<[string, PayloadKey, readonly string[]]> {
  for (const [name, key] of Object.entries(keys)) {
    yield [[...path, name].join('.'), key, [...path, name]];
    if (key.keys !== undefined) yield* places(key.keys, [...path, name]);
  }
}

function withValue(payload: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...payload, [name]: value };
  return { ...payload, [name]: withValue(payload[name] as JsonObject, rest, value) };
}

/** Who takes this type: an iPhone where there is a choice, else a Mac, and by which channel. */
function takerOf({ ios, macos }: DeclarationType) {
  if (ios !== undefined) return { device: managed(), scope: 'system' as Scope };
  return { device: managed({ model: 'MacBook Air' }), scope: (macos?.scopes?.[0] ?? 'system') as Scope };
}

function reasonsFor(type: string, entry: DeclarationType, payload: JsonObject) {
  const { device, scope } = takerOf(entry);
  const kind = kindOf(type) ?? 'configuration';
  const one: StoredDeclaration = { kind, type, identifier: 'one', serverToken: '1', payload };
  return evaluateDeclarations(device, [one], scope)[0]?.reasons ?? [];
}

/** Keys that the taker has, at every depth. */
function knownKeys(entry: DeclarationType, keys: PayloadKeys): PayloadKeys {
  const known = Object.entries(keys).filter(
    ([, { ios, macos }]) => (entry.ios === undefined ? macos : ios) !== 'never',
  );
  return Object.fromEntries(
    known.map(([name, key]) => [name, key.keys === undefined ? key : { ...key, keys: knownKeys(entry, key.keys) }]),
  );
}

describe.each(Object.entries(declarationTypes))('%s', (type, entry) => {
  const keys = knownKeys(entry, entry.keys);
  const all = [...places(keys)];
  const payload = fitting(keys);

  it('has no fault of its own when every key fits', () => {
    const codes = reasonsFor(type, entry, payload).map(({ code }) => code);
    expect(codes).not.toContain('Error.ConfigurationIsInvalid');
    expect(codes).not.toContain('Error.ConfigurationNotSupported');
  });

  it.each(all.length > 0 ? all : [['none', { type: 'any' } as PayloadKey, []] as const])(
    'with a wrong value for %s is invalid, and says where',
    (place, key, path) => {
      for (const wrong of wrongFor(key)) {
        const reasons = reasonsFor(type, entry, withValue(payload, path, wrong));
        const invalid = reasons.find(({ code }) => code === 'Error.ConfigurationIsInvalid');
        expect([wrong, invalid?.details.Error]).toEqual([wrong, expect.stringContaining(place)]);
      }
    },
  );
});

describe('what a server answers', () => {
  const documents = [
    ['tokens', decodeTokens, { SyncTokens: { DeclarationsToken: 't', Timestamp: 'x' } }],
    [
      'declaration-items',
      decodeItems,
      {
        Declarations: {
          Activations: [{ Identifier: 'a', ServerToken: '1' }],
          Assets: [],
          Configurations: [],
          Management: [],
        },
        DeclarationsToken: 't',
      },
    ],
    ['declaration', decodeDeclaration, { Type: 't', Identifier: 'i', ServerToken: '1', Payload: {} }],
  ] as const;
  const everyPlace = (value: Json, path: readonly string[] = []): readonly (readonly string[])[] => {
    if (typeof value !== 'object' || value === null) return [path];
    const inner = Object.entries(value).flatMap(([name, member]) => everyPlace(member, [...path, name]));
    return path.length === 0 ? inner : [path, ...inner];
  };
  const replaced = (value: Json, [name, ...rest]: readonly string[], wrong: Json): Json => {
    if (name === undefined) return wrong;
    if (Array.isArray(value))
      return value.map((item: Json, at) => (String(at) === name ? replaced(item, rest, wrong) : item));
    const object = value as JsonObject;
    return { ...object, [name]: replaced(object[name] ?? null, rest, wrong) };
  };
  const cases = documents.flatMap(([name, decode, document]) =>
    everyPlace(document as unknown as Json).map(
      (path) => [`${name} at ${path.join('.')}`, decode, document, path] as const,
    ),
  );

  it.each(cases)('%s: a value of a wrong type is found, with its section', (_name, decode, document, path) => {
    const right = path.reduce<Json>((at, step) => (at as JsonObject)[step] ?? null, document as unknown as Json);
    const typeOf = (value: Json): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
    for (const wrong of Object.values(values).filter((value) => typeOf(value) !== typeOf(right))) {
      const bytes = Buffer.from(JSON.stringify(replaced(document as unknown as Json, path, wrong)));
      const { findings } = decode(bytes);
      expect([wrong, findings[0]?.section?.document]).toEqual([wrong, 'Apple Declarative Management']);
    }
  });
});
