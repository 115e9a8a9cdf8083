import { AdminError } from './admin-error.js';

const deepest = 64;

/** Throws 400 when a document nests deeper than anything of ours does; walks without recursion. */
export function requireShallow(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) {
      throw new AdminError(400, {
        code: 'TOO_DEEP',
        message: `the document nests deeper than ${deepest} levels`,
        place: 'body',
      });
    }
    level = level.flatMap((value) => (isContainer(value) ? Object.values(value) : []));
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
