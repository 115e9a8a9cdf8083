import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { declarativeState } from './channel.js';
import { assetsNamed } from './references.js';
import type { StatusItem } from './status-items.js';
import { accountEntry } from './status-rules.js';

type Services = (payload: JsonObject) => JsonObject;

/** Accounts that active configurations made, as a list (apple/device-management, declarative/status, account.list). */
const listOf =
  (kind: string, services: Services): StatusItem =>
  (device) =>
    accountsOf(device, kind).map((one) =>
      accountEntry(device.rules, { ...describe(device, one), ...services(one.payload) }),
    );

function accountsOf(device: AppleDevice, kind: string): readonly StoredDeclaration[] {
  const { declarations = [], active = [] } = declarativeState(device) ?? {};
  return declarations.filter(
    ({ type, identifier }) => type === `com.apple.configuration.account.${kind}` && active.includes(identifier),
  );
}

/** The identifier of an account is made by the device: it stays the same as long as the account is there. */
function describe(device: AppleDevice, one: StoredDeclaration): JsonObject {
  const { VisibleName, HostName, Port } = one.payload;
  const username = userOf(device, one);
  return {
    identifier: device.constant(`account ${one.identifier}`).uuid(),
    'declaration-identifier': one.identifier,
    ...(typeof VisibleName === 'string' && { 'visible-name': VisibleName }),
    ...(typeof HostName === 'string' && { hostname: HostName }),
    ...(typeof Port === 'number' && { port: Port }),
    ...(username !== undefined && { username }),
  };
}

/** Whose account it is: by its credentials, else by the identity of the user. */
function userOf(device: AppleDevice, one: StoredDeclaration): string | undefined {
  const named = assetsNamed(one).map(({ identifier }) => identifier);
  const assets = (declarativeState(device)?.declarations ?? []).filter(
    ({ kind, identifier }) => kind === 'asset' && named.includes(identifier),
  );
  const mails = assets.map(({ payload }) => payload.EmailAddress).filter((mail) => typeof mail === 'string');
  return assets.map(({ outcome }) => outcome?.userName).find((name) => name !== undefined) ?? mails[0];
}

/** An account of Exchange has a service unless its key says no. */
const on = (payload: JsonObject, key: string): boolean => payload[key] !== false;

/** A mail server's own host and port stand before those of the account. */
function serverOf(payload: JsonObject, member: string): JsonObject {
  const { [member]: server } = payload;
  const { HostName, Port } = isObject(server) ? server : {};
  return {
    ...(typeof HostName === 'string' && { hostname: HostName }),
    ...(typeof Port === 'number' && { port: Port }),
  };
}

export const accountLists: Readonly<Record<string, StatusItem>> = {
  'account.list.caldav': listOf('caldav', () => ({ 'are-calendars-enabled': true, 'are-reminders-enabled': true })),
  'account.list.carddav': listOf('carddav', () => ({})),
  'account.list.exchange': listOf('exchange', (payload) => ({
    'is-mail-enabled': on(payload, 'MailServiceActive'),
    'are-calendars-enabled': on(payload, 'CalendarServiceActive'),
    'are-contacts-enabled': on(payload, 'ContactsServiceActive'),
    'are-notes-enabled': on(payload, 'NotesServiceActive'),
    'are-reminders-enabled': on(payload, 'RemindersServiceActive'),
  })),
  'account.list.google': listOf('google', () => ({
    'is-mail-enabled': true,
    'are-calendars-enabled': true,
    'are-contacts-enabled': true,
    'are-notes-enabled': true,
  })),
  'account.list.ldap': listOf('ldap', () => ({ 'is-enabled': true })),
  'account.list.mail.incoming': listOf('mail', (payload) => ({
    ...serverOf(payload, 'IncomingServer'),
    'is-mail-enabled': true,
    'are-notes-enabled': false,
  })),
  'account.list.mail.outgoing': listOf('mail', (payload) => serverOf(payload, 'OutgoingServer')),
  'account.list.subscribed-calendar': listOf('subscribed-calendar', ({ CalendarURL }) => ({
    'calendar-url': String(CalendarURL),
    'is-enabled': true,
  })),
};
