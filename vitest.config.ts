import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{agents,protocol,scenarios,harness,reports}/**/*.test.ts'],
    exclude: ['**/*.interop.test.ts', 'dist/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    benchmark: { include: ['{agents,protocol,harness,reports}/**/*.bench.ts'] },
  },
});
