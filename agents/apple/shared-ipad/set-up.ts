import { type AppleDevice, refuse } from '../device.js';
import { canBeShared, knowsSharing, maySetUp, mustBeReset } from './rules.js';

const step = 'Shared iPad';

/**
 * Whether the device becomes a Shared iPad, as the organisation may want it. One that cannot be one stays as it is until it is reset (Apple Platform Deployment, "Shared
 * iPad", requirements). Throws EnrollmentStopped.
 */
export function becomesShared(device: AppleDevice, asked: boolean | undefined): boolean {
  const { rules, osVersion, habits, world } = device;
  if (!maySetUp(rules, device.state.needsReset === true))
    refuse({ form: 'local', code: 'NEEDS_RESET', message: 'the device has to be reset first', step });
  if (asked !== true) return false;
  const known = knowsSharing(rules, world.model.platform, 'Shared iPad');
  if (known && canBeShared(rules, { osVersion, capacity: habits.capacity })) return true;
  if (mustBeReset(rules)) {
    device.update({ needsReset: true });
    refuse({
      form: 'local',
      code: 'NEEDS_RESET',
      message: 'the device cannot be a Shared iPad and has to be reset',
      step,
    });
  }
  return false;
}
