import { readProfile } from '../../../protocol/apple/profile.js';
import { installBytes } from '../commands/profiles.js';
import type { Effect } from './effects.table.js';
import { download } from './fetch-asset.js';
import { wentWrong } from './reasons.js';

/** A profile that the MDM server hosts is installed as if a command had brought it (declarative/declarations/configurations/legacy.yaml). */
export const installDeclaredProfile: Effect = async ({ conversation }, { payload }) => {
  const fetched = await download(conversation, String(payload.ProfileURL), true);
  if ('error' in fetched) return { error: wentWrong('Error.ConfigurationCannotBeApplied', fetched.error.description) };
  const answer = await installBytes(conversation.device, fetched.content);
  if (answer.Status === 'Acknowledged')
    return { profile: readProfile(fetched.content).message.profile.PayloadIdentifier ?? '' };
  const [first] = answer.Status === 'Error' ? answer.ErrorChain : [];
  return { error: wentWrong('Error.ConfigurationCannotBeApplied', first?.LocalizedDescription ?? answer.Status) };
};
