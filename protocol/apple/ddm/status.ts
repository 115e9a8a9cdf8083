import { type Decoded, Findings } from '../../base/finding.js';
import type { Json, JsonObject } from '../../base/vocabulary.js';
import { type DeclarationKind, ddm, isObject, readJsonObject, writeJson } from './declarations.js';

/** Why a declaration is not valid or not active (declarative/status/statusreason.yaml). */
export interface Reason {
  readonly code: ReasonCode;
  readonly description: string;
  readonly details: JsonObject;
}

/** Codes of the schema (declarative/declarations/declarationbase.yaml, reasons); `Info.` ones are no errors. */
export type ReasonCode =
  | 'Error.ActivationFailed'
  | 'Error.AssetCannotBeDeserialized'
  | 'Error.AssetCannotBeDownloaded'
  | 'Error.AssetCannotBeVerified'
  | 'Error.ConfigurationCannotBeApplied'
  | 'Error.ConfigurationFailed'
  | 'Error.ConfigurationIsInvalid'
  | 'Error.ConfigurationNotSupported'
  | 'Error.InvalidPayload'
  | 'Error.MissingAssets'
  | 'Error.MissingConfigurations'
  | 'Error.PredicateFailed'
  | 'Error.UnableToEvaluatePredicate'
  | 'Error.UnableToParsePredicate'
  | 'Error.UnableToParsePredicateWithCustomOperator'
  | 'Error.UnknownPayloadKeys'
  | 'Info.NotReferencedByActivation'
  | 'Info.NotReferencedByConfiguration'
  | 'Info.Predicate';

/** What became of one declaration. */
export interface DeclarationStatus {
  readonly kind: DeclarationKind;
  readonly identifier: string;
  readonly 'server-token': string;
  readonly active: boolean;
  readonly valid: 'unknown' | 'invalid' | 'valid';
  readonly reasons?: readonly Reason[];
}

export interface StatusReport {
  readonly StatusItems: JsonObject;
  readonly Errors: readonly Json[];
  /** Absent: the version of the device does not know the key. */
  readonly FullReport?: boolean;
}

const lists: Readonly<Record<DeclarationKind, string>> = {
  activation: 'activations',
  asset: 'assets',
  configuration: 'configurations',
  management: 'management',
};

/** The status item `management.declarations`. */
export function declarationsStatus(statuses: readonly DeclarationStatus[]): JsonObject {
  const of = (kind: DeclarationKind): Json =>
    statuses
      .filter((status) => status.kind === kind)
      .map(({ kind: _, ...status }) => ({ ...status }) as unknown as Json);
  return Object.fromEntries(Object.entries(lists).map(([kind, list]) => [list, of(kind as DeclarationKind)]));
}

export function encodeStatus({ StatusItems, Errors, FullReport }: StatusReport): Uint8Array {
  return writeJson({ StatusItems, Errors, ...(FullReport !== undefined && { FullReport }) });
}

/** Throws ProtocolError on what is no JSON object. */
export function decodeStatus(bytes: Uint8Array): Decoded<StatusReport> {
  const findings = new Findings();
  const { StatusItems, Errors, FullReport } = readJsonObject(bytes);
  const at = { section: ddm('StatusReport'), place: 'status.StatusItems' };
  if (!isObject(StatusItems)) findings.add({ ...at, expected: 'StatusItems (object)', received: typeof StatusItems });
  const message: StatusReport = {
    StatusItems: isObject(StatusItems) ? StatusItems : {},
    Errors: Array.isArray(Errors) ? (Errors as readonly Json[]) : [],
    FullReport: FullReport === true,
  };
  return { message, findings: findings.list };
}

/** Deeper members of a report are taken as they are. */
const deepest = 8;

/** Makes one list of entries with identifiers of what was known and of what an incremental report tells. */
export type MergeEntries = (known: readonly StatusEntry[], changed: readonly StatusEntry[]) => readonly StatusEntry[];
export type StatusEntry = JsonObject & { readonly identifier: string };

/**
 * The items of an incremental report over those that are known: objects are merged, lists entry by entry, everything else is replaced. What
 * management itself tells is whole (declarative/status/management.declarations.yaml).
 */
export function mergeStatus(known: JsonObject, changed: JsonObject, mergeEntries: MergeEntries, depth = 0): JsonObject {
  const merged = Object.entries(changed).map(([key, value]) => {
    const before = Object.hasOwn(known, key) ? known[key] : undefined;
    if (depth < deepest && isObject(before) && isObject(value))
      return [
        key,
        key === 'management' ? { ...before, ...value } : mergeStatus(before, value, mergeEntries, depth + 1),
      ];
    return [key, isList(before) && isList(value) ? mergeEntries(before, value) : value];
  });
  return { ...known, ...Object.fromEntries(merged) };
}

function isList(value: Json | undefined): value is readonly StatusEntry[] & Json {
  if (!Array.isArray(value)) return false;
  return (value as readonly Json[]).every((entry) => isObject(entry) && typeof entry.identifier === 'string');
}
