import { createHmac } from 'node:crypto';

/** Seconds for which one code counts (RFC 6238 §5.2 recommends this). */
const timeStep = 30;

/** A time-based one-time password with SHA-1 (RFC 6238 §4.2, RFC 4226 §5.3). `now` in milliseconds. */
export function oneTimeCode(secret: Uint8Array, now: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1000 / timeStep)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 0xf;
  const truncated = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/** Whether a code is that of now or of the step before, which network and typing may cost (RFC 6238 §5.2). */
export function isCodeOf(secret: Uint8Array, now: number, code: string): boolean {
  return [now, now - timeStep * 1000].some((at) => oneTimeCode(secret, at) === code);
}
