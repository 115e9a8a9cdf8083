import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Certificate } from '../../../protocol/pki/certificate.js';
import { type Generation, Generations } from './authority-generations.js';

/** One authority as it is kept: root and key (PKCS#8), both base64. The key of the first one is the server's own. */
export interface SavedGeneration {
  readonly number: number;
  readonly certificate: string;
  readonly key: string;
}

export interface SavedGenerations {
  /** Absent while the first one is in office. */
  readonly current?: SavedGeneration;
  readonly next?: SavedGeneration;
  readonly retired: readonly { readonly certificate: string; readonly until: number }[];
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Absent for an authority that never had a successor. */
export function saveGenerations({ current, next, retired }: Generations): SavedGenerations | undefined {
  if (current.number === 1 && next === undefined) return undefined;
  return {
    ...(current.number > 1 && { current: saveGeneration(current) }),
    ...(next !== undefined && { next: saveGeneration(next) }),
    retired: retired.map(({ root, until }) => ({ certificate: base64(root.der), until })),
  };
}

function saveGeneration({ number, root, key }: Generation): SavedGeneration {
  return { number, certificate: base64(root.der), key: base64(key.export({ format: 'der', type: 'pkcs8' })) };
}

/** The authorities as they were; `root` and `key` are those of the first one. */
export function restoreGenerations(
  root: Certificate,
  key: KeyObject,
  saved: SavedGenerations | undefined,
): Generations {
  const first = { number: 1, root, key };
  if (saved === undefined) return new Generations(first, undefined, []);
  const retired = saved.retired.map(({ certificate, until }) => ({ root: readRoot(certificate), until }));
  const current = saved.current === undefined ? first : restore(saved.current);
  return new Generations(current, saved.next && restore(saved.next), retired);
}

function restore({ number, certificate, key }: SavedGeneration): Generation {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
  return { number, root: readRoot(certificate), key: privateKey };
}

const readRoot = (certificate: string): Certificate => new Certificate(Buffer.from(certificate, 'base64'));
