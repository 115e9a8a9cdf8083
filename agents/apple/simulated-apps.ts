import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { InstalledApp } from './changed-state.js';
import type { AppleDevice } from './device.js';
import {
  mailReadsContacts,
  mailWritesContacts,
  managedAccountOnly,
  type OpenIn,
  pastesElsewhere,
} from './framework-rules.js';
import { effectiveRestrictions } from './restrictions/effective.js';

/**
 * What simulated apps leave for the server in ManagedApplicationFeedback (mdm/commands/application.feedback.yaml). Which keys there are is the
 * app's affair: these are our invention. An app of work tells who is signed in and what leaves it; one that is configured to watch the device tells whether it
 * was broken into.
 */
export function feedbackOf(device: AppleDevice, app: InstalledApp): JsonObject | undefined {
  const { configuration = {}, feedback } = app;
  const watches = configuration.ReportsDeviceHealth === true && { Jailbroken: device.habits.jailbroken };
  const works = isWorkApp(app) && workFeedback(device, configuration);
  if (!watches && !works) return feedback;
  return { ...feedback, ...watches, ...works };
}

/** Apps of this vendor read IntuneMAMUPN and IntuneMAMAllowedAccountsOnly (Microsoft: "app configuration policies for managed iOS/iPadOS devices"). */
function isWorkApp({ identifier, configuration = {} }: InstalledApp): boolean {
  return identifier.startsWith('com.microsoft.') || configuration.IntuneMAMUPN !== undefined;
}

function workFeedback(device: AppleDevice, configuration: JsonObject): JsonObject {
  const restrictions = effectiveRestrictions(device);
  const ways: OpenIn = {
    fromUnmanagedToManaged: restrictions.get('allowOpenFromUnmanagedToManaged') !== false,
    fromManagedToUnmanaged: restrictions.get('allowOpenFromManagedToUnmanaged') !== false,
    managedMayWriteContacts: restrictions.get('allowManagedToWriteUnmanagedContacts') === true,
  };
  const exports = mailReadsContacts(device.rules, ways) && mailWritesContacts(device.rules, ways);
  const managedPasteboard = restrictions.get('requireManagedPasteboard') === true;
  const pastes = pastesElsewhere(device.rules, managedPasteboard, ways.fromManagedToUnmanaged);
  return {
    Accounts: accountsIn(device, configuration),
    ContactExport: exports ? 'works' : 'blocked',
    PasteElsewhere: pastes ? 'works' : 'blocked',
  };
}

function accountsIn(device: AppleDevice, { IntuneMAMUPN, IntuneMAMAllowedAccountsOnly }: JsonObject): Json[] {
  const managed = typeof IntuneMAMUPN === 'string' ? [IntuneMAMUPN] : [];
  const only = managedAccountOnly(device.rules, IntuneMAMAllowedAccountsOnly);
  return only ? managed : [...managed, device.habits.personalAccount];
}
