import { type DeviceErrorName, errorItem } from '../../../protocol/apple/errors.table.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import { readPlist } from '../../../protocol/plist/codec.js';
import { dictToJson } from '../../../protocol/plist/json.js';
import { arrayOf, dict, dictOf, type PlistDict, stringOf } from '../../../protocol/plist/value.js';
import { asksForAppleId } from '../ade/rules.js';
import { findApp, isPresent, putApp } from '../apps.js';
import type { AppStatus, InstalledApp } from '../changed-state.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { appsAllowed } from '../device-rules.js';
import { anchorsOf } from '../profile-store.js';
import { effectiveRestrictions } from '../restrictions/effective.js';
import { purchaseFits } from '../shared-ipad/protocol-rules.js';
import { storeAppAllowed, takesOverPersonalApp } from '../user-enrollment/rules.js';
import { type Answer, acknowledged, type CommandHandler } from './answer.js';
import { integerOf } from './members.js';

/**
 * InstallApplication: from the store by number or identifier, or by the manifest of an enterprise app
 * (mdm/commands/application.install.yaml). A supervised device installs at once, another one asks its holder.
 */
export const installApplication: CommandHandler = async (device, command) => {
  const storeId = integerOf(command.get('iTunesStoreID'));
  const identifier = await identifierOf(device, command, storeId);
  if (identifier === undefined) return rejected('notAnApp', 'NotAnApp');
  const present = findApp(device, identifier);
  if (!appsAllowed(device.rules, effectiveRestrictions(device).get('allowAppInstallation') !== false))
    return rejected('appsDisabled', 'AppStoreDisabled');
  if (device.userEnrolled && !storeAppAllowed(device.rules, hasLicence(command)))
    return rejected('notAllowed', 'NotSupported', identifier);
  if (!purchaseFits(device.rules, device.shared, isVolumePurchase(command)))
    return rejected('appsDisabled', 'PurchaseMethodNotSupportedInMultiUser');
  const asked = command.get('ChangeManagementState') === 'Managed';
  const takesOver = asked && takesOverPersonalApp(device.rules, device.userEnrolled);
  if (present !== undefined && !present.managed && isPresent(present) && !takesOver)
    return rejected('appInstalled', 'AppAlreadyInstalled', identifier);
  if (present?.status === 'Prompting' || present?.status === 'Installing')
    return rejected('appQueued', 'AppAlreadyQueued', identifier);
  const app = requested(device, command, identifier, present);
  putApp(device, app);
  return acknowledged({ Identifier: identifier, State: app.status });
};

/** An app of the organisation's own, or one that it has a licence for (mdm/commands/application.install.yaml, Options.PurchaseMethod). */
function hasLicence(command: PlistDict): boolean {
  const own = command.has('ManifestURL') || command.has('Manifest');
  return own || integerOf(dictOf(command.get('Options'))?.get('PurchaseMethod')) === 1;
}

function requested(
  device: AppleDevice,
  command: PlistDict,
  identifier: string,
  present: InstalledApp | undefined,
): InstalledApp {
  const [storeId, flags] = [integerOf(command.get('iTunesStoreID')), integerOf(command.get('ManagementFlags'))];
  const [configuration, attributes] = [dictOf(command.get('Configuration')), dictOf(command.get('Attributes'))];
  return {
    identifier,
    status: firstStatus(device, command, present),
    managed: present === undefined || present.managed || device.supervised,
    ...(flags !== undefined && { flags }),
    ...(storeId !== undefined && { storeId }),
    ...(configuration !== undefined && { configuration: dictToJson(configuration) }),
    ...(attributes !== undefined && { attributes: dictToJson(attributes) }),
  };
}

/** What is not bought in the store at all comes by a manifest. */
function isVolumePurchase(command: PlistDict): boolean {
  const method = dictOf(command.get('Options'))?.get('PurchaseMethod');
  return method === 1 || command.get('ManifestURL') !== undefined || command.get('Manifest') !== undefined;
}

/** PurchaseMethod 0 needs a redemption code first; a managed app that is there is brought up to date. */
function firstStatus(device: AppleDevice, command: PlistDict, present: InstalledApp | undefined): AppStatus {
  const method = integerOf(dictOf(command.get('Options'))?.get('PurchaseMethod'));
  const waits = device.state.setup !== undefined && asksForAppleId(device.rules, method === 1, device.habits.appleId);
  const silent = (device.supervised || device.family === 'macos') && !waits;
  if (present?.preserved === true) return 'Managed';
  if (present?.status === 'Managed') return 'Updating';
  if (present !== undefined && isPresent(present)) return silent ? 'Managed' : 'PromptingForManagement';
  if (method === 0) return 'NeedsRedemption';
  return silent ? 'Installing' : 'Prompting';
}

async function identifierOf(
  device: AppleDevice,
  command: PlistDict,
  storeId: number | undefined,
): Promise<string | undefined> {
  const [identifier, manifest] = [stringOf(command.get('Identifier')), stringOf(command.get('ManifestURL'))];
  if (identifier !== undefined) return identifier;
  // the simulated store calls an app by its number
  if (storeId !== undefined) return `store.app.${storeId}`;
  const inline = dictOf(command.get('Manifest'));
  if (inline !== undefined) return bundleOf(inline);
  return manifest === undefined ? undefined : fetchManifest(device, manifest);
}

/** What cannot be fetched or read names no app. */
async function fetchManifest(device: AppleDevice, url: string): Promise<string | undefined> {
  const { transport, signal } = device.world;
  const headers = { 'User-Agent': device.habits.userAgent };
  try {
    const request = { step: 'GetManifest', method: 'GET' as const, url, headers, anchors: anchorsOf(device) };
    const { status, body } = await transport.send({ ...request, ...(signal && { signal }) });
    const manifest = status === 200 ? dictOf(readPlist(body).message) : undefined;
    return manifest === undefined ? undefined : bundleOf(manifest);
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof EnrollmentStopped) return undefined;
    throw error;
  }
}

function bundleOf(manifest: PlistDict): string | undefined {
  const metadata = dictOf(dictOf(arrayOf(manifest.get('items'))?.[0])?.get('metadata'));
  return stringOf(metadata?.get('bundle-identifier'));
}

/** A refusal names its reason beside the error chain. */
function rejected(error: DeviceErrorName, RejectionReason: string, argument = ''): Answer {
  return { Status: 'Error', ErrorChain: [errorItem(error, argument)], keys: dict({ RejectionReason }) };
}

/** ApplyRedemptionCode: for an app that waits for one (mdm/commands/application.redemption_code.yaml). */
export const applyRedemptionCode: CommandHandler = (device, command) => {
  const identifier = stringOf(command.get('Identifier')) ?? '';
  const app = findApp(device, identifier);
  if (app?.status !== 'NeedsRedemption')
    return { Status: 'Error', ErrorChain: [errorItem('notRedeemable', identifier)] };
  putApp(device, { ...app, status: device.supervised ? 'Installing' : 'Prompting' });
  return acknowledged();
};
