import { assetReferences, declarationTypes } from '../../../protocol/apple/ddm/declaration-types.table.js';
import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import { evaluatePredicate, parsePredicate } from '../../../protocol/apple/ddm/predicate.js';
import type { DeclarationStatus, Reason, ReasonCode } from '../../../protocol/apple/ddm/status.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Json } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { activationHolds, configurationIsActive, reasonsOf } from '../device-rules.js';
import { codeOf } from './rules.js';
import { statusItem } from './status-items.js';

/** What becomes of each declaration: whether it is right, and whether it holds (Apple: "StatusManagementDeclarations"). */
export function evaluateDeclarations(
  device: AppleDevice,
  declarations: readonly StoredDeclaration[],
): readonly DeclarationStatus[] {
  const faults = new Map(declarations.map((one) => [one.identifier, faultsOf(device, one, declarations)]));
  const activations = declarations.filter(({ kind }) => kind === 'activation');
  const predicates = new Map(activations.map((one) => [one.identifier, judgePredicate(device, one)]));
  const holding = activations.filter(
    ({ identifier }) => faults.get(identifier)?.length === 0 && predicates.get(identifier)?.holds === true,
  );
  const activated = new Set(holding.flatMap(standardConfigurations));
  const valid = declarations.filter(({ identifier }) => faults.get(identifier)?.length === 0);
  const used = new Set(valid.filter(({ kind }) => kind === 'configuration').flatMap(assetsOf));
  return declarations.map((one): DeclarationStatus => {
    const wrong = faults.get(one.identifier) ?? [];
    const idle = wrong.length > 0 ? [] : idleReason(one, predicates.get(one.identifier)?.reasons, activated, used);
    const active = wrong.length === 0 && isActive(device, one, holding, activated, used);
    const reasons = [...wrong, ...(active ? [] : idle)];
    return statusOf(
      one,
      active,
      reasons.map((each) => ({ ...each, Code: codeOf(device.rules, each.Code) })),
    );
  });
}

function statusOf(one: StoredDeclaration, active: boolean, reasons: readonly Reason[]): DeclarationStatus {
  const invalid = reasons.some(({ Code }) => Code.startsWith('Error.'));
  return {
    kind: one.kind,
    identifier: one.identifier,
    'server-token': one.serverToken,
    active,
    valid: invalid ? 'invalid' : 'valid',
    ...(reasons.length > 0 && { reasons }),
  };
}

function isActive(
  { rules }: AppleDevice,
  one: StoredDeclaration,
  holding: readonly StoredDeclaration[],
  activated: ReadonlySet<string>,
  used: ReadonlySet<string>,
): boolean {
  if (one.kind === 'activation') return holding.includes(one);
  if (one.kind === 'configuration') return configurationIsActive(rules, activated.has(one.identifier));
  return one.kind === 'management' || used.has(one.identifier);
}

function idleReason(
  { kind, identifier }: StoredDeclaration,
  predicate: readonly Reason[] = [],
  activated: ReadonlySet<string>,
  used: ReadonlySet<string>,
): readonly Reason[] {
  if (kind === 'activation') return predicate;
  if (kind === 'configuration' && !activated.has(identifier))
    return [reason('Info.NotReferencedByActivation', 'No active activation names the configuration.')];
  if (kind === 'asset' && !used.has(identifier))
    return [reason('Info.NotReferencedByConfiguration', 'No configuration names the asset.')];
  return [];
}

/** What is wrong with a declaration by itself, and with what it names. */
function faultsOf(
  device: AppleDevice,
  { type, kind, payload }: StoredDeclaration,
  all: readonly StoredDeclaration[],
): readonly Reason[] {
  const keys = Object.hasOwn(declarationTypes, type) ? declarationTypes[type] : undefined;
  if (keys === undefined)
    return reasonsOf(device.rules, [reason('Error.ConfigurationNotSupported', `${type} is not supported.`)]);
  const wrong = Object.entries(keys).filter(([key, wanted]) => !fits(payload[key], wanted));
  const unknown = Object.keys(payload).filter(
    (key) => !Object.hasOwn(keys, key) && type !== 'com.apple.management.properties',
  );
  const missing = kind === 'activation' ? missingFrom(all, standardConfigurations({ payload }), 'configuration') : [];
  const assets = missingFrom(all, assetsOf({ payload }), 'asset');
  return reasonsOf(device.rules, [
    ...wrong.map(([key]) => reason('Error.ConfigurationIsInvalid', `${key} is missing or has another type.`)),
    ...unknown.map((key) => reason('Error.UnknownPayloadKeys', `${key} is not a key of ${type}.`)),
    ...missing.map((identifier) => reason('Error.MissingConfigurations', `There is no configuration ${identifier}.`)),
    ...assets.map((identifier) => reason('Error.MissingAssets', `There is no asset ${identifier}.`)),
  ]);
}

function fits(value: Json | undefined, wanted: string): boolean {
  if (value === undefined) return !wanted.endsWith('!');
  const type = Array.isArray(value) ? 'array' : isObject(value) ? 'object' : typeof value;
  return type === wanted.replace('!', '');
}

function missingFrom(all: readonly StoredDeclaration[], named: readonly string[], kind: string): readonly string[] {
  return named.filter((name) => !all.some((one) => one.kind === kind && one.identifier === name));
}

function standardConfigurations({ payload }: Pick<StoredDeclaration, 'payload'>): readonly string[] {
  const { StandardConfigurations: named } = payload;
  return Array.isArray(named) ? named.filter((name) => typeof name === 'string') : [];
}

function assetsOf({ payload }: Pick<StoredDeclaration, 'payload'>): readonly string[] {
  return assetReferences.map((key) => payload[key]).filter((name) => typeof name === 'string');
}

interface PredicateVerdict {
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
}

/** An activation without a predicate always holds. */
function judgePredicate(device: AppleDevice, { payload, identifier }: StoredDeclaration): PredicateVerdict {
  const { Predicate } = payload;
  if (typeof Predicate !== 'string') return { holds: true, reasons: [] };
  try {
    const lookup = (kind: 'status' | 'property', path: string): Json | undefined =>
      kind === 'status' ? statusItem(device, path) : propertyOf(device, path);
    const holds = activationHolds(device.rules, evaluatePredicate(parsePredicate(Predicate), lookup));
    return { holds, reasons: holds ? [] : [reason('Info.Predicate', `The predicate of ${identifier} does not hold.`)] };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const code =
      error.code === 'APPLE_DDM_PREDICATE' ? 'Error.UnableToParsePredicate' : 'Error.UnableToEvaluatePredicate';
    return { holds: false, reasons: [reason(code, error.message)] };
  }
}

/** Properties that the server declared (com.apple.management.properties). */
function propertyOf({ state }: AppleDevice, path: string): Json | undefined {
  const declared =
    state.declarative?.declarations.filter(({ type }) => type === 'com.apple.management.properties') ?? [];
  return declared.map(({ payload }) => payload[path]).find((value) => value !== undefined);
}

function reason(Code: ReasonCode, Description: string): Reason {
  return { Code, Description };
}
