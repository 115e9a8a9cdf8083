import {
  companyDevicesFromApiLevel,
  copeByTagOrIdentifierUntilApiLevel,
  type EntryWay,
  isOffered,
  knoxFrom,
  qrReaderFromApiLevel,
} from '../../protocol/android/entry-ways.table.js';
import type { ManagementMode } from '../../protocol/android/management-modes.table.js';
import { type RuleContext, rule } from '../../protocol/base/rule.js';
import type { GoogleServices } from './habits.js';

/** A company's device needs Android 8.0, whichever way it begins. */
export const entryMinimumVersion = rule(['ENT-003', 'KME-001', 'ACW-004', 'AFM-006', 'ADD-004'], {
  holds: (_context: RuleContext, apiLevel: number) => apiLevel >= companyDevicesFromApiLevel,
  mutants: {
    acceptsAndroid7: (_context, apiLevel) => apiLevel >= 24,
    needsAndroid9: (_context, apiLevel) => apiLevel >= 28,
  },
});

/** Google Mobile Services are there and can be reached. */
export const googleServicesReachable = rule(['ACW-005', 'AFM-006', 'ADD-004'], {
  holds: (_context: RuleContext, services: GoogleServices) => services === 'present',
  mutants: {
    doesWithout: () => true,
    onlyLooksForTheApps: (_context, services) => services !== 'absent',
  },
});

/** Nothing beyond Android and Google's services is asked of the maker. */
export const anyMakerEnrolls = rule('AFM-006', {
  holds: (_context: RuleContext, _manufacturer: string) => true,
  mutants: { onlyGoogle: (_context, manufacturer) => manufacturer === 'Google' },
});

export interface CloudFacts {
  /** The device was sold by a supplier that takes part in zero-touch. */
  readonly zeroTouch: boolean;
  /** Knox version of a Samsung device. */
  readonly knox?: number;
}

/** The vendors' enrollment clouds know only devices that take part. */
export const takesPartInCloud = rule(['ENT-003', 'KME-001'], {
  holds: (_context: RuleContext, way: EntryWay, facts: CloudFacts, knoxFrom: number) => takesPart(way, facts, knoxFrom),
  mutants: {
    anyDevice: () => true,
    anyKnox: (_context, way, facts) => takesPart(way, facts, 0),
  },
});

/** Knox version that a device needs for what is to manage it. */
export const knoxNeeded = rule('KME-007', {
  holds: (_context: RuleContext, manager: keyof typeof knoxFrom): number => knoxFrom[manager],
  mutants: { sameForOwners: () => knoxFrom.administrator, sameForAdministrators: () => knoxFrom.enterprise },
});

function takesPart(way: EntryWay, { zeroTouch, knox }: CloudFacts, knoxVersion: number): boolean {
  if (way === 'zero-touch') return zeroTouch;
  return way !== 'kme' || (knox !== undefined && knox >= knoxVersion);
}

/** Only a device with an NFC reader reads a tag. */
export const readsTags = rule('ENT-004', {
  holds: (_context: RuleContext, hasNfc: boolean) => hasNfc,
  mutants: { withoutReader: () => true, never: () => false },
});

/** A tag begins a work profile of a company's device up to Android 10 only. */
export const copeByTag = rule('ENT-005', {
  holds: (_context: RuleContext, apiLevel: number) => apiLevel <= copeByTagOrIdentifierUntilApiLevel,
  mutants: { fromAndroid11Too: () => true, notOnAndroid10: (_context, apiLevel) => apiLevel < 29 },
});

/** An identifier begins a work profile of a company's device up to Android 10 only. */
export const copeByIdentifier = rule(['ENT-008', 'ACW-010'], {
  holds: (_context: RuleContext, apiLevel: number) => apiLevel <= copeByTagOrIdentifierUntilApiLevel,
  mutants: { fromAndroid11Too: () => true, notOnAndroid10: (_context, apiLevel) => apiLevel < 29 },
});

/** What is typed is the token, character by character. */
export const typedToken = rule(['ENT-006', 'AFM-011'], {
  holds: (_context: RuleContext, typed: string) => typed,
  mutants: {
    dropsLastCharacter: (_context, typed) => typed.slice(0, -1),
    upperCase: (_context, typed) => typed.toUpperCase(),
  },
});

/** After the identifier, the QR code may be scanned or the token typed. */
export const afterIdentifier = rule(['ENT-007', 'AFM-011'], {
  holds: (_context: RuleContext, wanted: 'scan' | 'type') => wanted,
  mutants: { typesOnly: () => 'type' as const, scansOnly: () => 'scan' as const },
});

export const identifierSteps = [
  'language',
  'Wi-Fi',
  'Google terms',
  'enter afw#setup',
  'install Android Device Policy',
  'scan QR or enter token',
] as const;
export type IdentifierStep = (typeof identifierSteps)[number];

/** The steps of a set-up that begins with an identifier, in their order. */
export const identifierSequence = rule('ENT-009', {
  holds: (_context: RuleContext): readonly IdentifierStep[] => identifierSteps,
  mutants: {
    tokenBeforeDevicePolicy: (): readonly IdentifierStep[] => [
      'language',
      'Wi-Fi',
      'Google terms',
      'enter afw#setup',
      'scan QR or enter token',
      'install Android Device Policy',
    ],
    withoutTerms: () => identifierSteps.filter((step) => step !== 'Google terms'),
  },
});

/** The reader opens when the first screen of a wiped device is tapped repeatedly; six taps are enough. */
export const opensQrReader = rule('ENT-010', {
  holds: (_context: RuleContext, taps: number) => taps >= 6,
  mutants: { never: () => false, needsTenTaps: (_context, taps) => taps >= 10 },
});

/** On Android 8 the reader has to be downloaded before anything can be scanned. */
export const qrReaderIsBuiltIn = rule('ENT-011', {
  holds: (_context: RuleContext, apiLevel: number) => apiLevel >= qrReaderFromApiLevel,
  mutants: { always: () => true, never: () => false },
});

/** Some modes cannot be begun in some ways; the plain token of an AOSP device among them. */
export const entryIsOffered = rule('AOL-004', {
  holds: (_context: RuleContext, way: EntryWay, managed: { readonly mode: ManagementMode; readonly gms: boolean }) =>
    isOffered(way, managed),
  mutants: { takesTypedTokens: (_context, way, managed) => way === 'token' || isOffered(way, managed) },
});

/** Whether the maker lets a device load the exported file. */
export const loadsFile = rule('AOU-040', {
  holds: (_context: RuleContext, makerAccepts: boolean) => makerAccepts,
  mutants: { anyMaker: () => true, noMaker: () => false },
});

/** A restart between provisioning and registration leaves a device that looks enrolled and is not. */
export const afterRestart = rule('ENT-001', {
  holds: (_context: RuleContext): 'looks-enrolled' | 'goes-on' | 'starts-over' => 'looks-enrolled',
  mutants: { goesOn: () => 'goes-on', startsOver: () => 'starts-over' },
});

/** Rules of the ways in that an Android device keeps. */
export const androidEntryRules = [
  entryMinimumVersion,
  googleServicesReachable,
  anyMakerEnrolls,
  takesPartInCloud,
  knoxNeeded,
  readsTags,
  copeByTag,
  copeByIdentifier,
  typedToken,
  afterIdentifier,
  identifierSequence,
  opensQrReader,
  qrReaderIsBuiltIn,
  entryIsOffered,
  loadsFile,
  afterRestart,
];
