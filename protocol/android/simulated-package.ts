import { isJsonObject, readJsonObject } from './read-json.js';

/**
 * Stands for the APK of a DPC where server and device are both simulated: JSON text that says what a device looks up in a real
 * package. Our own format, and it says so in its first member.
 */
export interface SimulatedPackage {
  readonly packageName: string;
  readonly versionCode: number;
  /** Fully qualified class names of the device admin receivers. */
  readonly receivers: readonly string[];
  /** SHA-256 of the signing certificate. */
  readonly signer: Uint8Array;
}

const marker = 'simulated Android package';

export function writeSimulatedPackage({ signer, ...facts }: SimulatedPackage): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({ format: marker, ...facts, signer: Buffer.from(signer).toString('hex') }),
  );
}

/** Undefined for anything that is no simulated package, such as a real APK. */
export function readSimulatedPackage(bytes: Uint8Array): SimulatedPackage | undefined {
  if (bytes[0] !== 0x7b) return undefined;
  const json = readJsonObject(Buffer.from(bytes).toString('utf8'));
  if (json.kind === 'unreadable' || !isJsonObject(json.object) || json.object.format !== marker) return undefined;
  const { packageName, versionCode, receivers, signer } = json.object;
  return {
    packageName: String(packageName),
    versionCode: Number(versionCode),
    receivers: Array.isArray(receivers) ? receivers.map(String) : [],
    signer: Uint8Array.from(Buffer.from(String(signer), 'hex')),
  };
}
