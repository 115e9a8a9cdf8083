import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

async function declare(scene: Scene, declarations: readonly Json[]): Promise<void> {
  await scene.target.admin.putSettings('apple-declarations', { declarations });
}

function passcode(MinimumLength: number): JsonObject {
  const Type = 'com.apple.configuration.passcode.settings';
  return { Type, Identifier: 'passcode', Payload: { MinimumLength, RequirePasscode: true } };
}

function activation(named: readonly string[], Predicate?: string): JsonObject {
  const Payload = { StandardConfigurations: [...named], ...(Predicate !== undefined && { Predicate }) };
  return { Type: 'com.apple.activation.simple', Identifier: 'activation', Payload };
}

export const declarePasscode = (scene: Scene, digits: number, predicate?: string): Promise<void> =>
  declare(scene, [passcode(digits), activation(['passcode'], predicate)]);

export const declareIdlePasscode = (scene: Scene, digits: number): Promise<void> => declare(scene, [passcode(digits)]);

/** A configuration of this type, named by an activation. */
export const declareType = (scene: Scene, Type: string): Promise<void> =>
  declare(scene, [{ Type, Identifier: 'other', Payload: {} }, activation(['other'])]);

export const declareNothing = (scene: Scene): Promise<void> => declare(scene, []);

/** A subscription to status items, beside the passcode. */
export const subscribe = (scene: Scene, items: string): Promise<void> => {
  const StatusItems = items.split(', ').map((Name) => ({ Name }));
  const Type = 'com.apple.configuration.management.status-subscriptions';
  return declare(scene, [{ Type, Identifier: 'status', Payload: { StatusItems } }, activation(['status'])]);
};
