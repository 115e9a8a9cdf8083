import { days } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import { parseSignedData } from '../../../protocol/pki/signed-data.js';
import { readPlist } from '../../../protocol/plist/codec.js';
import { dataOf, dict, dictOf, type PlistDict, stringOf } from '../../../protocol/plist/value.js';
import type { InstalledProvisioning } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { hidesPersonalCertificates } from '../user-enrollment/rules.js';
import { acknowledged, type CommandHandler, failed } from './answer.js';

/** InstallProvisioningProfile: a property list, alone or in a CMS SignedData (mdm/commands/provisioning.profile.install.yaml). */
export const installProvisioningProfile: CommandHandler = (device, command) => {
  const profile = readProvisioning(dataOf(command.get('ProvisioningProfile')) ?? new Uint8Array(0));
  const [uuid, expires] = [stringOf(profile?.get('UUID')), profile?.get('ExpirationDate')];
  if (uuid === undefined) return failed('profileMalformed', 'it is no provisioning profile');
  const added: InstalledProvisioning = {
    uuid,
    name: stringOf(profile?.get('Name')) ?? uuid,
    expires: (expires instanceof Date ? expires : new Date(device.rules.now)).toISOString(),
  };
  const others = (device.state.provisioning ?? []).filter((present) => present.uuid !== uuid);
  device.update({ provisioning: [...others, added] });
  return acknowledged();
};

function readProvisioning(bytes: Uint8Array): PlistDict | undefined {
  try {
    const content = bytes[0] === 0x30 ? parseSignedData(bytes).content : bytes;
    return content === undefined ? undefined : dictOf(readPlist(content).message);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

export const provisioningProfileList: CommandHandler = (device) =>
  acknowledged({
    ProvisioningProfileList: [...(device.state.provisioning ?? []), ...personal(device)].map(
      ({ uuid, name, expires }) => dict({ Name: name, UUID: uuid, ExpiryDate: new Date(expires) }),
    ),
  });

/** What the holder installed, where the server may see it. */
function personal({ habits, rules, userEnrolled }: AppleDevice): readonly InstalledProvisioning[] {
  if (hidesPersonalCertificates(rules, userEnrolled, 'provisioning')) return [];
  const expires = new Date(rules.now + days(365)).toISOString();
  return habits.ownProvisioning.map((name) => ({ name, uuid: `${name}-own`, expires }));
}

export const removeProvisioningProfile: CommandHandler = (device, command) => {
  const uuid = stringOf(command.get('UUID')) ?? '';
  const { provisioning = [] } = device.state;
  const rest = provisioning.filter((present) => present.uuid !== uuid);
  if (rest.length === provisioning.length) return failed('unknownProvisioning', uuid);
  device.update({ provisioning: rest.length === 0 ? undefined : rest });
  return acknowledged();
};
