import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Account, DownloadedToken, HistoryEntry, OwnedDevice, Role, ServerEntry } from './organisation.js';
import type { DeviceFilter } from './portal-documents.js';

/** Whether a token's owner still vouches for it: the password is the same, and the person is still there. */
export const ownerVouches = rule('ADE-084', {
  holds: (_context: RuleContext, owner: Account | undefined, token: DownloadedToken): boolean =>
    samePassword(owner, token) && owner?.left !== true,
  mutants: {
    passwordDoesNotMatter: (_context, owner) => owner?.left !== true,
    leaversAreKept: (_context, owner, token) => samePassword(owner, token),
  },
});

const samePassword = (owner: Account | undefined, { downloadedAt }: DownloadedToken): boolean =>
  owner?.passwordChangedAt === undefined || owner.passwordChangedAt < downloadedAt;

/** Whether somebody of this role gets the token of a server. */
export const roleGetsTokens = rule('ADE-085', {
  holds: (_context: RuleContext, role: Role): boolean =>
    role === 'Administrator' || role === 'Device Enrollment Manager',
  mutants: {
    anyRole: () => true,
    administratorsOnly: (_context, role) => role === 'Administrator',
  },
});

/** When a server was connected, as the portal shows it (ms); undefined for never. */
export const lastConnection = rule(['ADE-086', 'MAC-048'], {
  holds: (_context: RuleContext, { lastConnected }: ServerEntry): number | undefined => lastConnected,
  mutants: { connectedByBeingMade: (_context, { lastConnected, createdAt }) => lastConnected ?? createdAt },
});

/** Devices that something is done to, of those that were picked. */
export const assignedTogether = rule('ADE-030', {
  holds: (_context: RuleContext, picked: readonly OwnedDevice[]): readonly OwnedDevice[] => picked,
  mutants: { firstOnly: (_context, picked) => picked.slice(0, 1) },
});

/** What the history of the portal keeps of a deed. */
export const keptInHistory = rule('ADE-030', {
  holds: (_context: RuleContext, entry: HistoryEntry): HistoryEntry => entry,
  mutants: {
    withoutDevices: (_context, entry) => ({ ...entry, devices: [] }),
    withoutServer: (_context, { server: _server, ...entry }) => entry,
  },
});

/** Whether a device belongs to an order that was picked. */
export const belongsToOrder = rule(['ADE-006', 'ASM-005'], {
  holds: (_context: RuleContext, { facts }: OwnedDevice, order: string): boolean => facts.order_number === order,
  mutants: { ordersAreNotKnown: () => false },
});

const shownBy: Readonly<Record<keyof DeviceFilter, (device: OwnedDevice) => string | undefined>> = {
  management: ({ server }) => (server === undefined ? 'unassigned' : 'assigned'),
  source: ({ facts }) => facts.source,
  orderNumber: ({ facts }) => facts.order_number,
  deviceType: ({ facts }) => facts.device_family,
  storage: ({ facts }) => facts.storage,
};

type Attribute = keyof DeviceFilter;
const attributes = Object.keys(shownBy) as readonly Attribute[];

const fits = (device: OwnedDevice, filter: DeviceFilter, ignored?: Attribute): boolean =>
  attributes.every((each) => each === ignored || filter[each] === undefined || shownBy[each](device) === filter[each]);

/** Whether a device is among those that a filter leaves in the list. */
export const passesFilter = rule('MAC-025', {
  holds: (_context: RuleContext, device: OwnedDevice, filter: DeviceFilter): boolean => fits(device, filter),
  mutants: {
    managementIgnored: (_context, device, filter) => fits(device, filter, 'management'),
    sourceIgnored: (_context, device, filter) => fits(device, filter, 'source'),
    orderIgnored: (_context, device, filter) => fits(device, filter, 'orderNumber'),
    typeIgnored: (_context, device, filter) => fits(device, filter, 'deviceType'),
    storageIgnored: (_context, device, filter) => fits(device, filter, 'storage'),
  },
});

/** Serial numbers of a CSV file: the first column, with or without a line of headings. */
export const serialsInFile = rule('ASM-005', {
  holds: (_context: RuleContext, csv: string): readonly string[] => firstColumn(csv),
  mutants: { firstLineOnly: (_context, csv) => firstColumn(csv).slice(0, 1) },
});

const firstColumn = (csv: string): readonly string[] =>
  csv
    .split(/\r?\n/)
    .map((line) => (line.split(',')[0] ?? '').trim())
    .filter((serial) => serial !== '' && !/^serial/i.test(serial));

/** Rules of the portal's administrator's side. */
export const portalRules: readonly RuleSummary[] = [
  ownerVouches,
  roleGetsTokens,
  lastConnection,
  assignedTogether,
  keptInHistory,
  belongsToOrder,
  passesFilter,
  serialsInFile,
];
