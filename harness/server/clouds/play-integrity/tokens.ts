import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto';
import { readJsonObject } from '../../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { IntegrityVerdict } from '../../../../protocol/play-integrity/verdict.js';

/** Who gives tokens out can open them and nobody else: a key that follows from the tenant's own. */
const sealingKey = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update('play integrity')
    .update(key.export({ type: 'pkcs8', format: 'der' }))
    .digest();

const nonceOctets = 12;
const tagOctets = 16;

/** An opaque text, as a token of Google's is to everybody but Google. */
export function sealVerdict(verdict: IntegrityVerdict, key: KeyObject, iv: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(verdict), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined for a token that was not given out here, or was changed. */
export function openVerdict(token: string, key: KeyObject): IntegrityVerdict | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= nonceOctets + tagOctets) return undefined;
  try {
    const opener = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, nonceOctets));
    opener.setAuthTag(bytes.subarray(nonceOctets, nonceOctets + tagOctets));
    const text = opener.update(bytes.subarray(nonceOctets + tagOctets), undefined, 'utf8') + opener.final('utf8');
    const reading = readJsonObject(text);
    return reading.kind === 'object' ? (reading.object as JsonObject as unknown as IntegrityVerdict) : undefined;
  } catch {
    return undefined;
  }
}
