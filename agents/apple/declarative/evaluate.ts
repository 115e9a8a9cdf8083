import { declarationType } from '../../../protocol/apple/ddm/declaration-types.table.js';
import type { Scope } from '../../../protocol/apple/ddm/payload-key.js';
import type { DeclarationStatus, Reason } from '../../../protocol/apple/ddm/status.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { configurationIsActive } from '../device-rules.js';
import { faultsOf } from './faults.js';
import { judgePredicate, type PredicateVerdict } from './predicates.js';
import { naming, reason, wentWrong } from './reasons.js';
import { assetsNamed, configurationsNamed } from './references.js';
import { codeOf, holdsBesideOthers, toldDetails } from './rules.js';

interface Judged {
  readonly device: AppleDevice;
  readonly faults: ReadonlyMap<string, readonly Reason[]>;
  readonly predicates: ReadonlyMap<string, PredicateVerdict>;
  /** Configurations that an activation names which holds. */
  readonly activated: ReadonlySet<string>;
  /** Activations that failed, by the configurations that they name. */
  readonly failed: ReadonlyMap<string, StoredDeclaration>;
  /** Assets that a sound configuration names. */
  readonly used: ReadonlySet<string>;
  /** The first configuration of each type of which there is one only. */
  readonly single: ReadonlyMap<string, string>;
}

/** What becomes of each declaration: whether it is right, and whether it holds (Apple: "StatusManagementDeclarations"). */
export function evaluateDeclarations(
  device: AppleDevice,
  declarations: readonly StoredDeclaration[],
  scope: Scope,
): readonly DeclarationStatus[] {
  const judged = judge(device, declarations, scope);
  return declarations.map((one) => {
    const wrong = judged.faults.get(one.identifier) ?? [];
    const active = wrong.length === 0 && isActive(judged, one);
    return statusOf(device, one, active, active ? [] : [...wrong, ...(wrong.length === 0 ? idle(judged, one) : [])]);
  });
}

function judge(device: AppleDevice, declarations: readonly StoredDeclaration[], scope: Scope): Judged {
  const faults = new Map(declarations.map((one) => [one.identifier, faultsOf(device, one, declarations, scope)]));
  const sound = declarations.filter(({ identifier }) => faults.get(identifier)?.length === 0);
  const activations = declarations.filter(({ kind }) => kind === 'activation');
  const predicates = new Map(activations.map((one) => [one.identifier, judgePredicate(device, one, declarations)]));
  const holding = sound.filter(({ identifier }) => predicates.get(identifier)?.holds === true);
  const activated = new Set(holding.flatMap(configurationsNamed));
  const failing = activations.filter(({ identifier }) => hasFailed(faults, predicates, identifier));
  const failed = new Map(failing.flatMap((one) => configurationsNamed(one).map((name) => [name, one] as const)));
  const configurations = sound.filter(({ kind }) => kind === 'configuration');
  const used = new Set(configurations.flatMap(assetsNamed).map(({ identifier }) => identifier));
  const lonely = configurations.filter(
    ({ type, identifier }) => declarationType(type)?.applies === 'single' && activated.has(identifier),
  );
  const single = new Map([...lonely].reverse().map(({ type, identifier }) => [type, identifier]));
  return { device, faults, predicates, activated, failed, used, single };
}

/** An activation that is wrong itself, or whose predicate cannot be judged. */
function hasFailed(faults: Judged['faults'], predicates: Judged['predicates'], identifier: string): boolean {
  const reasons = [...(faults.get(identifier) ?? []), ...(predicates.get(identifier)?.reasons ?? [])];
  return reasons.some(({ code }) => code.startsWith('Error.'));
}

function isActive({ device, predicates, activated, used, single }: Judged, one: StoredDeclaration): boolean {
  const { kind, identifier, type } = one;
  if (kind === 'activation') return predicates.get(identifier)?.holds === true;
  if (kind !== 'configuration') return kind === 'management' || used.has(identifier);
  const first = single.get(type) ?? identifier;
  return (
    configurationIsActive(device.rules, activated.has(identifier)) &&
    holdsBesideOthers(device.rules, first === identifier)
  );
}

/** Why a sound declaration does nothing. */
function idle({ predicates, activated, failed, single }: Judged, one: StoredDeclaration): readonly Reason[] {
  if (one.kind === 'activation') return predicates.get(one.identifier)?.reasons ?? [];
  if (one.kind === 'asset')
    return [reason('Info.NotReferencedByConfiguration', 'No configuration names the asset.', naming(one))];
  const activation = failed.get(one.identifier);
  if (!activated.has(one.identifier) && activation !== undefined)
    return [reason('Error.ActivationFailed', `${activation.identifier} failed.`, naming(activation))];
  if (!activated.has(one.identifier))
    return [reason('Info.NotReferencedByActivation', 'No active activation names the configuration.', naming(one))];
  const other = single.get(one.type) ?? 'another one';
  return [wentWrong('Error.ConfigurationCannotBeApplied', `There is one ${one.type} only, ${other}.`)];
}

function statusOf(
  { rules }: AppleDevice,
  one: StoredDeclaration,
  active: boolean,
  reasons: readonly Reason[],
): DeclarationStatus {
  const told = reasons.map((each) => toldDetails(rules, { ...each, code: codeOf(rules, each.code) }));
  const invalid = told.some(({ code }) => code.startsWith('Error.'));
  return {
    kind: one.kind,
    identifier: one.identifier,
    'server-token': one.serverToken,
    active,
    valid: invalid ? 'invalid' : 'valid',
    ...(told.length > 0 && { reasons: told }),
  };
}
