import type { ManagementMode } from './management-modes.table.js';
import type { Carrier } from './provisioning-extras.table.js';

/** How a person or a vendor's cloud makes an Android device begin to enroll. */
export const entryWays = ['qr', 'nfc', 'token', 'zero-touch', 'kme', 'file', 'link'] as const;
export type EntryWay = (typeof entryWays)[number];

export interface EntryWayFacts {
  /** How the provisioning extras reach the device; the link and the token lead to them. */
  readonly carrier: Carrier;
  readonly modes: readonly ManagementMode[];
  /** Whether a device without Google Mobile Services can begin this way. */
  readonly withoutGms: boolean;
}

const company: readonly ManagementMode[] = ['cope', 'fully-managed', 'dedicated'];

/** Which mode can be begun in which way (Android Enterprise, provisioning methods; AOSP ManagedProvisioning for the carriers). */
export const entryWayFacts: Readonly<Record<EntryWay, EntryWayFacts>> = {
  qr: { carrier: 'qr', modes: company, withoutGms: true },
  nfc: { carrier: 'nfc', modes: company, withoutGms: true },
  token: { carrier: 'intent', modes: company, withoutGms: false },
  'zero-touch': { carrier: 'zero-touch', modes: company, withoutGms: false },
  kme: { carrier: 'kme', modes: company, withoutGms: false },
  file: { carrier: 'qr', modes: company, withoutGms: true },
  link: { carrier: 'intent', modes: ['work-profile'], withoutGms: false },
};

/** Whether a mode can be begun this way at all, on a device with or without Google Mobile Services. */
export function isOffered(
  way: EntryWay,
  { mode, gms }: { readonly mode: ManagementMode; readonly gms: boolean },
): boolean {
  const { modes, withoutGms } = entryWayFacts[way];
  return modes.includes(mode) && (gms || withoutGms);
}

/** First API level on which a company's device can be enrolled, whichever way: Android 8.0. */
export const companyDevicesFromApiLevel = 26;
/** Last API level on which a work profile of a company's device can be begun by an NFC tag or an identifier: Android 10. */
export const copeByTagOrIdentifierUntilApiLevel = 29;
/** First API level whose set-up brings a reader of QR codes with it: Android 9. */
export const qrReaderFromApiLevel = 28;
/** First Knox version that takes part in Knox Mobile Enrollment, by what is to manage. */
export const knoxFrom = { administrator: 2.4, enterprise: 2.8 } as const;

/** Where the Company Portal app asks how a person's own device is to enroll; ours, for that app's own way is not public. */
export const methodOfferPath = '/android/method-offer';

/** Identifier that installs the DPC of this server's simulation, as Google's own does for Android Device Policy. */
export const setupIdentifier = 'afw#setup';
