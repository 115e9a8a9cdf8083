import { createHash } from 'node:crypto';
import { UsageError } from '../../protocol/base/errors.js';

/** A deterministic part of a whole: the second of four. */
export interface Share {
  /** From 1. */
  readonly index: number;
  readonly total: number;
}

/** Reads `2/4`. Throws UsageError on anything that is no part of a whole. */
export function readShare(text: string): Share {
  const [, index, total] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && total !== undefined && index <= total) return { index, total };
  throw new UsageError('BAD_SHARE', `--share ${text} is no part of a whole`, { fix: 'An example: --share 1/4' });
}

/** Whether an id falls into the share: told from the id alone, so that what else is selected moves nothing. */
export function inShare(id: string, { index, total }: Share): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % total === index - 1;
}
