import type { EntryWay } from '../../protocol/android/entry-ways.table.js';
import { type ManagementMode, managementModeFacts } from '../../protocol/android/management-modes.table.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { type AndroidDevice, refuseProvisioning } from './device.js';
import {
  anyMakerEnrolls,
  copeByIdentifier,
  copeByTag,
  entryIsOffered,
  entryMinimumVersion,
  googleServicesReachable,
  knoxNeeded,
  loadsFile,
  readsTags,
  takesPartInCloud,
} from './entry-rules.js';

/** How the device is to begin, by what it was given. What is typed goes before what lies beside it. */
export function wayOf(entry: EnrollmentEntry): EntryWay {
  if (entry.cloud !== undefined) return entry.cloud.service;
  if (entry.identifier !== undefined) return 'token';
  if (entry.configuration !== undefined) return entry.configuration.service;
  if (entry.nfcTag !== undefined) return 'nfc';
  if (entry.file !== undefined) return 'file';
  return entry.qrPng === undefined ? 'link' : 'qr';
}

/** What the person or the cloud does first, as a person who gives up would name it. */
export const firstStep: Readonly<Record<EntryWay, string>> = {
  qr: 'ScanQrCode',
  nfc: 'TapNfcTag',
  token: 'EnterIdentifier',
  'zero-touch': 'FetchConfiguration',
  kme: 'FetchConfiguration',
  file: 'LoadFile',
  link: 'OpenLink',
};

/** Ends the enrollment when this device cannot begin this mode in this way. */
export function meetEntry(device: AndroidDevice, way: EntryWay, managed: Managed): void {
  const code = obstacle(device, way, managed);
  if (code !== undefined) refuseProvisioning(firstStep[way], code, `${managed.mode} cannot begin by ${way} here`);
}

interface Managed {
  readonly mode: ManagementMode;
  readonly gms: boolean;
}

function obstacle(device: AndroidDevice, way: EntryWay, managed: Managed): string | undefined {
  const { rules, habits, world } = device;
  const { mode, gms } = managed;
  const { apiLevel } = habits;
  if (way === 'nfc' && !readsTags(rules, habits.nfc)) return 'NO_NFC';
  if (way === 'file' && !loadsFile(rules, habits.loadsFiles)) return 'FILE_NOT_TAKEN';
  if (!entryIsOffered(rules, way, managed)) return 'ENTRY_NOT_OFFERED';
  if (!takesPartInCloud(rules, way, habits, knoxNeeded(rules, 'enterprise'))) return 'NOT_IN_CLOUD';
  if (managementModeFacts[mode].ownership === 'PERSONALLY_OWNED') return undefined;
  if (!entryMinimumVersion(rules, apiLevel)) return 'API_LEVEL';
  if (gms && !googleServicesReachable(rules, habits.googleServices)) return 'GOOGLE_SERVICES';
  if (mode === 'fully-managed' && gms && !anyMakerEnrolls(rules, world.model.manufacturer)) return 'MANUFACTURER';
  if (mode !== 'cope') return undefined;
  if (way === 'nfc' && !copeByTag(rules, apiLevel)) return 'MODE_NOT_BY_NFC';
  return way === 'token' && !copeByIdentifier(rules, apiLevel) ? 'MODE_NOT_BY_IDENTIFIER' : undefined;
}
