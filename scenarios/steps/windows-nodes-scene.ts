import { createHash } from 'node:crypto';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { queueAndWake } from './omadm-scene.js';
import type { Scene } from './scene.js';

/** `BitLocker/RequireDeviceEncryption` as a LocURI of the device. */
export const nodeUri = (name: string): string => (name.startsWith('.') ? name : `./Device/Vendor/MSFT/${name}`);

function formatOf(value: string): string {
  if (/^-?\d+$/.test(value)) return 'int';
  return /^(true|false)$/.test(value) ? 'bool' : 'chr';
}

export const readsNode = (scene: Scene, name: string): Promise<void> =>
  queueAndWake(scene, { verb: 'Get', target: nodeUri(name) });

export const setsNode = (scene: Scene, name: string, value: string, format = formatOf(value)): Promise<void> =>
  queueAndWake(scene, { verb: 'Replace', target: nodeUri(name), format, data: value.replaceAll("'", '"') });

/** A server that expects a value of a policy, and sets it. */
export async function expectsAndSets(scene: Scene, expected: string, policy: string, value: number): Promise<void> {
  await setsNode(scene, 'NodeCache/MusterSimulated/Nodes/7/ExpectedValue', expected, 'chr');
  await setsNode(scene, `Policy/Config/${policy}`, String(value));
}

export const executesNode = (scene: Scene, name: string): Promise<void> =>
  queueAndWake(scene, { verb: 'Exec', target: nodeUri(name) });

/** The anchor of the target, below a name that is its thumbprint or is not. */
export async function installsRoot(scene: Scene, name: string): Promise<void> {
  const [der = new Uint8Array()] = fromPem(scene.target.ca, 'CERTIFICATE');
  const hash = name === 'its thumbprint' ? createHash('sha1').update(der).digest('hex').toUpperCase() : name;
  const data = Buffer.from(der).toString('base64');
  await setsNode(scene, `CertificateStore/ROOT/System/${hash}/EncodedCertificate`, data, 'b64');
}

/** A PC on which a package behaves in its own way. */
export async function enrollWithPackage(scene: Scene, person: string, model: string, name: string): Promise<void> {
  const kinds = ['msi', 'modern', 'office'];
  const packages: JsonObject = Object.fromEntries(kinds.map((kind) => [`${kind}:${name}`, { ending: 'fails' }]));
  const modelOverrides = { habits: { packages } };
  await scene.enroll(await scene.newDevice({ person, model, method: 'windows-byod', modelOverrides }));
}
