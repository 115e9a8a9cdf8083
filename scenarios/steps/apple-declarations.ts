import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

async function declare(scene: Scene, declarations: readonly Json[], more: JsonObject = {}): Promise<void> {
  await scene.target.admin.putSettings('apple-declarations', { declarations, ...more });
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

/** A passcode, by a server whose token never stays the same. */
export const declareUnsettled = (scene: Scene): Promise<void> =>
  declare(scene, [passcode(6), activation(['passcode'])], { unsettled: true });

const mail = 'com.apple.configuration.account.mail';
const user = { Type: 'com.apple.asset.useridentity', Identifier: 'user', Payload: { FullName: 'Ada' } };

/** Declarations with something wrong, or idle, in words. */
const faults: Readonly<Record<string, readonly Json[]>> = {
  'a type that nobody knows': [
    { Type: 'com.apple.configuration.coffee', Identifier: 'other', Payload: {} },
    activation(['other']),
  ],
  'a value of a wrong type': [
    { ...passcode(6), Identifier: 'other', Payload: { MinimumLength: 'six' } },
    activation(['other']),
  ],
  'a key that nobody knows': [
    { ...passcode(6), Identifier: 'other', Payload: { Coffee: true } },
    activation(['other']),
  ],
  'a configuration that is not there': [activation(['elsewhere'])],
  'an asset that is not there': [
    {
      Type: mail,
      Identifier: 'other',
      Payload: { UserIdentityAssetReference: 'nobody', IncomingServer: {}, OutgoingServer: {} },
    },
    activation(['other']),
  ],
  'a predicate that cannot be read': [passcode(6), activation(['passcode'], '@status(device.model.family ==')],
  'a predicate about nothing': [passcode(6), activation(['passcode'], "@status(device.coffee) == 'hot'")],
  'a predicate that does not hold': [passcode(6), activation(['passcode'], 'FALSEPREDICATE')],
  'an activation that fails': [passcode(6), activation(['passcode', 'elsewhere'])],
  'an operator that nobody knows': [passcode(6), activation(['passcode'], '@coffee(hot) == TRUE')],
  'a predicate that goes through no list': [
    passcode(6),
    activation(['passcode'], "SUBQUERY(@status(device.model.family), $one, $one.@key(a) == 'b').@count > 0"),
  ],
  'an answer that cannot be read': [passcode(6), activation(['passcode'])],
  'nothing that activates it': [passcode(6)],
  'nothing that refers to it': [user],
};

export const declarationFaults = Object.keys(faults);

/** What the server cannot give though it lists it. */
const unreadable: Readonly<Record<string, readonly string[]>> = { 'an answer that cannot be read': ['passcode'] };

export const declareFault = (scene: Scene, fault: string): Promise<void> =>
  declare(scene, faults[fault] ?? [], { unreadable: [...(unreadable[fault] ?? [])] });
