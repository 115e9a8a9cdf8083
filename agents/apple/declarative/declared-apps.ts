import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import { dict, dictOf, stringOf } from '../../../protocol/plist/value.js';
import { installApplication } from '../commands/install-application.js';
import type { Effect } from './effects.table.js';
import { wentWrong } from './reasons.js';
import { installsApp } from './rules.js';

/** A required app is installed as if a command had asked for it; an optional one waits for its holder (declarative/declarations/configurations/app.managed.yaml). */
export const installDeclaredApp: Effect = async ({ conversation: { device } }, { payload }) => {
  const { AppStoreID, BundleID, ManifestURL, InstallBehavior, Attributes } = payload;
  const { Install, License } = isObject(InstallBehavior) ? InstallBehavior : {};
  if (!installsApp(device.rules, Install)) return {};
  const command = dict({
    RequestType: 'InstallApplication',
    ...(typeof BundleID === 'string' && { Identifier: BundleID }),
    ...(typeof AppStoreID === 'string' && { iTunesStoreID: Number(AppStoreID) }),
    ...(typeof ManifestURL === 'string' && { ManifestURL }),
    ...(isObject(License) && { Options: dict({ PurchaseMethod: 1 }) }),
    ...(isObject(Attributes) && { Attributes: dictFromJson(Attributes) }),
    ManagementFlags: 1,
  });
  const answer = await installApplication(device, command);
  if (answer.Status === 'Acknowledged') return { app: stringOf(dictOf(answer.keys)?.get('Identifier')) ?? '' };
  const rejection = 'keys' in answer ? stringOf(answer.keys?.get('RejectionReason')) : undefined;
  return { error: wentWrong('Error.ConfigurationCannotBeApplied', rejection ?? answer.Status) };
};
