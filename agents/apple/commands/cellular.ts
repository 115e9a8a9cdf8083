import { acknowledged, type CommandHandler, failed } from './answer.js';

/** RefreshCellularPlans: for a device that takes eSIMs (mdm/commands/device.esim.yaml). */
export const refreshCellularPlans: CommandHandler = ({ habits }) =>
  habits.cellular ? acknowledged() : failed('impossible', 'The device has no cellular radio.');

/** ClearRestrictionsPassword: also where there is none (mdm/commands/restrictions.clear.password.yaml). */
export const clearRestrictionsPassword: CommandHandler = () => acknowledged();
