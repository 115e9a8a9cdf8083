import type { Method } from '../../protocol/base/vocabulary.js';
import type { RegistrationKind } from '../../protocol/directory/messages.js';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import { beginsAtDirectory, type DirectoryJoin, registrationOf } from './directory-join.js';

type ChangeItems = (items: readonly ContextItem[]) => readonly ContextItem[];

/** What a way in changes of the context items of a model. */
export function itemsOfJoined(join: DirectoryJoin | undefined, method: Method): ChangeItems {
  if (join !== undefined && (method === 'windows-bulk' || method === 'windows-iot-core')) return bulkDevice;
  if (join !== undefined && isAutopilot(method)) return autopilotDevice(join);
  if (join !== undefined && silentMethods.includes(method)) return silentDevice;
  return join !== undefined && beginsAtDirectory(method)
    ? joinedDevice(join, registrationOf[method])
    : (items) => items;
}

const silentMethods: readonly Method[] = ['windows-gpo', 'windows-hybrid', 'windows-comanagement'];

/** A PC that enrolls without asking anybody (MS-MDE2 §3.4.4.1.1.1, UXInitiated). */
const silentDevice: ChangeItems = (items) =>
  items.map((item) => {
    if (item.name === 'EnrollmentType') return { ...item, value: 'Device' };
    return item.name === 'UXInitiated' ? { ...item, value: 'False' } : item;
  });

export const isAutopilot = (method: Method): boolean => method.startsWith('windows-autopilot-');

/** A PC of Autopilot is joined; who was asked nothing brings nothing of a terms page, and a profile from the disk has its number told. */
const autopilotDevice =
  ({ enrollmentData, correlator }: DirectoryJoin): ChangeItems =>
  (items) => [
    ...items.map((item) => (item.name === 'EnrollmentType' ? { ...item, value: 'Device' } : item)),
    ...(enrollmentData === '' ? [] : [{ name: 'EnrollmentData', value: enrollmentData }]),
    ...(correlator === undefined ? [] : [{ name: 'OfflineAutoPilotEnrollmentCorrelator', value: correlator }]),
  ];

/** A PC that a package enrolls: a device, with nobody at it (MS-MDE2 §3.4.4.1.1.1, UXInitiated and BulkAADJ). */
const bulkDevice: ChangeItems = (items) => [...silentDevice(items), { name: 'BulkAADJ', value: 'true' }];

/** What a PC that came by the directory says besides: the terms page's blob, and that a joined PC enrolls as a device (MS-MDE2 §3.4.4.1.1.1). */
export const joinedDevice =
  ({ enrollmentData }: DirectoryJoin, kind: RegistrationKind) =>
  (items: readonly ContextItem[]): readonly ContextItem[] => [
    ...items.map((item) => (item.name === 'EnrollmentType' && kind === 'join' ? { ...item, value: 'Device' } : item)),
    { name: 'EnrollmentData', value: enrollmentData },
  ];
