import type { DeclarativeState } from '../changed-state.js';
import type { AppleDevice } from '../device.js';

const fresh: DeclarativeState = Object.freeze({ token: '', declarations: [], reported: {}, active: [] });

/** Declarative management of the channel that the session is on; undefined while the server does not use it there. */
export function declarativeState({ state, onBehalfOf }: AppleDevice): DeclarativeState | undefined {
  return onBehalfOf === undefined ? state.declarative : state.declarativeOfUsers?.[onBehalfOf.shortName];
}

export function putDeclarative(device: AppleDevice, changes: Partial<DeclarativeState>): void {
  const { state, onBehalfOf } = device;
  const next = { ...(declarativeState(device) ?? fresh), ...changes };
  if (onBehalfOf === undefined) device.update({ declarative: next });
  else device.update({ declarativeOfUsers: { ...state.declarativeOfUsers, [onBehalfOf.shortName]: next } });
}

/** Declarations that hold, on the device's own channel and on those of its users. */
export function* declarationsInForce({ state }: AppleDevice) {
  const channels = [state.declarative, ...Object.values(state.declarativeOfUsers ?? {})];
  for (const channel of channels)
    for (const one of channel?.declarations ?? []) if (channel?.active.includes(one.identifier)) yield one;
}

/** What active configurations trust (declarative/declarations/configurations/security.certificate.yaml). */
export function certificatesDeclared(device: AppleDevice): readonly { readonly certificate?: string }[] {
  const outcomes = [...declarationsInForce(device)].map(({ outcome = {} }) => outcome);
  return outcomes.filter(({ isIdentity, certificate }) => isIdentity !== true && certificate !== undefined);
}
