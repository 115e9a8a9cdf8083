import { putDeclarative } from '../declarative/channel.js';
import type { CommandHandler } from './answer.js';

/** DeclarativeManagement: the device takes up declarative management, and catches up once it has answered (mdm/commands/declarativemanagement.yaml). */
export const declarativeManagement: CommandHandler = (device) => {
  putDeclarative(device, {});
  return { Status: 'Acknowledged', keys: new Map(), aftermath: 'synchronize' };
};
