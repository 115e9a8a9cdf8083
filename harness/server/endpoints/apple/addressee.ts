import type { CommandState } from '../../domain/state.js';

/** The channel that a command is for: of the UserID that its document names, or of the user of a Shared iPad by UserShortName; undefined: the device's. */
export function addresseeOf({ payload }: Pick<CommandState, 'payload'>): string | undefined {
  const { UserID, UserShortName } = payload;
  return [UserID, UserShortName].find((name) => typeof name === 'string') as string | undefined;
}
