import { dictFromJson } from '../../../protocol/plist/json.js';
import { booleanOf, dict, type PlistValue, stringOf } from '../../../protocol/plist/value.js';
import { appsOf, dropApp, findApp, isPresent, putApp } from '../apps.js';
import type { InstalledApp } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { managedApps, mayRemoveApp } from '../device-rules.js';
import { feedbackOf } from '../simulated-apps.js';
import { hidesPersonalApps } from '../user-enrollment/rules.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';
import { stringsOf } from './members.js';

/** InstalledApplicationList: what can be opened, in User Enrollment the managed apps only (mdm/commands/application.installed.list.yaml). */
export const installedApplicationList: CommandHandler = (device, command) => {
  const hidden = hidesPersonalApps(device.rules, device.userEnrolled);
  const managedOnly = hidden || (booleanOf(command.get('ManagedAppsOnly')) ?? false);
  const wanted = stringsOf(command, 'Identifiers');
  const items = stringsOf(command, 'Items');
  const listed = appsOf(device)
    .filter((app) => isPresent(app) && (app.managed || !managedOnly))
    .filter(({ identifier }) => wanted === undefined || wanted.includes(identifier));
  const describe = (app: InstalledApp): PlistValue =>
    new Map([...installedKeys(app)].filter(([key]) => items === undefined || items.includes(key)));
  return acknowledged({ InstalledApplicationList: listed.map(describe) });
};

function installedKeys({ identifier, managed, status, storeId }: InstalledApp): ReadonlyMap<string, PlistValue> {
  return dict({
    Identifier: identifier,
    Name: identifier.split('.').at(-1) ?? identifier,
    Version: '1.0',
    ShortVersion: '1.0',
    BundleSize: 1_048_576,
    Installing: status === 'Installing',
    AppStoreVendable: storeId !== undefined,
    IsValidated: managed,
  });
}

/** ManagedApplicationList: every app that the server asked for, with what became of it (mdm/commands/application.managed.list.yaml). */
export const managedApplicationList: CommandHandler = (device, command) => {
  const wanted = stringsOf(command, 'Identifiers');
  const listed = managedApps(device.rules, appsOf(device)).filter(
    ({ identifier }) => wanted === undefined || wanted.includes(identifier),
  );
  const entries = listed.map(({ identifier, status, flags = 0, configuration, feedback }) => {
    const facts = { HasConfiguration: configuration !== undefined, HasFeedback: feedback !== undefined };
    const keys = { Status: status, ManagementFlags: flags, IsValidated: status === 'Managed', ...facts };
    return [identifier, dict(keys)] as const;
  });
  return acknowledged({ ManagedApplicationList: new Map(entries) });
};

/** RemoveApplication: an app of the holder's is not the server's to remove (mdm/commands/application.remove.yaml). */
export const removeApplication: CommandHandler = (device, command) => {
  const identifier = stringOf(command.get('Identifier')) ?? '';
  const app = findApp(device, identifier);
  if (app === undefined || !mayRemoveApp(device.rules, app)) return failed('appNotManaged', identifier);
  dropApp(device, identifier);
  return acknowledged();
};

/** ValidateApplications: enterprise apps are valid once the device has reached its developer (mdm/commands/application.validate.yaml). */
export const validateApplications: CommandHandler = (device, command) => {
  const unknown = stringsOf(command, 'Identifiers')?.find((identifier) => findApp(device, identifier) === undefined);
  return unknown === undefined ? acknowledged() : failed('appNotManaged', unknown);
};

/** InviteToProgram: the holder answers an invitation to licences (mdm/commands/application.invite_to_program.yaml). */
export const inviteToProgram: CommandHandler = ({ habits }) =>
  acknowledged({ InvitationResult: habits.acceptsApps ? 'Acknowledged' : 'Rejected' });

function managed(device: AppleDevice, identifiers: readonly string[] = []): readonly InstalledApp[] {
  return appsOf(device).filter((app) => app.managed && identifiers.includes(app.identifier));
}

export const managedApplicationAttributes: CommandHandler = (device, command) => {
  const listed = managed(device, stringsOf(command, 'Identifiers'));
  const describe = ({ identifier, attributes = {} }: InstalledApp): PlistValue =>
    dict({ Identifier: identifier, Attributes: dictFromJson(attributes) });
  return acknowledged({ ApplicationAttributes: listed.map(describe) });
};

export const managedApplicationConfiguration: CommandHandler = (device, command) => {
  const listed = managed(device, stringsOf(command, 'Identifiers'));
  const describe = ({ identifier, configuration }: InstalledApp): PlistValue =>
    dict({ Identifier: identifier, Configuration: configuration && dictFromJson(configuration) });
  return acknowledged({ ApplicationConfigurations: listed.map(describe) });
};

/** ManagedApplicationFeedback: what apps left for the server, deleted on its wish. */
export const managedApplicationFeedback: CommandHandler = (device, command) => {
  const listed = managed(device, stringsOf(command, 'Identifiers'));
  const describe = (app: InstalledApp): PlistValue => {
    const feedback = feedbackOf(device, app);
    return dict({ Identifier: app.identifier, Feedback: feedback && dictFromJson(feedback) });
  };
  const answer = acknowledged({ ManagedApplicationFeedback: listed.map(describe) });
  if (booleanOf(command.get('DeleteFeedback')) === true) {
    for (const { feedback: _, ...app } of listed) putApp(device, app);
  }
  return answer;
};
