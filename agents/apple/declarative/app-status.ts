import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import { appsOf, findApp } from '../apps.js';
import type { AppStatus, InstalledApp, StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { declarativeState } from './channel.js';
import type { StatusItem } from './status-items.js';

/** Words of the status items for what became of an app. */
const appStates: Readonly<Record<AppStatus, string>> = {
  NeedsRedemption: 'needs-redemption',
  Prompting: 'prompting',
  PromptingForManagement: 'prompting-for-management',
  Installing: 'installing',
  Updating: 'updating',
  Managed: 'managed',
  ManagedButUninstalled: 'managed-but-uninstalled',
  UserInstalledApp: 'user-installed-app',
  UserRejected: 'user-rejected',
  ManagementRejected: 'management-rejected',
};

/** Words that the list of declared apps has instead. */
const declaredStates: Readonly<Partial<Record<AppStatus, string>>> = {
  Prompting: 'prompting-for-consent',
  Updating: 'managed',
  UserRejected: 'failed',
  ManagementRejected: 'failed',
};

function nameAndVersion(identifier: string): JsonObject {
  return { name: identifier.split('.').at(-1) ?? identifier, version: '1.0', 'short-version': '1.0' };
}

const listed = ({ identifier, status }: InstalledApp): Json => ({
  identifier,
  ...nameAndVersion(identifier),
  state: appStates[status],
});

/** An app that is required, or that its holder may install (declarative/status/app.managed.list.yaml). */
function declaredApp(device: AppleDevice, one: StoredDeclaration): Json {
  const { AppStoreID, BundleID } = one.payload;
  const identifier = one.outcome?.app ?? String(BundleID ?? `store.app.${String(AppStoreID)}`);
  const app = findApp(device, identifier);
  const state = app === undefined ? 'optional' : (declaredStates[app.status] ?? appStates[app.status]);
  const refused = app?.status === 'UserRejected' && { reasons: [{ code: 'Error.UserRejected' }] };
  const { error } = one.outcome ?? {};
  const failed = error !== undefined && { state: 'failed', reasons: [{ code: codeFor(error.description) }] };
  const told = { identifier, 'declaration-identifier': one.identifier, ...nameAndVersion(identifier), state };
  return { ...told, ...refused, ...failed };
}

/** The words of the list for a reason that InstallApplication would give. */
function codeFor(rejection: string): string {
  const codes: Readonly<Record<string, string>> = {
    AppAlreadyInstalled: 'Error.UnmanagedAppAlreadyInstalled',
    AppStoreDisabled: 'Error.AppStoreDisabled',
    NotAnApp: 'Error.NotAnApp',
  };
  return codes[rejection] ?? 'Error.NotSupported';
}

/** Managed apps, and those of declarations (apple/device-management, declarative/status/mdm.app.yaml and app.managed.list.yaml). */
export const appLists: Readonly<Record<string, StatusItem>> = {
  'mdm.app': (device) =>
    appsOf(device)
      .filter(({ managed }) => managed)
      .map(listed),
  'app.managed.list': (device) => {
    const { declarations = [], active = [] } = declarativeState(device) ?? {};
    const apps = declarations.filter(({ type }) => type === 'com.apple.configuration.app.managed');
    return apps
      .filter(({ identifier, outcome }) => active.includes(identifier) || outcome?.error !== undefined)
      .map((one) => declaredApp(device, one));
  },
};
