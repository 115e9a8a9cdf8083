import { dict } from '../../../protocol/plist/value.js';
import { effectiveRestrictions } from '../restrictions/effective.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

export const enableRemoteDesktop: CommandHandler = (device) => {
  device.update({ remoteDesktop: true });
  return acknowledged();
};

export const disableRemoteDesktop: CommandHandler = (device) => {
  device.update({ remoteDesktop: false });
  return acknowledged();
};

/** Lights-out management needs hardware that no simulated Mac has (mdm/commands/lom.*.yaml). */
export const lightsOut: CommandHandler = () => failed('impossible', 'This Mac has no lights-out management.');

/** Simulated apps bring no extensions (mdm/commands/extensions.active.yaml, extensions.mappings.yaml). */
export const extensions: CommandHandler = () => acknowledged({ Extensions: [] });

/** ContentCachingInformation: no simulated Mac serves content to others (mdm/commands/contentcaching.information.yaml). */
export const contentCachingInformation: CommandHandler = (device) => {
  const restricted = effectiveRestrictions(device).get('allowContentCaching') === false;
  const status = { Activated: false, Active: false, Port: 0, RegistrationStatus: 0, RestrictedMedia: restricted };
  return acknowledged({ StatusResponse: dict(status) });
};
