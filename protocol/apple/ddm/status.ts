import { type Decoded, Findings } from '../../base/finding.js';
import type { Json, JsonObject } from '../../base/vocabulary.js';
import { type DeclarationKind, ddm, isObject, readJsonObject, writeJson } from './declarations.js';

/** Why a declaration is not valid or not active (Apple: "StatusReason"). */
export interface Reason {
  readonly Code: ReasonCode;
  readonly Description: string;
}

/** Codes that devices give; `Info.` ones are no errors. */
export type ReasonCode =
  | 'Error.ConfigurationIsInvalid'
  | 'Error.ConfigurationNotSupported'
  | 'Error.MissingAssets'
  | 'Error.MissingConfigurations'
  | 'Error.UnableToEvaluatePredicate'
  | 'Error.UnableToParsePredicate'
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
  readonly FullReport: boolean;
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
  return writeJson({ StatusItems, Errors, FullReport });
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

/** The items of an incremental report over those that are known: objects are merged, everything else is replaced. */
export function mergeStatus(known: JsonObject, changed: JsonObject, depth = 0): JsonObject {
  const merged = Object.entries(changed).map(([key, value]) => {
    const before = Object.hasOwn(known, key) ? known[key] : undefined;
    const joins = depth < deepest && isObject(before) && isObject(value);
    return [key, joins ? mergeStatus(before, value, depth + 1) : value] as const;
  });
  return { ...known, ...Object.fromEntries(merged) };
}
