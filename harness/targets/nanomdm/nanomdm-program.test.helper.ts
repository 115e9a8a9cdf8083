import type { GoProgram } from '../../go-program.test.helper.js';

/** The version that the table of known deviations was written for. */
export const nanomdm: GoProgram = {
  package: 'github.com/micromdm/nanomdm/cmd/nanomdm',
  version: 'v0.9.0',
  variable: 'NANOMDM_BIN',
};
