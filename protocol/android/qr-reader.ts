import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type jsqr from 'jsqr';

type ReadCode = typeof jsqr.default;

/**
 * jsqr 1.4.0 with one number of its tables corrected: a code of version 23 has alignment patterns at 78, not at 74 (ISO/IEC 18004:2015,
 * annex E), and without that no such code at error correction L can be read. The table is out of reach from outside, so the correction is
 * made in the source as it is loaded; on a version of the package that has it right nothing is replaced.
 */
function loadReader(): ReadCode {
  const file = createRequire(import.meta.url).resolve('jsqr');
  const source = readFileSync(file, 'utf8').replace('[6, 30, 54, 74, 102]', '[6, 30, 54, 78, 102]');
  const module: { exports: unknown } = { exports: {} };
  compileFunction(source, ['module', 'exports'], { filename: file })(module, module.exports);
  const { exports } = module;
  return (typeof exports === 'function' ? exports : (exports as { default: unknown }).default) as ReadCode;
}

/** Finds a QR code in pixels and reads it; null when there is none. */
export const readCode: ReadCode = loadReader();
