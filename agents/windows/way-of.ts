import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { enrollByAutopilot } from './autopilot/enroll-by-autopilot.js';
import { enrollByPreparation } from './device-preparation/enroll-by-preparation.js';
import { enrollWindows } from './enroll.js';
import { enrollByPolicy } from './group-policy/enroll-by-policy.js';
import { isByPolicy } from './group-policy/schedule.js';
import { isAutopilot } from './joined-items.js';
import { enrollByPackage } from './package/enroll-by-package.js';
import type { WindowsState } from './state.js';

/** Keeps what a way in made of the PC, whether the enrollment goes on or not. */
export type KeepState = (part: Partial<WindowsState>) => void;

/** The flow of a way in. */
export function wayOf(method: EnrollmentEntry['method'], keep: KeepState): typeof enrollWindows {
  if (isByPolicy({ method }) || method === 'windows-hybrid')
    return (device, entry, person) =>
      enrollByPolicy(device, entry, person, ({ registrationDisabled }) => keep({ registrationDisabled }));
  if (method === 'windows-bulk' || method === 'windows-iot-core')
    return (device, entry, person) =>
      enrollByPackage(device, entry, person, (applied) => {
        const { deviceName } = applied;
        keep({ package: applied, ...(deviceName !== undefined && { deviceName }) });
      });
  if (method === 'windows-autopilot-device-preparation')
    return (device, entry, person) => enrollByPreparation(device, entry, person, (autopilot) => keep({ autopilot }));
  if (isAutopilot(method))
    return (device, entry, person) => enrollByAutopilot(device, entry, person, (autopilot) => keep({ autopilot }));
  return enrollWindows;
}
