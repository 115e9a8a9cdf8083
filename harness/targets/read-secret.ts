import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../protocol/base/errors.js';
import type { SecretReference } from './secret-schema.js';

/** Where a user wrote what is read, and where the paths that they wrote begin. */
export interface Written {
  readonly folder: string;
  /** The file or the option, for errors. */
  readonly place: string;
}

/** What a reference leads to. Throws UsageError that names the key. */
export function resolveSecret(key: string, secret: SecretReference, { folder, place }: Written): string {
  if ('file' in secret)
    return readText(resolve(folder, secret.file), 'SECRET_UNREADABLE', `${key}: the file cannot be read`).trim();
  const value = process.env[secret.env];
  if (value !== undefined && value !== '') return value;
  throw new UsageError('SECRET_MISSING', `${key}: the environment has no ${secret.env}`, {
    place,
    fix: `Set ${secret.env}, or name a file: {file: PATH}`,
  });
}

/** A text file. Throws UsageError with this code and message, and the file as its place. */
export function readText(file: string, code: string, message: string): string {
  return Buffer.from(readBytes(file, code, message)).toString('utf8');
}

/** Any file; throws like `readText`. */
export function readBytes(file: string, code: string, message: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UsageError(code, message, { place: file, cause });
  }
}
