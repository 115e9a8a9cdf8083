import type { DeclarationStatus } from '../../../protocol/apple/ddm/status.js';
import { dropApp, findApp } from '../apps.js';
import type { BroughtByDeclaration, DeclarationOutcome, StoredDeclaration } from '../changed-state.js';
import { remove } from '../profile-store.js';
import { AssetData } from './asset-data.js';
import { declarativeState, putDeclarative } from './channel.js';
import type { Conversation } from './conversation.js';
import { prepareDeclaredUpdate } from './declared-updates.js';
import { effects } from './effects.table.js';
import { evaluateDeclarations } from './evaluate.js';
import { staysOnDevice } from './rules.js';
import { scopeOf } from './support.js';

/**
 * What declarations mean for the device: assets that are used are fetched, active configurations bring what they bring, and what no
 * active configuration brings any more goes. What failed before is tried again.
 */
export async function bringIntoForce(conversation: Conversation): Promise<void> {
  const state = declarativeState(conversation.device);
  if (state === undefined) return;
  const data = new AssetData(conversation);
  const retried = state.declarations.map((one) =>
    one.outcome?.error === undefined ? one : withOutcome(one, undefined),
  );
  const fetched = await eachActive(conversation, retried, 'asset', (one) => data.outcomeOf(one));
  const applied = await eachActive(conversation, fetched, 'configuration', (one) => {
    const effect = effects[one.type];
    return effect === undefined ? undefined : effect({ conversation, data, all: fetched }, one);
  });
  const active = activeIn(evaluate(conversation, applied));
  putDeclarative(conversation.device, { declarations: applied, active: [...active] });
  takeOff(conversation, state.brought ?? []);
  if (conversation.device.onBehalfOf === undefined) prepareDeclaredUpdate(conversation.device);
}

function evaluate({ device }: Conversation, declarations: readonly StoredDeclaration[]): readonly DeclarationStatus[] {
  return evaluateDeclarations(device, declarations, scopeOf(device));
}

function activeIn(statuses: readonly DeclarationStatus[]): ReadonlySet<string> {
  return new Set(statuses.filter(({ active }) => active).map(({ identifier }) => identifier));
}

/** Declarations of a kind with their outcomes: an active one gets its own once, an idle one loses it. */
async function eachActive(
  conversation: Conversation,
  declarations: readonly StoredDeclaration[],
  kind: StoredDeclaration['kind'],
  bring: (one: StoredDeclaration) => Promise<DeclarationOutcome> | undefined,
): Promise<readonly StoredDeclaration[]> {
  const active = activeIn(evaluate(conversation, declarations));
  const brought: StoredDeclaration[] = [];
  for (const one of declarations) {
    if (one.kind !== kind) brought.push(one);
    else if (!active.has(one.identifier)) brought.push(withOutcome(one, undefined));
    else brought.push(one.outcome === undefined ? withOutcome(one, await bring(one)) : one);
  }
  return brought;
}

function withOutcome(
  { outcome: _, ...one }: StoredDeclaration,
  outcome: DeclarationOutcome | undefined,
): StoredDeclaration {
  return outcome === undefined ? one : { ...one, outcome };
}

/** Profiles and apps that declarations brought before and that none of them brings now. */
function takeOff({ device }: Conversation, before: readonly BroughtByDeclaration[]): void {
  const outcomes = (declarativeState(device)?.declarations ?? []).map(({ outcome = {} }) => outcome);
  const now: readonly BroughtByDeclaration[] = outcomes.flatMap(({ profile, app }) => [
    ...(profile === undefined ? [] : [{ kind: 'profile', identifier: profile } as const]),
    ...(app === undefined ? [] : [{ kind: 'app', identifier: app } as const]),
  ]);
  const inForce = ({ kind, identifier }: BroughtByDeclaration): boolean =>
    now.some((one) => one.kind === kind && one.identifier === identifier);
  const over = before.filter((one) => !staysOnDevice(device.rules, inForce(one)));
  for (const { kind, identifier } of over) {
    if (kind === 'profile') remove(device, identifier);
    else if (findApp(device, identifier)?.managed === true) dropApp(device, identifier);
  }
  const staying = before.filter((one) => !over.includes(one) && !inForce(one));
  putDeclarative(device, { brought: [...now, ...staying] });
}
