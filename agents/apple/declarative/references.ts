import { declarationType } from '../../../protocol/apple/ddm/declaration-types.table.js';
import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import type { PayloadKey, PayloadKeys } from '../../../protocol/apple/ddm/payload-key.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';

/** An asset that a configuration names, and what it may be. */
export interface AssetReference {
  readonly identifier: string;
  readonly types: readonly string[];
}

/** Every asset that a declaration names, wherever its type has a key for one. */
export function assetsNamed({ type, payload }: Pick<StoredDeclaration, 'type' | 'payload'>): readonly AssetReference[] {
  return namedInObject(payload, declarationType(type)?.keys ?? {});
}

function namedInObject(object: JsonObject, keys: PayloadKeys): readonly AssetReference[] {
  return Object.entries(keys).flatMap(([name, key]) =>
    Object.hasOwn(object, name) ? namedInValue(object[name], key) : [],
  );
}

function namedInValue(value: Json | undefined, { asset, keys, each }: PayloadKey): readonly AssetReference[] {
  if (asset !== undefined) return textsIn(value).map((identifier) => ({ identifier, types: asset }));
  if (isObject(value) && keys !== undefined) return namedInObject(value, keys);
  if (each === undefined || !Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((item) => namedInValue(item, each));
}

/** Configurations that an activation names (declarative/declarations/activations/simple.yaml). */
export function configurationsNamed({ payload }: Pick<StoredDeclaration, 'payload'>): readonly string[] {
  return textsIn(payload.StandardConfigurations);
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
