import { declarationType } from '../../../protocol/apple/ddm/declaration-types.table.js';
import type { Scope } from '../../../protocol/apple/ddm/payload-key.js';
import type { Reason } from '../../../protocol/apple/ddm/status.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { reasonsOf } from '../device-rules.js';
import { isLoaded } from './loaded.js';
import { faultsInPayload } from './payload-faults.js';
import { naming, reason, wentWrong } from './reasons.js';
import { assetsNamed, configurationsNamed } from './references.js';
import { takesHere } from './support.js';

/** What is wrong with a declaration: by itself, with what it names, and with what it brought. */
export function faultsOf(
  device: AppleDevice,
  one: StoredDeclaration,
  all: readonly StoredDeclaration[],
  scope: Scope,
): readonly Reason[] {
  if (!isLoaded(one))
    return reasonsOf(device.rules, [reason('Error.InvalidPayload', 'It could not be loaded.', naming(one))]);
  const type = declarationType(one.type);
  if (type === undefined || !takesHere(device, type, scope))
    return reasonsOf(device.rules, [
      reason('Error.ConfigurationNotSupported', `${one.type} is not supported here.`, naming(one)),
    ]);
  const { wrong, unknown } = faultsInPayload(device, one.payload, type);
  return reasonsOf(device.rules, [
    ...(wrong.length > 0
      ? [wentWrong('Error.ConfigurationIsInvalid', `${wrong.join(', ')}: missing, or no value that fits.`)]
      : []),
    ...(unknown.length > 0
      ? [reason('Error.UnknownPayloadKeys', `There is no ${unknown.join(', ')}.`, { UnknownPayloadKeys: [...unknown] })]
      : []),
    ...missing(one, all),
    ...(one.outcome?.error === undefined ? [] : [one.outcome.error]),
  ]);
}

function missing(one: StoredDeclaration, all: readonly StoredDeclaration[]): readonly Reason[] {
  const configurations = one.kind === 'activation' ? configurationsNamed(one) : [];
  const lost = configurations.filter((name) => find(all, 'configuration', name) === undefined);
  const assets = assetsNamed(one);
  const absent = assets.filter(({ identifier }) => find(all, 'asset', identifier) === undefined);
  const misfit = assets.filter(({ identifier, types }) => {
    const asset = find(all, 'asset', identifier);
    return asset !== undefined && !types.includes(asset.type);
  });
  const names = absent.map(({ identifier }) => identifier);
  const failed = assets.filter(({ identifier }) => find(all, 'asset', identifier)?.outcome?.error !== undefined);
  return [
    ...failed.map(({ identifier }) => wentWrong('Error.ConfigurationCannotBeApplied', `${identifier} did not come.`)),
    ...(lost.length > 0
      ? [
          reason('Error.MissingConfigurations', `There is no ${lost.join(', ')}.`, {
            ...naming(one),
            ConfigurationIdentifiers: lost,
          }),
        ]
      : []),
    ...(names.length > 0
      ? [reason('Error.MissingAssets', `There is no ${names.join(', ')}.`, { ...naming(one), AssetIdentifiers: names })]
      : []),
    ...misfit.map(({ identifier }) =>
      wentWrong('Error.ConfigurationIsInvalid', `${identifier} is another kind of asset.`),
    ),
  ];
}

function find(all: readonly StoredDeclaration[], kind: string, identifier: string): StoredDeclaration | undefined {
  return all.find((one) => one.kind === kind && one.identifier === identifier);
}
