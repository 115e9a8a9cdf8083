import type { DeviceErrorName } from '../../protocol/apple/errors.table.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import { identityOf, type Pfx, type PfxIdentity, readPfx } from '../../protocol/pki/pkcs12/read-pfx.js';
import { holdsIdentity, opensFile, type PasswordSources, passwordOfFile } from './pkcs12-rules.js';

/** What a device makes of a PKCS#12 payload: an identity, nothing that it could use, or the reason why it is not installed. */
export type FileOutcome =
  | { readonly kind: 'identity'; readonly identity: PfxIdentity }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'refused'; readonly error: DeviceErrorName; readonly reason: string };

/** Opens the file of a PKCS#12 payload (RFC 7292; mdm/profiles/com.apple.security.pkcs12.yaml). */
export function openIdentityFile(rules: RuleContext, bytes: Uint8Array, sources: PasswordSources): FileOutcome {
  const password = passwordOfFile(rules, sources);
  const opened = password === undefined ? 'nobody was there to type the password' : read(bytes, password);
  if (!opensFile(rules, typeof opened !== 'string')) return refusedBy(opened);
  if (typeof opened === 'string') return { kind: 'unusable' };
  const identity = identityOf(opened);
  if (!holdsIdentity(rules, identity !== undefined))
    return { kind: 'refused', error: 'notAnIdentity', reason: 'no key with its certificate' };
  return identity === undefined ? { kind: 'unusable' } : { kind: 'identity', identity };
}

function refusedBy(opened: Pfx | string): FileOutcome {
  const reason = typeof opened === 'string' ? opened : 'it is not opened';
  return { kind: 'refused', error: 'identityPassword', reason };
}

/** What the file holds, or why it cannot be opened. */
function read(bytes: Uint8Array, password: string): Pfx | string {
  try {
    return readPfx(bytes, password);
  } catch (error) {
    if (error instanceof ProtocolError) return error.message;
    throw error;
  }
}
