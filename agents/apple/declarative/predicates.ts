import { evaluatePredicate, parsePredicate } from '../../../protocol/apple/ddm/predicate.js';
import type { Reason, ReasonCode } from '../../../protocol/apple/ddm/status.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Json } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { activationHolds } from '../device-rules.js';
import { naming, reason } from './reasons.js';
import { entriesSeen } from './rules.js';
import { statusItem } from './status-items.js';

export interface PredicateVerdict {
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
}

/** An activation without a predicate always holds (Apple: "ActivationSimple", Predicate). */
export function judgePredicate(
  device: AppleDevice,
  activation: StoredDeclaration,
  all: readonly StoredDeclaration[],
): PredicateVerdict {
  const { Predicate } = activation.payload;
  if (typeof Predicate !== 'string') return { holds: true, reasons: [] };
  const because = (code: ReasonCode, text: string): readonly Reason[] => [
    reason(code, text, {
      ...naming(activation),
      Predicate,
      ...(code === 'Error.PredicateFailed' && underlying),
    }),
  ];
  try {
    const lookup = (kind: 'status' | 'property', path: string): Json | undefined =>
      kind === 'status' ? seen(device, statusItem(device, path)) : propertyOf(all, path);
    const holds = activationHolds(device.rules, evaluatePredicate(parsePredicate(Predicate), lookup));
    return { holds, reasons: holds ? [] : because('Info.Predicate', 'The predicate does not hold.') };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { holds: false, reasons: because(codes[error.code] ?? 'Error.UnableToEvaluatePredicate', error.message) };
  }
}

/** Reason codes by what went wrong with a predicate (declarative/declarations/declarationbase.yaml, reasons). */
const codes: Readonly<Record<string, ReasonCode>> = {
  APPLE_DDM_PREDICATE: 'Error.UnableToParsePredicate',
  APPLE_DDM_OPERATOR: 'Error.UnableToParsePredicateWithCustomOperator',
  APPLE_DDM_FAILED: 'Error.PredicateFailed',
};

/** What the system's own error is called, which a failed evaluation names beside the predicate. */
const underlying = { Domain: 'simulated', Code: '1' } as const;

function seen({ rules }: AppleDevice, value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? [...entriesSeen(rules, value)] : value;
}

/** Properties that the server declared (declarative/declarations/management/properties.yaml). */
function propertyOf(all: readonly StoredDeclaration[], path: string): Json | undefined {
  const declared = all.filter(({ type }) => type === 'com.apple.management.properties');
  return declared.map(({ payload }) => payload[path]).find((value) => value !== undefined);
}
