import { ProtocolError } from '../../../protocol/base/errors.js';
import { parseCertificate } from '../../../protocol/pki/certificate.js';
import { envelop } from '../../../protocol/pki/enveloped-data.js';
import { dataOf, dict, dictOf, stringOf } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { type Answer, acknowledged, type CommandHandler, failed } from './answer.js';

/** By the holder, or by a profile (mdm/profiles/com.apple.MCX(FileVault2).yaml). */
export function fileVaultIsOn({ habits, state }: AppleDevice): boolean {
  return (
    habits.fileVault ||
    state.profiles.some(({ payloads }) => payloads.some(({ type }) => type === 'com.apple.MCX.FileVault2'))
  );
}

/** Six groups of four, new after each rotation. */
function recoveryKey(device: AppleDevice, rotations: number): string {
  const random = device.constant(`recovery key ${rotations}`);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const characters = Array.from({ length: 24 }, () => letters.charAt(random.int(letters.length))).join('');
  return characters.match(/.{4}/g)?.join('-') ?? characters;
}

/**
 * RotateFileVaultKey: opened by the administrator's password or the present recovery key; the new one goes to whoever holds the key of
 * ReplyEncryptionCertificate (mdm/commands/filevault.rotatekey.yaml).
 */
export const rotateFileVaultKey: CommandHandler = (device, command): Answer => {
  if (!fileVaultIsOn(device)) return failed('impossible', 'FileVault is off.');
  if (command.get('KeyType') !== 'personal') return failed('malformedRequest', 'KeyType');
  const { fileVaultRotations: rotations = 0 } = device.state;
  const shown = stringOf(dictOf(command.get('FileVaultUnlock'))?.get('Password'));
  if (shown !== device.habits.password && shown !== recoveryKey(device, rotations))
    return failed('impossible', 'FileVault cannot be opened with this password.');
  const sealed = sealFor(device, dataOf(command.get('ReplyEncryptionCertificate')), recoveryKey(device, rotations + 1));
  if (sealed === undefined) return failed('malformedRequest', 'ReplyEncryptionCertificate');
  device.update({ fileVaultRotations: rotations + 1 });
  return acknowledged({ RotateResult: dict({ EncryptedNewRecoveryKey: sealed }) });
};

/** The text for the holder of an RSA certificate's key; undefined when the certificate is none. */
function sealFor({ world }: AppleDevice, certificate: Uint8Array | undefined, text: string): Uint8Array | undefined {
  if (certificate === undefined) return undefined;
  try {
    const content = new Uint8Array(Buffer.from(text, 'utf8'));
    return envelop({
      content,
      recipients: [parseCertificate(certificate)],
      cipher: 'aes-256-cbc',
      random: world.random,
    });
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
