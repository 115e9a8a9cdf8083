import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** Only Google's Pub/Sub knows the address to push to (Cloud Pub/Sub, push subscriptions). */
export const pushIsGenuine = rule('XAM-080', {
  holds: (_context: RuleContext, known: string, shown: string) => known !== '' && known === shown,
  mutants: { believesAnybody: () => true },
});

/** What a notification of a type that nobody knows is taken for (NotificationType). */
export const meaningOf = rule('XAM-081', {
  holds: (_context: RuleContext, type: string): Meaning => meanings[type] ?? 'ignored',
  mutants: {
    reportUnlessKnown: (_context, type): Meaning => meanings[type] ?? 'device',
    refusesUnknown: (_context, type): Meaning => meanings[type] ?? 'refused',
  },
});

export type Meaning = 'device' | 'operation' | 'ignored' | 'refused';

const meanings: Readonly<Record<string, Meaning>> = {
  ENROLLMENT: 'device',
  STATUS_REPORT: 'device',
  COMMAND: 'operation',
};

/** A device of another enterprise is nobody's here (Device.name). */
export const isOurs = rule('XAM-082', {
  holds: (_context: RuleContext, name: string, enterprise: string) => name.startsWith(`${enterprise}/devices/`),
  mutants: { anyEnterprise: (_context, name) => name.includes('/devices/') },
});

/** A message that comes again changes nothing: what is known stays as it is (Cloud Pub/Sub, at-least-once delivery). */
export const startsOver = rule('XAM-083', {
  holds: (_context: RuleContext, known: boolean) => !known,
  mutants: { everyTime: () => true },
});

/** A report that is older than what is known changes nothing (Device.lastStatusReportTime). */
export const isNews = rule('XAM-084', {
  holds: (_context: RuleContext, known: string, told: string) => told >= known,
  mutants: { lastWins: () => true },
});

/** A message about a device that nobody has announced yet announces it: messages have no order (Cloud Pub/Sub, ordering). */
export const announces = rule('XAM-085', {
  holds: (_context: RuleContext, _type: string) => true,
  mutants: { enrollmentsOnly: (_context, type) => type === 'ENROLLMENT' },
});

/** A device that says DELETED is no longer managed, whatever kind of message says it (Device.state). */
export const isDeleted = rule('XAM-086', {
  holds: (_context: RuleContext, _type: string, device: JsonObject) => saysDeleted(device),
  mutants: {
    overlooksIt: () => false,
    inReportsOnly: (_context, type, device) => type === 'STATUS_REPORT' && saysDeleted(device),
  },
});

const saysDeleted = ({ state, appliedState }: JsonObject): boolean => state === 'DELETED' || appliedState === 'DELETED';

/** Late messages do not bring a deleted device back. */
export const staysGone = rule('XAM-087', {
  holds: (_context: RuleContext, gone: boolean) => gone,
  mutants: { forgets: () => false },
});

/** How the device is managed is what it says, not what its token was made for (Device.managementMode, ownership). */
export const methodOfDevice = rule('XAM-088', {
  holds: (_context: RuleContext, device: JsonObject, token: string) => methodBy(device, token),
  mutants: { asTheTokenWasMeant: (_context, _device, token) => token },
});

function methodBy({ managementMode, ownership }: JsonObject, token: string): string {
  if (managementMode === 'PROFILE_OWNER')
    return ownership === 'PERSONALLY_OWNED' ? 'android-work-profile' : 'android-cope';
  return token.startsWith('android-dedicated') ? token : 'android-fully-managed';
}

/** A device without hardwareInfo is a device (Device, every member is optional). */
export const serialOf = rule('XAM-089', {
  holds: (_context: RuleContext, device: JsonObject) => serialIn(device),
  mutants: {
    insistsOnIt: (_context, device) => {
      const serial = serialIn(device);
      if (serial === undefined) throw new RangeError('a device without hardwareInfo');
      return serial;
    },
  },
});

function serialIn({ hardwareInfo }: JsonObject): string | undefined {
  const { serialNumber } = (hardwareInfo ?? {}) as { readonly serialNumber?: string };
  return serialNumber;
}

/** The record of a device that came again takes the place of its former ones (Device.previousDeviceNames). */
export const formerRecords = rule('XAM-090', {
  holds: (_context: RuleContext, device: JsonObject) => namesIn(device),
  mutants: { keepsBoth: () => [] },
});

function namesIn({ previousDeviceNames }: JsonObject): readonly string[] {
  return Array.isArray(previousDeviceNames) ? previousDeviceNames.map(String) : [];
}

/** What could not be taken is not acknowledged, so that it comes again (Cloud Pub/Sub, push acknowledgement). */
export const acknowledges = rule('XAM-091', {
  holds: (_context: RuleContext, taken: boolean) => taken,
  mutants: { beforeItIsTaken: () => true },
});

export const notificationRules = [
  pushIsGenuine,
  meaningOf,
  isOurs,
  startsOver,
  isNews,
  announces,
  isDeleted,
  staysGone,
  methodOfDevice,
  serialOf,
  formerRecords,
  acknowledges,
];
