import { defineConfig } from 'vitest/config';

/** Judges we did not write: each file skips loudly, by name, where its program is not installed. */
export default defineConfig({
  test: {
    include: ['{agents,protocol,scenarios,harness,reports}/**/*.interop.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
