import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DeviceIdentifier } from '../../../../protocol/zero-touch/messages.js';
import { configurationRules } from './configuration-rules.js';
import { frameRules } from './frame-rules.js';
import { serialForCompare } from './identifiers.js';
import { resellerRules } from './reseller-rules.js';
import type { ClaimedDevice, Configuration, ConfigurationFields, Partner } from './state.js';

/** The device that asks, of those that were claimed. `any` is another one. */
export const claimedDevice = rule('ZTE-001', {
  holds: (_context: RuleContext, found: ClaimedDevice | undefined, _any: ClaimedDevice | undefined) => found,
  mutants: { anyDeviceIsKnown: (_context, found, any) => found ?? any, nobodyIsKnown: () => undefined },
});

/** Whether a supplier's devices get into the service. */
export const supplierTakesPart = rule('ZTE-001', {
  holds: (_context: RuleContext, { participates }: Partner): boolean => participates,
  mutants: { everySupplier: () => true },
});

/** Whether these are ids of the device that asks: its first IMEI, or serial number with manufacturer and model. */
export const identifies = rule('XAD-043', {
  holds: (_context: RuleContext, claimed: DeviceIdentifier, asking: DeviceIdentifier): boolean =>
    claimed.imei === undefined ? sameModelAndSerial(claimed, asking) : claimed.imei === asking.imei,
  mutants: {
    serialAlone: (_context, claimed, asking) =>
      claimed.imei === undefined ? claimed.serialNumber === asking.serialNumber : claimed.imei === asking.imei,
    secondImeiToo: (_context, claimed, asking) =>
      [claimed.imei, claimed.imei2].includes(asking.imei) || [asking.imei, asking.imei2].includes(claimed.imei),
  },
});

function sameModelAndSerial(claimed: DeviceIdentifier, asking: DeviceIdentifier): boolean {
  const { serialNumber, manufacturer, model } = claimed;
  return (
    serialNumber !== undefined &&
    serialNumber.toLowerCase() === asking.serialNumber?.toLowerCase() &&
    manufacturer?.toLowerCase() === asking.manufacturer?.toLowerCase() &&
    model?.toLowerCase() === asking.model?.toLowerCase()
  );
}

/** Extras that a device gets: those of its configuration, whatever the default one says. */
export const extrasHandedOut = rule('ZTE-008', {
  holds: (_context: RuleContext, own: ConfigurationFields, _byDefault: ConfigurationFields | undefined): string =>
    own.dpcExtras,
  mutants: { defaultToEverybody: (_context, own, byDefault) => (byDefault ?? own).dpcExtras },
});

export interface HandedOut {
  readonly dpc: string;
  readonly text: string;
  readonly shown: JsonObject;
}

/** Members of a configuration that reach the device. */
export const reachesDevice = rule('ZTE-009', {
  holds: (_context: RuleContext, handedOut: HandedOut): HandedOut => handedOut,
  mutants: {
    withoutOrganisation: (_context, { shown: { companyName: _name, ...shown }, ...rest }) => ({ ...rest, shown }),
    withoutSupport: (_context, { shown: { companyName = '' }, ...rest }) => ({ ...rest, shown: { companyName } }),
    withoutExtras: (_context, handedOut) => ({ ...handedOut, text: '{}' }),
    anotherDpc: (_context, handedOut) => ({ ...handedOut, dpc: 'com.example.dpc' }),
  },
});

/** Configurations that the portal and the API list. */
export const listed = rule('ZTE-002', {
  holds: (_context: RuleContext, all: readonly Configuration[]): readonly Configuration[] => all,
  mutants: {
    portalOnly: (_context, all) => all.filter(({ madeIn }) => madeIn === 'portal'),
    frameOnly: (_context, all) => all.filter(({ madeIn }) => madeIn === 'frame'),
  },
});

/** Whether terms that nobody accepted stop a call for a customer. */
export const termsStop = rule('XAD-047', {
  holds: (_context: RuleContext, accepted: boolean): boolean => !accepted,
  mutants: { termsIgnored: () => false },
});

/** Every rule of the service. */
export const zeroTouchRules: readonly RuleSummary[] = [
  claimedDevice,
  supplierTakesPart,
  identifies,
  extrasHandedOut,
  reachesDevice,
  listed,
  termsStop,
  ...configurationRules,
  ...resellerRules,
  serialForCompare,
  ...frameRules,
];
